package org.backplane.kmdf.internal.policy;

import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_UP_COMPLETE;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_UP_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.START;

import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;

import java.util.ArrayList;
import java.util.List;

/**
 * Who needs a device of a policy owner in D0: its idle machine, its children, and the calls of
 * StopIdle with their tags. There is no idle machine until somebody has a use for it; until then
 * this remembers what the machine will have to know.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the device's lock, which is never held
 * while the idle machine's is taken; the idle machine by its own.
 */
final class PowerReferences {

    /** Where an idle machine would be, by the events that lead there. */
    private enum Phase {
        STOPPED,
        STARTED,
        IN_D0,
        IN_DX,
        FAILED;

        private List<PowerIdleEvent> way() {
            return switch (this) {
                case STOPPED -> List.of();
                case STARTED -> List.of(START);
                case IN_D0 -> List.of(START, POWER_UP_COMPLETE);
                case IN_DX -> List.of(START, POWER_UP_COMPLETE, POWER_DOWN);
                case FAILED -> List.of(START, POWER_UP_COMPLETE, POWER_UP_FAILED);
            };
        }
    }

    private static final Object UNTAGGED = "without a tag";

    private final FxPowerPolicyOwner policy;
    private final PnpDevice device;
    private volatile PowerIdleMachine idle;

    // All guarded by the device's lock.
    private Phase phase = Phase.STOPPED;
    private int childrenPoweredOn;
    private int childrenArmed;
    private boolean childrenCanPowerUp;

    /** The tags of StopIdle; null if there are none. */
    private List<Object> keepers;

    /** Whether the reference for a question of PnP is one of the idle machine. */
    private boolean countedForQuery;

    PowerReferences(FxPowerPolicyOwner policy, PnpDevice device) {
        this.policy = policy;
        this.device = device;
    }

    private Lock lock() {
        return device.machineLock();
    }

    /** The idle machine, which is made if there is none; power-managed queues count from then. */
    PowerIdleMachine idle() {
        PowerIdleMachine present = idle;
        if (present != null) {
            return present;
        }
        PowerIdleMachine made =
                new PowerIdleMachine(policy, device.dispatcher(), device.instanceId());
        lock().acquire();
        boolean first = idle == null;
        if (first) {
            made.catchUp(phase.way(), childrenPoweredOn);
            idle = made;
        }
        PowerIdleMachine kept = idle;
        lock().release();
        if (first) {
            device.io().powerReference(made);
        }
        return kept;
    }

    /** The idle machine; null if there is none. */
    PowerIdleMachine idleIfAny() {
        return idle;
    }

    /** What happened to the device. */
    void process(PowerIdleEvent event) {
        lock().acquire();
        phase = after(event);
        PowerIdleMachine present = idle;
        lock().release();
        if (present != null) {
            present.process(event);
        }
    }

    private Phase after(PowerIdleEvent event) {
        return switch (event) {
            case START -> Phase.STARTED;
            case STOP -> Phase.STOPPED;
            case POWER_UP_COMPLETE -> Phase.IN_D0;
            case POWER_DOWN -> Phase.IN_DX;
            case POWER_UP_FAILED, POWER_DOWN_FAILED -> Phase.FAILED;
            default -> phase;
        };
    }

    void enableTimer() {
        idle().process(PowerIdleEvent.ENABLED);
    }

    /** See {@link PowerIdleMachine#disableTimer}. */
    boolean disableTimer() {
        PowerIdleMachine present = idle;
        return present == null || present.disableTimer();
    }

    /** A removed PDO that is still present starts anew. */
    void reset() {
        lock().acquire();
        keepers = null;
        childrenPoweredOn = 0;
        childrenArmed = 0;
        lock().release();
        PowerIdleMachine present = idle;
        if (present != null) {
            present.reset();
        }
    }

    // The driver.

