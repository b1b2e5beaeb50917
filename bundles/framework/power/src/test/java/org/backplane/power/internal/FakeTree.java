package org.backplane.power.internal;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DeviceTreeView;

import java.util.ArrayList;
import java.util.List;

/** A tree of devices that the test makes. */
final class FakeTree implements DeviceTreeView {

    final List<FakeStack> stacks = new ArrayList<>();
    boolean restless;
    int holds;
    boolean held;

    @Override
    public List<Node> started() {
        return stacks.stream()
                .map(stack -> new Node(stack.pdo, stack.parentPdo(), stack.pdo.instanceId()))
                .toList();
    }

    @Override
    public DeviceObject find(String instanceId) {
        return stacks.stream()
                .map(stack -> stack.pdo)
                .filter(pdo -> pdo.instanceId().equalsIgnoreCase(instanceId))
                .findAny()
                .orElse(null);
    }

    @Override
    public Hold hold(long timeoutNanos) {
        if (held) {
            throw new IllegalStateException("held already");
        }
        if (restless) {
            return null;
        }
        held = true;
        holds++;
        return new Hold() {
            @Override
            public List<Node> started() {
                return FakeTree.this.started();
            }

            @Override
            public void close() {
                held = false;
            }
        };
    }
}
