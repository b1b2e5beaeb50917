package org.backplane.kmdf.internal.policy;

import static org.backplane.kmdf.internal.policy.PowerIdleEvent.ENABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.IO_DECREMENT;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.IO_INCREMENT;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.POWER_UP_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.START;
import static org.backplane.kmdf.internal.policy.PowerIdleEvent.STOP;
import static org.backplane.kmdf.internal.policy.PowerIdleState.BUSY;
import static org.backplane.kmdf.internal.policy.PowerIdleState.CANCEL_TIMER;
import static org.backplane.kmdf.internal.policy.PowerIdleState.CHECK_IO_COUNT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DECREMENT_IO;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLING;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLING_TIMER_EXPIRED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.DISABLING_WAIT_FOR_TIMEOUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.GOING_TO_DX;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX_DISABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX_ENABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX_IO_INCREMENT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX_POWER_UP_FAILURE;
import static org.backplane.kmdf.internal.policy.PowerIdleState.IN_DX_STOPPED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_FAILED_WAIT_FOR_TIMEOUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_UP;
import static org.backplane.kmdf.internal.policy.PowerIdleState.POWER_UP_COMPLETE;
import static org.backplane.kmdf.internal.policy.PowerIdleState.STARTED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.STARTED_POWER_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.STARTED_POWER_UP;
import static org.backplane.kmdf.internal.policy.PowerIdleState.START_TIMER;
import static org.backplane.kmdf.internal.policy.PowerIdleState.STOPPED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT_DISABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT_ENABLED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT_IO_INCREMENT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT_POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMED_OUT_POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMER_EXPIRED;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMER_RUNNING;
import static org.backplane.kmdf.internal.policy.PowerIdleState.TIMING_OUT;
import static org.backplane.kmdf.internal.policy.PowerIdleState.WAIT_FOR_TIMEOUT;

import org.backplane.kmdf.internal.state.StateTable;

/** The idle machine: KMDF's states and transitions. */
public final class PowerIdleTable {