    /** StopIdle; POWER_STATE_INVALID if the device is not kept. */
    Status stop(boolean waitForD0, Object tag) {
        PowerIdleMachine machine = idle();
        Status status = machine.tryReference(false);
        if (status == Status.PENDING && waitForD0) {
            status = machine.awaitD0();
        }
        if (status.isSuccess()) {
            lock().acquire();
            if (keepers == null) {
                keepers = new ArrayList<>();
            }
            keepers.add(tag == null ? UNTAGGED : tag);
            lock().release();
        }
        return status;
    }

    /** ResumeIdle; false if there was no StopIdle that it takes back. */
    boolean resume(Object tag) {
        lock().acquire();
        boolean kept = keepers != null && !keepers.isEmpty();
        if (kept && !keepers.remove(tag == null ? UNTAGGED : tag)) {
            keepers.removeLast();
        }
        lock().release();
        if (kept) {
            idle.dereference();
        }
        return kept;
    }

    /** Who keeps the device in D0, for people. */
    List<String> describe() {
        List<String> who = new ArrayList<>();
        lock().acquire();
        if (keepers != null) {
            keepers.forEach(tag -> who.add("StopIdle " + tag));
        }
        int children = childrenPoweredOn;
        lock().release();
        if (children > 0) {
            who.add(children + (children == 1 ? " child" : " children") + " in D0");
        }
        device.io().busyPowerManagedQueues().forEach(who::add);
        return who;
    }

    // PnP.

    Status referenceForQuery() {
        PowerIdleMachine present = idle;
        if (present == null) {
            lock().acquire();
            Phase now = phase;
            countedForQuery = false;
            lock().release();
            if (now == Phase.IN_D0) {
                return Status.SUCCESS;
            }
            present = idle();
        }
        Status status = present.tryReference(true);
        lock().acquire();
        countedForQuery = status.isSuccess();
        lock().release();
        return status;
    }

    void dereferenceForQuery() {
        lock().acquire();
        boolean counted = countedForQuery;
        countedForQuery = false;
        lock().release();
        if (counted) {
            idle.dereference();
        }
    }

    // Children.

    Status referenceForChild() {
        lock().acquire();
        PowerIdleMachine present = idle;
        if (present == null) {
            if (phase == Phase.STOPPED || phase == Phase.FAILED) {
                lock().release();
                return Status.POWER_STATE_INVALID;
            }
            childrenPoweredOn++;
            boolean may = childrenCanPowerUp;
            lock().release();
            return may ? Status.SUCCESS : Status.PENDING;
        }
        lock().release();
        Status status = present.tryReference(false);
        if (!status.isSuccess()) {
            return status;
        }
        lock().acquire();
        childrenPoweredOn++;
        boolean may = childrenCanPowerUp;
        lock().release();
        return may ? Status.SUCCESS : Status.PENDING;
    }

    void dereferenceForChild() {
        lock().acquire();
        childrenPoweredOn--;
        PowerIdleMachine present = idle;
        lock().release();
        if (present != null) {
            present.dereference();
        }
    }

    /** Lets no child go to D0 from now on; false, and they may, if one is there. */
    boolean blockIdleChildren() {
        lock().acquire();
        try {
            if (childrenPoweredOn == 0) {
                childrenCanPowerUp = false;
            }
            return childrenPoweredOn == 0;
        } finally {
            lock().release();
        }
    }

    void childrenCanPowerUp(boolean yes) {
        lock().acquire();
        childrenCanPowerUp = yes;
        lock().release();
    }

    void childArmed(boolean armed) {
        lock().acquire();
        childrenArmed += armed ? 1 : -1;
        lock().release();
    }

    int childrenArmed() {
        lock().acquire();
        try {
            return childrenArmed;
        } finally {
            lock().release();
        }
    }

    int childrenPoweredOn() {
        lock().acquire();
        try {
            return childrenPoweredOn;
        } finally {
            lock().release();
        }
    }
}
