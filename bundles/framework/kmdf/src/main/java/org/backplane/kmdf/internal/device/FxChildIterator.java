package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.ChildListRetrieveDeviceStatus;
import org.backplane.ddi.Device;

/**
 * A walk over the children of a list, as they were when it began.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> whoever opened it.
 */
final class FxChildIterator implements ChildListIterator {

    /** Null if there is none, and nothing to walk over. */
    private final FxChildList list;

    private final FxChild[] children;
    private int at = -1;
    private Device device;
    private Object address;
    private boolean closed;

    FxChildIterator(FxChildList list, FxChild[] children) {
        this.list = list;
        this.children = children;
    }

    /** A walk over the children of a device that has none. */
    static FxChildIterator overNothing() {
        return new FxChildIterator(null, new FxChild[0]);
    }

    @Override
    public boolean retrieveNextDevice() {
        if (closed) {
            throw new IllegalStateException("an iteration over a child list goes on after close");
        }
        if (at < children.length) {
            at++;
        }
        if (at == children.length) {
            return false;
        }
        list.update(() -> {
            device = children[at].pdo;
            address = children[at].address;
        });
        return true;
    }

    @Override
    public Device device() {
        current();
        return device;
    }

    @Override
    public ChildListRetrieveDeviceStatus status() {
        return device() == null
                ? ChildListRetrieveDeviceStatus.NOT_YET_CREATED
                : ChildListRetrieveDeviceStatus.SUCCESS;
    }

    @Override
    public Object identificationDescription() {
        return current().identification;
    }

    @Override
    public Object addressDescription() {
        current();
        return address;
    }

    private FxChild current() {
        if (at < 0 || at >= children.length) {
            throw new IllegalStateException(
                    "an iteration over a child list is at no child; retrieveNextDevice goes to the"
                            + " next, if it is true");
        }
        return children[at];
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (list != null) {
                list.endIteration();
            }
        }
    }
}
