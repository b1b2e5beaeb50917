package org.backplane.kmdf.internal.policy;

import static org.backplane.kmdf.internal.policy.PowerIdleState.BUSY;
import static org.backplane.kmdf.internal.policy.PowerIdleState.CHECK_IO_COUNT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLING_WAIT_FOR_TIMEOUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.GOING_TO_DX;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_UP_COMPLETE;
import static org.backplane.kmdf.internal.policy.PowerIdleState.START_TIMER;
import static org.backplane.kmdf.internal.policy.PowerIdleState.STOPPED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMER_RUNNING;
import static org.backplane.kmdf.internal.policy.PowerIdleState.WAIT_FOR_TIMEOUT;

import org.backplane.kmdf.internal.io.PowerReference;
import org.backplane.kmdf.internal.pnp.PnpEvent;
import org.backplane.kmdf.internal.state.ImmediateMachine;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.TaskTimer;
import org.backplane.status.Status;

import java.util.List;

/**
 * Counts the reasons for a device to be in D0, and says when there has been none for long enough
 * (FxPowerIdleMachine). A reason is a power-managed queue with requests in it or at the driver, a
 * call of StopIdle, a child in D0, a question of PnP.
 *
 * <p>What it tells the other machines, it tells at DISPATCH level: they are run by a task, never by
 * whoever brought a request.
 *
 * <p><b>Level:</b> up to DISPATCH; waiting at PASSIVE. <b>Serialised by:</b> its own lock, under
 * which its actions run and under which no other lock but that of waiting events is taken.
 */
