package org.backplane.wdm;

import org.backplane.runtime.Event;
import org.backplane.runtime.Lock;
import org.backplane.runtime.WrittenOffException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The devices that are told before the system goes down, by IRP_MJ_SHUTDOWN.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its own lock, which is not held while drivers are
 * called.
 */
public final class ShutdownNotifications {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownNotifications.class);

    /** Guards the two sets. */
    private final Lock lock;

    private final Kernel kernel;
    private final Set<DeviceObject> early = new LinkedHashSet<>();
    private final Set<DeviceObject> lastChance = new LinkedHashSet<>();

    ShutdownNotifications(Kernel kernel, Lock lock) {
        this.kernel = kernel;
        this.lock = lock;
    }

    /**
     * Will tell a device (IoRegisterShutdownNotification).
     *
     * @param last whether it is told only after those that are not, as the last to work
     *     (IoRegisterLastChanceShutdownNotification)
     */
    public void register(DeviceObject device, boolean last) {
        lock.acquire();
        (last ? lastChance : early).add(device);
        lock.release();
    }

    /** Will not tell a device any more (IoUnregisterShutdownNotification). */
    public void unregister(DeviceObject device) {
        lock.acquire();
        early.remove(device);
        lastChance.remove(device);
        lock.release();
    }

    /** The system goes down: tells all, and waits for each. */
    public void send() {
        take(early).forEach(this::tell);
        take(lastChance).forEach(this::tell);
    }

    private List<DeviceObject> take(Set<DeviceObject> devices) {
        lock.acquire();
        List<DeviceObject> taken = new ArrayList<>(devices);
        devices.clear();
        lock.release();
        return taken;
    }

    private void tell(DeviceObject device) {
        Event done = kernel.dispatcher().event("shutdown notification of " + device);
        Irp irp = new Irp(device.stackSize());
        irp.next().set(IrpMajor.SHUTDOWN, null, 0, 0, 0);
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    done.set();
                    return false;
                },
                null);
        try {
            irp.call(device);
            done.await();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            LOG.error("{} threw when it was told of the shutdown", device, fault);
        }
    }
}
