package org.backplane.power.internal;

import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.power.DevicePowerState;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the power manager keeps of one device (its device object power extension), from the first
 * power IRP or report on.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the manager's lock, where a field does not say
 * otherwise.
 */
final class DevicePower {

    private final DeviceObject pdo;

    /** Written by whoever reports it. */
    private volatile DevicePowerState state;

    /** The D-IRP that is in the stack; null for none. */
    private PowerIrp sent;

    /** D-IRPs that wait for their turn; null while none has had to. */
    private Queue<PowerIrp> waiting;

    /** How many IRPs for it are not over. */
    private int outstanding;

    /** A driver has kept an IRP for too long, and nothing is sent until it has let go. */
    private boolean stuck;

    /** Null while the device is not registered with the power framework. */
    private volatile FrameworkDevice registration;

    /** How many of the files that memory is saved to are on it, or behind it. */
    private final AtomicInteger hibernationPaths = new AtomicInteger();

    DevicePower(DeviceObject pdo) {
        this.pdo = pdo;
    }

    DeviceObject pdo() {
        return pdo;
    }

    /** The device instance path. */
    String name() {
        return pdo.describe();
    }

    DevicePowerState state() {
        return state;
    }

    void state(DevicePowerState newState) {
        state = newState;
    }

    PowerIrp sent() {
        return sent;
    }

    void sent(PowerIrp irp) {
        sent = irp;
    }

    void enqueue(PowerIrp irp) {
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        waiting.add(irp);
    }

    /** The next that waits; null if none does. */
    PowerIrp dequeue() {
        return waiting == null ? null : waiting.poll();
    }

    int outstanding() {
        return outstanding;
    }

    /** One more IRP that is not over, or one less. */
    void count(int change) {
        outstanding += change;
    }

    boolean isStuck() {
        return stuck;
    }

    void stuck(boolean yes) {
        stuck = yes;
    }

    FrameworkDevice registration() {
        return registration;
    }

    void registration(FrameworkDevice newRegistration) {
        registration = newRegistration;
    }

    /** Whether memory is saved to it, or through it, on the way to S4. */
    boolean isInHibernationPath() {
        return hibernationPaths.get() > 0;
    }

    /** One more such file, or one less. */
    void hibernationPath(boolean more) {
        hibernationPaths.addAndGet(more ? 1 : -1);
    }
}