final class PowerIdleMachine
        implements MachineContext<PowerIdleState, PowerIdleEvent>, PowerReference {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final FxPowerPolicyOwner policy;
    private final Dispatcher dispatcher;
    private final Lock lock;
    private final Event inD0;
    private final TaskTimer timer;
    private final ImmediateMachine<PowerIdleState, PowerIdleEvent, PowerIdleMachine> machine;

    // All guarded by the lock.
    private int ioCount;
    private boolean started;
    private boolean dx;
    private boolean powerFailed;
    private boolean timerEnabled;
    private boolean timerStarted;
    private boolean ioPresentSent;
    private boolean tellPnp;

    PowerIdleMachine(FxPowerPolicyOwner policy, Dispatcher dispatcher, String device) {
        this.policy = policy;
        this.dispatcher = dispatcher;
        this.lock = dispatcher.lock("idle state of " + device);
        this.inD0 = dispatcher.event("D0 of " + device);
        this.timer = dispatcher.timer(Level.DISPATCH, "idle timeout of " + device, this::timeout);
        this.machine = new ImmediateMachine<>(PowerIdleTable.TABLE, this);
        inD0.set();
    }

    /**
     * Catches up with a device that went on without this machine; nobody knows it yet.
     *
     * @param reached the events that it would have had
     * @param count the reasons to be in D0 that there are already
     */
    void catchUp(List<PowerIdleEvent> reached, int count) {
        ioCount = count;
        reached.forEach(machine::process);
    }

    PowerIdleState state() {
        return machine.state();
    }

    void process(PowerIdleEvent event) {
        lock.acquire();
        try {
            machine.process(event);
        } finally {
            lock.release();
        }
    }

    /** Lets no timeout come any more; false if one is on its way, and policy will get it. */
    boolean disableTimer() {
        lock.acquire();
        try {
            machine.process(PowerIdleEvent.DISABLED);
            return !timerStarted;
        } finally {
            lock.release();
        }
    }

    /** Whether a device in Dx has no reason to leave it; asked in answer to IO_PRESENT. */
    boolean returnsToIdle() {
        lock.acquire();
        try {
            ioPresentSent = false;
            return dx && !timerStarted && ioCount == 0;
        } finally {
            lock.release();
        }
    }

    /** A removed PDO that is still present starts anew. */
    void reset() {
        lock.acquire();
        ioCount = 0;
        dx = false;
        powerFailed = false;
        timerEnabled = false;
        ioPresentSent = false;
        tellPnp = false;
        lock.release();
        inD0.set();
    }

    // Reasons to be in D0.

    @Override
    public void reference() {
        lock.acquire();
        ioCount++;
        machine.process(PowerIdleEvent.IO_INCREMENT);
        lock.release();
    }

    @Override
    public void dereference() {
        lock.acquire();
        ioCount--;
        machine.process(PowerIdleEvent.IO_DECREMENT);
        lock.release();
    }

    /**
     * Takes a reference for somebody who wants to know whether the device is in D0.
     *
     * @param forPnp whether PnP is to get DEVICE_IN_D0 if this returns PENDING
     * @return SUCCESS or PENDING; POWER_STATE_INVALID, and no reference, if the device is not
     *     started or its power failed
     */
    Status tryReference(boolean forPnp) {
        lock.acquire();
        try {
            if (powerFailed || !started) {
                return Status.POWER_STATE_INVALID;
            }
            ioCount++;
            machine.process(PowerIdleEvent.IO_INCREMENT);
            if (isInD0()) {
                return Status.SUCCESS;
            }
            tellPnp |= forPnp;
            return Status.PENDING;
        } finally {
            lock.release();
        }
    }

    /** Waits for D0 after {@link #tryReference} returned PENDING; as there if it is not reached. */
    Status awaitD0() {
        inD0.await();
        lock.acquire();
        try {
            if (!powerFailed && started) {
                return Status.SUCCESS;
            }
            ioCount--;
            machine.process(PowerIdleEvent.IO_DECREMENT);
            return Status.POWER_STATE_INVALID;
        } finally {
            lock.release();
        }
    }

    private boolean isInD0() {
        return inD0.isSet();
    }

    private void timeout() {
        process(PowerIdleEvent.TIMER_EXPIRED);
    }

    private void post(PowerPolicyEvent event) {
        Level before = dispatcher.raise(Level.DISPATCH);
        try {
            policy.post(event);
        } finally {
            dispatcher.lower(before);
        }
    }

    private void postIoPresent() {
        if (!ioPresentSent) {
            ioPresentSent = true;
            post(PowerPolicyEvent.IO_PRESENT);
        }
    }

    private void sendD0Notification() {
        inD0.set();
        if (tellPnp) {
            tellPnp = false;
            Level before = dispatcher.raise(Level.DISPATCH);
            try {
                policy.pnp(PnpEvent.DEVICE_IN_D0);
            } finally {
                dispatcher.lower(before);
            }
        }
    }

    private boolean cancelTimeout() {
        timerStarted &= !timer.stop();
        return !timerStarted;
    }

    // MachineContext.

    /** Nobody is told: whoever listens must not be called with a queue's lock held. */
    @Override
    public void entered(PowerIdleState state) {}

    /** References may come and go in every state; nothing else has to be told. */
    @Override
    public void dropped(PowerIdleState state, PowerIdleEvent event) {}

    // The actions of the machine.

    PowerIdleState stopped() {
        started = false;
        return null;
    }

    PowerIdleState started() {
        started = true;
        inD0.reset();
        return null;
    }

    PowerIdleState startedPowerUp() {
        sendD0Notification();
        return DISABLED;
    }

    PowerIdleState startedPowerFailed() {
        powerFailed = true;
        sendD0Notification();
        return null;
    }

    PowerIdleState disabled() {
        timerEnabled = false;
        return null;
    }

    PowerIdleState checkIoCount() {
        timerEnabled = true;
        return decrementIo();
    }

    PowerIdleState decrementIo() {
        return ioCount == 0 ? START_TIMER : BUSY;
    }

    PowerIdleState startTimer() {
        timerStarted = true;
        timer.start(policy.idlePolicy().timeoutMillis() * NANOS_PER_MILLI);
        return TIMER_RUNNING;
    }

    /** Still in D0, but who wants to know is told to wait. */
    PowerIdleState timingOut() {
        timerStarted = false;
        inD0.reset();
        post(PowerPolicyEvent.POWER_TIMEOUT_EXPIRED);
        return TIMED_OUT;
    }

    PowerIdleState timedOutIoIncrement() {
        postIoPresent();
        return TIMED_OUT;
    }

    PowerIdleState timedOutPowerDown() {
        ioPresentSent = false;
        return GOING_TO_DX;
    }

    PowerIdleState timedOutPowerDownFailed() {
        ioPresentSent = false;
        return POWER_FAILED;
    }

    PowerIdleState timedOutDisabled() {
        sendD0Notification();
        ioPresentSent = false;
        return DISABLED;
    }

    PowerIdleState timedOutEnabled() {
        sendD0Notification();
        ioPresentSent = false;
        return CHECK_IO_COUNT;
    }

    PowerIdleState goingToDx() {
        inD0.reset();
        return IN_DX;
    }

    PowerIdleState inDx() {
        dx = true;
        return null;
    }

    PowerIdleState inDxIoIncrement() {
        postIoPresent();
        return IN_DX;
    }

    PowerIdleState inDxPowerUpFailure() {
        dx = false;
        ioPresentSent = false;
        return POWER_FAILED;
    }

    PowerIdleState inDxStopped() {
        sendD0Notification();
        dx = false;
        timerEnabled = false;
        ioPresentSent = false;
        return STOPPED;
    }

    PowerIdleState inDxDisabled() {
        timerEnabled = false;
        return IN_DX;
    }

    PowerIdleState inDxEnabled() {
        timerEnabled = true;
        return IN_DX;
    }

    PowerIdleState powerUp() {
        dx = false;
        ioPresentSent = false;
        sendD0Notification();
        return POWER_UP_COMPLETE;
    }

    PowerIdleState powerUpComplete() {
        if (!timerEnabled) {
            return DISABLED;
        }
        return timerStarted ? TIMER_RUNNING : CHECK_IO_COUNT;
    }

    PowerIdleState cancelTimer() {
        return cancelTimeout() ? CHECK_IO_COUNT : WAIT_FOR_TIMEOUT;
    }

    PowerIdleState timerExpired() {
        timerStarted = false;
        return CHECK_IO_COUNT;
    }

    PowerIdleState disabling() {
        return cancelTimeout() ? DISABLED : DISABLING_WAIT_FOR_TIMEOUT;
    }

    PowerIdleState disablingTimerExpired() {
        timerStarted = false;
        post(PowerPolicyEvent.POWER_TIMEOUT_EXPIRED);
        return DISABLED;
    }

    PowerIdleState powerFailed() {
        powerFailed = true;
        timerEnabled = false;
        sendD0Notification();
        return DISABLED;
    }
}
