package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpListener;
import org.backplane.pnp.StackEntry;
import org.backplane.wdm.Kernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells listeners and the log what happens to devices.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the device concerned.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger("org.backplane.pnp");

    private final Kernel kernel;
    private final List<PnpListener> listeners = new CopyOnWriteArrayList<>();

    Announcer(Kernel kernel) {
        this.kernel = kernel;
    }

    void add(PnpListener listener) {
        listeners.add(listener);
    }

    void remove(PnpListener listener) {
        listeners.remove(listener);
    }

    void arrived(DeviceNode node) {
        LOG.info("{} arrived: {}", node.instanceId(), node.description());
        tell(node);
    }

    void started(DeviceNode node) {
        LOG.info(
                "{} started: {}",
                node.instanceId(),
                Sentences.list(node.stack().stream().map(StackEntry::driver).toList()));
        tell(node);
    }

    void removed(DeviceNode node) {
        LOG.info("{} removed", node.instanceId());
        tell(node);
    }

    /** A node has got a problem; its sentence says everything. */
    void troubled(DeviceNode node) {
        LOG.warn("Code {}: {}", node.problem().code().number(), node.problem().message());
        tell(node);
    }

    /** Something odd that a driver did and that is no problem of the device. */
    void odd(String sentence) {
        LOG.warn("{}", sentence);
    }

    /** Something that a driver did wrong and that no node shows, because the stack goes. */
    void driverFault(String sentence) {
        LOG.warn("{}.", sentence);
        kernel.driverFaults().driverFault(sentence, null);
    }

    void tell(DeviceNode node) {
        for (PnpListener listener : listeners) {
            try {
                listener.deviceChanged(node);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed at a change of {}", node.instanceId(), e);
            }
        }
    }
}
