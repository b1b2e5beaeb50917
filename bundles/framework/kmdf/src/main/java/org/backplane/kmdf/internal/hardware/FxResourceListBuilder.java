package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.RegisterAccess;
import org.backplane.ddi.ResourceListBuilder;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.RegisterBank;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;

import java.util.ArrayList;
import java.util.List;

/** Collects what a bus driver says about a child's resources. */
public final class FxResourceListBuilder implements ResourceListBuilder {

    private final List<Resource> resources = new ArrayList<>();

    @Override
    public ResourceListBuilder memory(long start, long length, RegisterAccess access) {
        if (length < 1) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "the memory resource at 0x%X is %d bytes long; it needs at least 1"
                            .formatted(start, length));
        }
        resources.add(new Resource.Memory(start, length, new Bank(access)));
        return this;
    }

    @Override
    public ResourceListBuilder interrupt(int vector, InterruptLine line) {
        if (!(line instanceof FxInterruptLine own)) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "the line of interrupt "
                            + vector
                            + " does not come from createInterruptLine of the bus's device");
        }
        resources.add(new Resource.Interrupt(vector, own.line()));
        return this;
    }

    /** What was added, in that order. */
    public ResourceList build() {
        return new ResourceList(resources);
    }

    private record Bank(RegisterAccess access) implements RegisterBank {

        @Override
        public long read(int width, long offset) {
            return access.read(width, offset);
        }

        @Override
        public void write(int width, long offset, long value) {
            access.write(width, offset, value);
        }
    }
}
