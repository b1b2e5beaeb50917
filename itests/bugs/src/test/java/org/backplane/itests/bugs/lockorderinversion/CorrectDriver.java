package org.backplane.itests.bugs.lockorderinversion;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.ddi.SpinLock;
import org.backplane.status.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the bytes in store: a write brings some, a read takes some, and both keep books, in queues
 * of their own. Everybody takes the store's lock before that of the books.
 */
@HardwareIds("BUGS\\LOCK_ORDER_INVERSION")
final class CorrectDriver implements Driver {

    private static final InterfaceClass STORE =
            InterfaceClass.of("d84ad1a6-9d3b-45e5-a3e0-77c5a4f02c10");

    private static final Logger LOG = LoggerFactory.getLogger(CorrectDriver.class);

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Context(init);
    }

    private static final class Context {

        /** Guards {@link #stored}. */
        private final SpinLock store;

        /** Guards {@link #moves}. */
        private final SpinLock books;

        private int stored;
        private int moves;

        Context(DeviceInit init) {
            Device device = init.create().createInterface(STORE);
            store = device.createSpinLock("store");
            books = device.createSpinLock("books");
            IoQueue reads =
                    device.createQueue(
                            DispatchType.SEQUENTIAL, config -> config.evtIoRead(this::evtIoRead));
            IoQueue writes =
                    device.createQueue(
                            DispatchType.SEQUENTIAL, config -> config.evtIoWrite(this::evtIoWrite));
            device.configureRequestDispatching(reads, RequestType.READ)
                    .configureRequestDispatching(writes, RequestType.WRITE)
                    .evtCleanup(() -> LOG.info("{} moves into and out of the store", moves));
        }

        private Disposition evtIoRead(Request request, int length) {
            int taken;
            store.acquire();
            try {
                taken = Math.min(stored, length);
                books.acquire();
                try {
                    stored -= taken;
                    moves++;
                } finally {
                    books.release();
                }
            } finally {
                store.release();
            }
            return request.complete(Status.SUCCESS, taken);
        }

        private Disposition evtIoWrite(Request request, int length) {
            store.acquire();
            try {
                stored += length;
                books.acquire();
                try {
                    moves++;
                } finally {
                    books.release();
                }
            } finally {
                store.release();
            }
            return request.complete(Status.SUCCESS, length);
        }
    }
}