    /** The table. */
    public static final StateTable<PowerIdleState, PowerIdleEvent, PowerIdleMachine> TABLE =
            StateTable.<PowerIdleState, PowerIdleEvent, PowerIdleMachine>startingIn(
                            STOPPED, PowerIdleEvent.class)
                    .named("PowerIdle")
                    .openEverywhere()
                    .on(STOPPED, START, STARTED)
                    .enter(STOPPED, PowerIdleMachine::stopped)
                    .on(STARTED, PowerIdleEvent.POWER_UP_COMPLETE, STARTED_POWER_UP)
                    .on(STARTED, POWER_UP_FAILED, STARTED_POWER_FAILED)
                    .on(STARTED, STOP, STOPPED)
                    .enter(STARTED, PowerIdleMachine::started)
                    .enter(STARTED_POWER_UP, PowerIdleMachine::startedPowerUp, DISABLED)
                    .on(STARTED_POWER_FAILED, STOP, STOPPED)
                    .enter(STARTED_POWER_FAILED, PowerIdleMachine::startedPowerFailed)
                    .on(DISABLED, ENABLED, CHECK_IO_COUNT)
                    .on(DISABLED, PowerIdleEvent.DISABLED, DISABLED)
                    .on(DISABLED, POWER_DOWN, GOING_TO_DX)
                    .on(DISABLED, POWER_DOWN_FAILED, POWER_FAILED)
                    .on(DISABLED, POWER_UP_FAILED, POWER_FAILED)
                    .on(DISABLED, STOP, STOPPED)
                    .enter(DISABLED, PowerIdleMachine::disabled)
                    .enter(CHECK_IO_COUNT, PowerIdleMachine::checkIoCount, START_TIMER, BUSY)
                    .on(BUSY, IO_DECREMENT, DECREMENT_IO)
                    .on(BUSY, PowerIdleEvent.DISABLED, DISABLED)
                    .trap(BUSY, POWER_DOWN, GOING_TO_DX)
                    .trap(BUSY, POWER_DOWN_FAILED, POWER_FAILED)
                    .enter(DECREMENT_IO, PowerIdleMachine::decrementIo, START_TIMER, BUSY)
                    .enter(START_TIMER, PowerIdleMachine::startTimer, TIMER_RUNNING)
                    .on(TIMER_RUNNING, PowerIdleEvent.DISABLED, DISABLING)
                    .on(TIMER_RUNNING, IO_INCREMENT, CANCEL_TIMER)
                    .on(TIMER_RUNNING, ENABLED, CANCEL_TIMER)
                    .on(TIMER_RUNNING, PowerIdleEvent.TIMER_EXPIRED, TIMING_OUT)
                    .enter(TIMING_OUT, PowerIdleMachine::timingOut, TIMED_OUT)
                    .on(TIMED_OUT, POWER_DOWN, TIMED_OUT_POWER_DOWN)
                    .on(TIMED_OUT, POWER_DOWN_FAILED, TIMED_OUT_POWER_DOWN_FAILED)
                    .on(TIMED_OUT, PowerIdleEvent.DISABLED, TIMED_OUT_DISABLED)
                    .on(TIMED_OUT, ENABLED, TIMED_OUT_ENABLED)
                    .on(TIMED_OUT, IO_INCREMENT, TIMED_OUT_IO_INCREMENT)
                    .enter(TIMED_OUT_IO_INCREMENT, PowerIdleMachine::timedOutIoIncrement, TIMED_OUT)
                    .enter(TIMED_OUT_POWER_DOWN, PowerIdleMachine::timedOutPowerDown, GOING_TO_DX)
                    .enter(
                            TIMED_OUT_POWER_DOWN_FAILED,
                            PowerIdleMachine::timedOutPowerDownFailed,
                            POWER_FAILED)
                    .enter(GOING_TO_DX, PowerIdleMachine::goingToDx, IN_DX)
                    .on(IN_DX, PowerIdleEvent.POWER_UP_COMPLETE, POWER_UP)
                    .on(IN_DX, POWER_UP_FAILED, IN_DX_POWER_UP_FAILURE)
                    .trap(IN_DX, POWER_DOWN_FAILED, IN_DX_POWER_UP_FAILURE)
                    .on(IN_DX, STOP, IN_DX_STOPPED)
                    .on(IN_DX, PowerIdleEvent.DISABLED, IN_DX_DISABLED)
                    .on(IN_DX, IO_INCREMENT, IN_DX_IO_INCREMENT)
                    .on(IN_DX, IO_DECREMENT, IN_DX)
                    .on(IN_DX, POWER_DOWN, IN_DX)
                    .on(IN_DX, ENABLED, IN_DX_ENABLED)
                    .enter(IN_DX, PowerIdleMachine::inDx)
                    .enter(IN_DX_IO_INCREMENT, PowerIdleMachine::inDxIoIncrement, IN_DX)
                    .enter(
                            IN_DX_POWER_UP_FAILURE,
                            PowerIdleMachine::inDxPowerUpFailure,
                            POWER_FAILED)
                    .enter(IN_DX_STOPPED, PowerIdleMachine::inDxStopped, STOPPED)
                    .enter(IN_DX_DISABLED, PowerIdleMachine::inDxDisabled, IN_DX)
                    .enter(IN_DX_ENABLED, PowerIdleMachine::inDxEnabled, IN_DX)
                    .enter(POWER_UP, PowerIdleMachine::powerUp, POWER_UP_COMPLETE)
                    .enter(
                            POWER_UP_COMPLETE,
                            PowerIdleMachine::powerUpComplete,
                            TIMER_RUNNING,
                            CHECK_IO_COUNT,
                            DISABLED)
                    .enter(TIMED_OUT_DISABLED, PowerIdleMachine::timedOutDisabled, DISABLED)
                    .enter(TIMED_OUT_ENABLED, PowerIdleMachine::timedOutEnabled, CHECK_IO_COUNT)
                    .enter(
                            CANCEL_TIMER,
                            PowerIdleMachine::cancelTimer,
                            CHECK_IO_COUNT,
                            WAIT_FOR_TIMEOUT)
                    .on(WAIT_FOR_TIMEOUT, PowerIdleEvent.TIMER_EXPIRED, TIMER_EXPIRED)
                    .trap(WAIT_FOR_TIMEOUT, POWER_DOWN_FAILED, POWER_FAILED_WAIT_FOR_TIMEOUT)
                    .on(WAIT_FOR_TIMEOUT, PowerIdleEvent.DISABLED, DISABLING_WAIT_FOR_TIMEOUT)
                    .enter(TIMER_EXPIRED, PowerIdleMachine::timerExpired, CHECK_IO_COUNT)
                    .enter(
                            DISABLING,
                            PowerIdleMachine::disabling,
                            DISABLED,
                            DISABLING_WAIT_FOR_TIMEOUT)
                    .on(
                            DISABLING_WAIT_FOR_TIMEOUT,
                            PowerIdleEvent.TIMER_EXPIRED,
                            DISABLING_TIMER_EXPIRED)
                    .enter(
                            DISABLING_TIMER_EXPIRED,
                            PowerIdleMachine::disablingTimerExpired,
                            DISABLED)
                    .trap(POWER_FAILED_WAIT_FOR_TIMEOUT, PowerIdleEvent.TIMER_EXPIRED, POWER_FAILED)
                    .enter(POWER_FAILED, PowerIdleMachine::powerFailed, DISABLED)
                    .build();

    private PowerIdleTable() {}
}
