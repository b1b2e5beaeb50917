package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.CANCELING_USB_SS_FOR_SYSTEM_SLEEP;
import static org.backplane.ddi.PowerPolicyState.CANCELING_WAKE_FOR_SYSTEM_SLEEP;
import static org.backplane.ddi.PowerPolicyState.CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.CHECK_POWER_PAGEABLE;
import static org.backplane.ddi.PowerPolicyState.DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.DEVICE_IDLE_RETURN_TO_ACTIVE;
import static org.backplane.ddi.PowerPolicyState.DEVICE_IDLE_SLEEPING;
import static org.backplane.ddi.PowerPolicyState.DEVICE_IDLE_STOPPING;
import static org.backplane.ddi.PowerPolicyState.DEVICE_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.DX;
import static org.backplane.ddi.PowerPolicyState.FINAL;
import static org.backplane.ddi.PowerPolicyState.GOTO_D0;
import static org.backplane.ddi.PowerPolicyState.GOTO_D0_IN_D0;
import static org.backplane.ddi.PowerPolicyState.GOTO_DX;
import static org.backplane.ddi.PowerPolicyState.GOTO_DX_IN_DX;
import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_DEVICE_IDLE;
import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.IO_PRESENT_ARMED;
import static org.backplane.ddi.PowerPolicyState.IO_PRESENT_ARMED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.OBJECT_CREATED;
import static org.backplane.ddi.PowerPolicyState.POWER_UP_FOR_SYSTEM_SLEEP_FAILED;
import static org.backplane.ddi.PowerPolicyState.POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN;
import static org.backplane.ddi.PowerPolicyState.REMOVED;
import static org.backplane.ddi.PowerPolicyState.RESTARTING;
import static org.backplane.ddi.PowerPolicyState.RESTARTING_FAILED;
import static org.backplane.ddi.PowerPolicyState.S0_NO_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.S0_NO_WAKE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.S0_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.S0_WAKE_DISARM;
import static org.backplane.ddi.PowerPolicyState.SLEEPING;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_DX_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_NO_WAKE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_POWER_DOWN_NOT_PROCESSED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_SEND_WAKE;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_CANCEL_WAKE_NP;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_POWER_DOWN_FAILED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_REVERT_ARM_WAKE;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_REVERT_ARM_WAKE_NP;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_WAKE_ARRIVED;
import static org.backplane.ddi.PowerPolicyState.SLEEPING_WAKE_WAKE_ARRIVED_NP;
import static org.backplane.ddi.PowerPolicyState.STARTED;
import static org.backplane.ddi.PowerPolicyState.STARTED_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTED_NOT_IDLE_CAPABLE_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_SLEEPING_USB_SS;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STARTING;
import static org.backplane.ddi.PowerPolicyState.STARTING_DECIDE_S0_WAKE;
import static org.backplane.ddi.PowerPolicyState.STARTING_FAILED;
import static org.backplane.ddi.PowerPolicyState.STARTING_POWERED_UP;
import static org.backplane.ddi.PowerPolicyState.STARTING_POWERED_UP_FAILED;
import static org.backplane.ddi.PowerPolicyState.STARTING_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.STOPPED;
import static org.backplane.ddi.PowerPolicyState.STOPPED_REMOVING;
import static org.backplane.ddi.PowerPolicyState.STOPPING;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.STOPPING_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_D0;
import static org.backplane.ddi.PowerPolicyState.STOPPING_D0_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.STOPPING_D0_FAILED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_DISARM_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_DISARM_WAKE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_DISARM_WAKE_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_FAILED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_POWERING_DOWN;
import static org.backplane.ddi.PowerPolicyState.STOPPING_POWERING_UP;
import static org.backplane.ddi.PowerPolicyState.STOPPING_RESET_DEVICE;
import static org.backplane.ddi.PowerPolicyState.STOPPING_RESET_DEVICE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.STOPPING_RESET_DEVICE_FAILED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_SEND_STATUS;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAIT_FOR_IDLE_TIMEOUT;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAIT_FOR_USB_SS_COMPLETION;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_ASLEEP_NO_WAKE;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_ASLEEP_WAKE_ARMED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_ASLEEP_WAKE_ARMED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_FROM_DEVICE_WAITING_UNARMED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_NEED_WAKE;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_SLEEP_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_TO_D0;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_DISABLED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_DISARM;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_DISARM_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WOKE_DISARM;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_DEVICE_WOKE_DISARM_NP;
import static org.backplane.ddi.PowerPolicyState.SYSTEM_WAKE_QUERY_IDLE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_DECIDE_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_POWERED_DOWN_DISABLE_IDLE_TIMER;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_POWER_DOWN_NOT_PROCESSED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_NOT_PROCESSED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_USB_SS;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_CHECK_DIRECTED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_CHECK_DIRECTED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_DISARM;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_HARDWARE_STARTED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_CHECK_DIRECTED;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP;
import static org.backplane.ddi.PowerPolicyState.TIMER_EXPIRED_WAKE_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.USB_SS_CANCELLED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_QUERY_IDLE;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_STOPPING_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_INTERRUPT_FIRED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN_CHECK_DIRECTED;
import static org.backplane.ddi.PowerPolicyState.WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAITING_UNARMED_QUERY_IDLE;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_DEVICE_IDLE;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_USB_SS_COMPLETED;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP;
import static org.backplane.ddi.PowerPolicyState.WAKE_FAILED_USB_SS;
import static org.backplane.ddi.PowerPolicyState.WOKE_FROM_S0;
import static org.backplane.ddi.PowerPolicyState.WOKE_FROM_S0_NOTIFY_DRIVER;
import static org.backplane.ddi.PowerPolicyState.WOKE_FROM_S0_USB_SS;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_DIRECTED_POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_DIRECTED_POWER_UP;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_POWER_NOT_REQUIRED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_POWER_NOT_REQUIRED_DIRECTED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_POWER_REQUIRED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.DEVICE_POWER_REQUIRED_DIRECTED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.IMPLICIT_POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.IMPLICIT_POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.IO_PRESENT;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_DOWN_IO_STOPPED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_TIMEOUT_EXPIRED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP_HW_STARTED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.POWER_UP_NOT_SEEN;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.REMOVE;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.S0;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.S0_IDLE_POLICY_CHANGED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.START;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.STOP;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.SURPRISE_REMOVE;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.SX;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.USB_SELECTIVE_SUSPEND_CALLBACK;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.USB_SELECTIVE_SUSPEND_COMPLETED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.WAKE_ARRIVED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.WAKE_FAILED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.WAKE_INTERRUPT_FIRED;
import static org.backplane.kmdf.internal.policy.PowerPolicyEvent.WAKE_SUCCESS;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.state.StateTable;

/**
 * The power policy machine of a driver that owns the policy of its stack: KMDF's states and
 * transitions. The states that are entered from nowhere are there because the machine of a driver
 * that does not own the policy shares the names, or because KMDF's own table leads nowhere to them.
 *
 * <p>It is long because it is a table.
 */
public final class PowerPolicyTable {

    /** The table. */
    public static final StateTable<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> TABLE =
            table();

    private static StateTable<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table() {
        StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table =
                StateTable.<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner>startingIn(
                                OBJECT_CREATED, PowerPolicyEvent.class)
                        .named("PowerPolicyOwner")
                        .priority(
                                POWER_UP,
                                POWER_DOWN,
                                POWER_UP_FAILED,
                                POWER_DOWN_FAILED,
                                POWER_DOWN_IO_STOPPED,
                                POWER_UP_HW_STARTED,
                                IMPLICIT_POWER_DOWN,
                                IMPLICIT_POWER_DOWN_FAILED,
                                WAKE_ARRIVED,
                                WAKE_SUCCESS,
                                WAKE_FAILED,
                                POWER_UP_NOT_SEEN,
                                USB_SELECTIVE_SUSPEND_COMPLETED,
                                WAKE_INTERRUPT_FIRED,
                                DEVICE_POWER_NOT_REQUIRED_DIRECTED,
                                DEVICE_POWER_REQUIRED_DIRECTED,
                                DEVICE_DIRECTED_POWER_UP)
                        .singular(S0_IDLE_POLICY_CHANGED, WAKE_INTERRUPT_FIRED)
                        .open(
                                OBJECT_CREATED,
                                STARTING_FAILED,
                                STARTED_IDLE_CAPABLE,
                                WAITING_UNARMED,
                                SYSTEM_ASLEEP_WAKE_ARMED,
                                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED,
                                SYSTEM_ASLEEP_WAKE_ARMED_NP,
                                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP,
                                SYSTEM_ASLEEP_NO_WAKE,
                                STARTED_WAKE_CAPABLE,
                                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                                WAITING_ARMED,
                                STOPPING_WAIT_FOR_IDLE_TIMEOUT,
                                STOPPING_WAIT_FOR_USB_SS_COMPLETION,
                                STOPPING_CANCEL_WAKE,
                                STOPPED,
                                CANCEL_USB_SS,
                                STARTED,
                                STARTED_WAIT_FOR_IDLE_TIMEOUT,
                                STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                                STARTED_WAKE_CAPABLE_SLEEPING_USB_SS,
                                STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                                DEVICE_POWER_REQUEST_FAILED,
                                GOTO_DX,
                                GOTO_DX_IN_DX,
                                DX,
                                GOTO_D0,
                                GOTO_D0_IN_D0,
                                FINAL,
                                IDLE_CAPABLE_DEVICE_IDLE,
                                WAKE_CAPABLE_DEVICE_IDLE,
                                REMOVED,
                                WAITING_UNARMED_DIRECTED_DOWN,
                                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                                WAITING_ARMED_DIRECTED_DOWN)
                        .enteredFromOutside(GOTO_DX)
                        .enteredFromOutside(GOTO_DX_IN_DX)
                        .enteredFromOutside(DX)
                        .enteredFromOutside(GOTO_D0)
                        .enteredFromOutside(GOTO_D0_IN_D0)
                        .enteredFromOutside(FINAL)
                        .enteredFromOutside(STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                        .enteredFromOutside(STOPPING_POWERING_UP)
                        .enteredFromOutside(STOPPING_POWERING_DOWN)
                        .enteredFromOutside(
                                WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN_CHECK_DIRECTED)
                        .last(GOTO_DX)
                        .last(GOTO_DX_IN_DX)
                        .last(DX)
                        .last(GOTO_D0)
                        .last(GOTO_D0_IN_D0)
                        .last(FINAL)
                        .last(STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                        .last(STOPPING_POWERING_UP)
                        .last(STOPPING_POWERING_DOWN);
        starting(table);
        started(table);
        idling(table);
        sleeping(table);
        failing(table);
        waking(table);
        arming(table);
        selectiveSuspend(table);
        armed(table);
        stopping(table);
        directed(table);
        return table.build();
    }

    private static void starting(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(OBJECT_CREATED, START, STARTING);
        table.on(OBJECT_CREATED, REMOVE, REMOVED);
        table.ignores(OBJECT_CREATED, S0, SX, S0_IDLE_POLICY_CHANGED);
        table.on(STARTING, POWER_UP, STARTING_POWERED_UP);
        table.on(STARTING, POWER_UP_FAILED, STARTING_FAILED);
        table.enter(STARTING, PolicyStarting::starting);
        table.enter(STARTING_SUCCEEDED, PolicyStarting::startingSucceeded, STARTING_DECIDE_S0_WAKE);
        table.on(STARTING_FAILED, REMOVE, REMOVED);
        table.enter(STARTING_FAILED, PolicyStarting::startingFailed);
        table.enter(
                STARTING_DECIDE_S0_WAKE,
                PolicyStarting::startingDecideS0Wake,
                STARTED_WAKE_CAPABLE,
                STARTED_IDLE_CAPABLE,
                STARTED);
        table.enter(
                STARTING_POWERED_UP,
                PolicyStarting::startingPoweredUp,
                STARTING_POWERED_UP_FAILED,
                STARTING_SUCCEEDED);
        table.on(RESTARTING, POWER_UP, STARTING_SUCCEEDED);
        table.on(RESTARTING, POWER_UP_FAILED, RESTARTING_FAILED);
        table.enter(RESTARTING, PolicyStarting::restarting);
        table.enter(RESTARTING_FAILED, PolicyStarting::restartingFailed, STOPPED);
        table.on(STARTING_POWERED_UP_FAILED, POWER_DOWN, STARTING_FAILED);
        table.enter(STARTING_POWERED_UP_FAILED, PolicyStarting::startingPoweredUpFailed);
    }

    private static void started(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(STARTED_IDLE_CAPABLE, POWER_TIMEOUT_EXPIRED, IDLE_CAPABLE_DEVICE_IDLE);
        table.on(STARTED_IDLE_CAPABLE, SX, STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.on(STARTED_IDLE_CAPABLE, STOP, STOPPING_CANCEL_TIMER);
        table.on(STARTED_IDLE_CAPABLE, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER);
        table.on(STARTED_IDLE_CAPABLE, S0_IDLE_POLICY_CHANGED, STARTED_CANCEL_TIMER);
        table.on(
                STARTED_IDLE_CAPABLE,
                DEVICE_DIRECTED_POWER_DOWN,
                STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.ignores(
                STARTED_IDLE_CAPABLE,
                S0,
                WAKE_ARRIVED,
                POWER_UP,
                IO_PRESENT,
                DEVICE_POWER_NOT_REQUIRED,
                DEVICE_POWER_REQUIRED);
        table.enter(STARTED_IDLE_CAPABLE, PolicyStarted::startedIdleCapable);
        table.on(STARTED_WAKE_CAPABLE, POWER_TIMEOUT_EXPIRED, WAKE_CAPABLE_DEVICE_IDLE);
        table.on(STARTED_WAKE_CAPABLE, SX, STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.on(STARTED_WAKE_CAPABLE, STOP, STOPPING_CANCEL_TIMER);
        table.on(STARTED_WAKE_CAPABLE, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER);
        table.on(STARTED_WAKE_CAPABLE, S0_IDLE_POLICY_CHANGED, STARTED_CANCEL_TIMER);
        table.on(
                STARTED_WAKE_CAPABLE,
                DEVICE_DIRECTED_POWER_DOWN,
                STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.ignores(
                STARTED_WAKE_CAPABLE,
                S0,
                POWER_UP,
                WAKE_ARRIVED,
                WAKE_SUCCESS,
                WAKE_FAILED,
                USB_SELECTIVE_SUSPEND_CALLBACK,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                IO_PRESENT,
                DEVICE_POWER_NOT_REQUIRED,
                DEVICE_POWER_REQUIRED);
        table.enter(STARTED_WAKE_CAPABLE, PolicyStarted::startedWakeCapable);
        table.on(STARTED, SX, SLEEPING);
        table.on(STARTED, STOP, STOPPING);
        table.on(STARTED, SURPRISE_REMOVE, STOPPING);
        table.on(STARTED, S0_IDLE_POLICY_CHANGED, STARTING_DECIDE_S0_WAKE);
        table.on(STARTED, DEVICE_DIRECTED_POWER_DOWN, STARTED_NOT_IDLE_CAPABLE_DIRECTED_DOWN);
        table.ignores(
                STARTED,
                S0,
                DEVICE_DIRECTED_POWER_UP,
                WAKE_ARRIVED,
                WAKE_SUCCESS,
                POWER_UP,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                IO_PRESENT,
                POWER_TIMEOUT_EXPIRED,
                DEVICE_POWER_REQUIRED);
        table.enter(STARTED, PolicyStarted::started);
        table.enter(
                STARTED_CANCEL_TIMER,
                PolicyStarted::startedCancelTimer,
                STARTING_DECIDE_S0_WAKE,
                STARTED_WAIT_FOR_IDLE_TIMEOUT);
        table.trap(STARTED_WAIT_FOR_IDLE_TIMEOUT, POWER_TIMEOUT_EXPIRED, STARTING_DECIDE_S0_WAKE);
        table.trap(STARTED_WAIT_FOR_IDLE_TIMEOUT, STOP, STOPPING_WAIT_FOR_IDLE_TIMEOUT);
        table.trap(STARTED_WAIT_FOR_IDLE_TIMEOUT, SURPRISE_REMOVE, STOPPING_WAIT_FOR_IDLE_TIMEOUT);
        table.enter(
                STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP,
                PolicyStarted::startedWakeCapableCancelTimerForSleep,
                STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT);
        table.trap(
                STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                POWER_TIMEOUT_EXPIRED,
                STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP);
        table.enter(
                STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP,
                PolicyStarted::startedIdleCapableCancelTimerForSleep,
                STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT);
        table.trap(
                STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                POWER_TIMEOUT_EXPIRED,
                STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, DEVICE_POWER_NOT_REQUIRED, TIMER_EXPIRED_NO_WAKE);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, SX, DEVICE_IDLE_SLEEPING);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, STOP, DEVICE_IDLE_STOPPING);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, SURPRISE_REMOVE, DEVICE_IDLE_STOPPING);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, S0_IDLE_POLICY_CHANGED, DEVICE_IDLE_RETURN_TO_ACTIVE);
        table.on(IDLE_CAPABLE_DEVICE_IDLE, IO_PRESENT, DEVICE_IDLE_RETURN_TO_ACTIVE);
        table.on(
                IDLE_CAPABLE_DEVICE_IDLE,
                DEVICE_DIRECTED_POWER_DOWN,
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR);
        table.ignores(IDLE_CAPABLE_DEVICE_IDLE, S0, DEVICE_POWER_REQUIRED);
        table.enter(
                IDLE_CAPABLE_DEVICE_IDLE,
                PolicyStarted::idleCapableDeviceIdle,
                TIMER_EXPIRED_NO_WAKE);
        table.enter(
                DEVICE_IDLE_RETURN_TO_ACTIVE,
                PolicyStarted::deviceIdleReturnToActive,
                STARTED_CANCEL_TIMER);
        table.enter(
                DEVICE_IDLE_SLEEPING,
                PolicyStarted::deviceIdleSleeping,
                STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.enter(DEVICE_IDLE_STOPPING, PolicyStarted::deviceIdleStopping, STOPPING_CANCEL_TIMER);
        table.on(WAKE_CAPABLE_DEVICE_IDLE, DEVICE_POWER_NOT_REQUIRED, TIMER_EXPIRED_DECIDE_USB_SS);
        table.on(WAKE_CAPABLE_DEVICE_IDLE, SX, DEVICE_IDLE_SLEEPING);
        table.trap(WAKE_CAPABLE_DEVICE_IDLE, STOP, DEVICE_IDLE_STOPPING);
        table.on(WAKE_CAPABLE_DEVICE_IDLE, SURPRISE_REMOVE, DEVICE_IDLE_STOPPING);
        table.trap(WAKE_CAPABLE_DEVICE_IDLE, S0_IDLE_POLICY_CHANGED, DEVICE_IDLE_RETURN_TO_ACTIVE);
        table.on(WAKE_CAPABLE_DEVICE_IDLE, IO_PRESENT, DEVICE_IDLE_RETURN_TO_ACTIVE);
        table.on(
                WAKE_CAPABLE_DEVICE_IDLE,
                DEVICE_DIRECTED_POWER_DOWN,
                WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR);
        table.ignores(WAKE_CAPABLE_DEVICE_IDLE, S0, DEVICE_POWER_REQUIRED);
        table.enter(
                WAKE_CAPABLE_DEVICE_IDLE,
                PolicyStarted::wakeCapableDeviceIdle,
                TIMER_EXPIRED_DECIDE_USB_SS);
        table.enter(
                STARTED_NOT_IDLE_CAPABLE_DIRECTED_DOWN,
                PolicyStarted::startedNotIdleCapableDirectedDown,
                IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                STARTED);
    }

    private static void idling(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(
                TIMER_EXPIRED_NO_WAKE,
                POWER_DOWN_IO_STOPPED,
                TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN);
        table.trap(
                TIMER_EXPIRED_NO_WAKE, POWER_DOWN, TIMER_EXPIRED_NO_WAKE_POWER_DOWN_NOT_PROCESSED);
        table.enter(
                TIMER_EXPIRED_NO_WAKE,
                PolicyIdling::timerExpiredNoWake,
                TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN);
        table.on(
                TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                POWER_DOWN,
                TIMER_EXPIRED_NO_WAKE_POWERED_DOWN_DISABLE_IDLE_TIMER);
        table.on(
                TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                POWER_DOWN_FAILED,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                PolicyIdling::timerExpiredNoWakeCompletePowerDown);
        table.on(WAITING_UNARMED, IO_PRESENT, WAITING_UNARMED_QUERY_IDLE);
        table.on(WAITING_UNARMED, SX, SYSTEM_SLEEP_FROM_DEVICE_WAITING_UNARMED);
        table.on(WAITING_UNARMED, STOP, STOPPING_RESET_DEVICE);
        table.on(WAITING_UNARMED, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER);
        table.on(WAITING_UNARMED, S0_IDLE_POLICY_CHANGED, S0_NO_WAKE_POWER_UP);
        table.on(WAITING_UNARMED, DEVICE_POWER_REQUIRED, S0_NO_WAKE_POWER_UP);
        table.ignores(WAITING_UNARMED, S0, DEVICE_POWER_NOT_REQUIRED);
        table.enter(
                WAITING_UNARMED_QUERY_IDLE,
                PolicyIdling::waitingUnarmedQueryIdle,
                WAITING_UNARMED,
                S0_NO_WAKE_POWER_UP);
        table.on(S0_NO_WAKE_POWER_UP, POWER_UP_HW_STARTED, S0_NO_WAKE_COMPLETE_POWER_UP);
        table.on(S0_NO_WAKE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED);
        table.trap(S0_NO_WAKE_POWER_UP, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                S0_NO_WAKE_POWER_UP, PolicyIdling::s0NoWakePowerUp, DEVICE_D0_POWER_REQUEST_FAILED);
        table.on(S0_NO_WAKE_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE);
        table.on(S0_NO_WAKE_COMPLETE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED);
        table.enter(S0_NO_WAKE_COMPLETE_POWER_UP, PolicyIdling::s0NoWakeCompletePowerUp);
        table.enter(
                TIMER_EXPIRED_NO_WAKE_POWERED_DOWN_DISABLE_IDLE_TIMER,
                PolicyIdling::timerExpiredNoWakePoweredDownDisableIdleTimer,
                WAITING_UNARMED_QUERY_IDLE,
                WAITING_UNARMED_DIRECTED_DOWN);
        table.enter(
                TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN,
                PolicyIdling::timerExpiredNoWakeUndoPowerDown,
                TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP);
        table.enter(
                TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                PolicyIdling::timerExpiredNoWakeReturnToActive,
                STARTED_IDLE_CAPABLE,
                STARTED);
    }

    private static void sleeping(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.enter(
                SYSTEM_SLEEP_FROM_DEVICE_WAITING_UNARMED,
                PolicySleeping::systemSleepFromDeviceWaitingUnarmed,
                SYSTEM_SLEEP_NEED_WAKE,
                SYSTEM_ASLEEP_NO_WAKE);
        table.on(
                SYSTEM_SLEEP_NEED_WAKE,
                POWER_UP_HW_STARTED,
                SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP);
        table.on(SYSTEM_SLEEP_NEED_WAKE, POWER_UP_FAILED, SYSTEM_SLEEP_POWER_REQUEST_FAILED);
        table.trap(SYSTEM_SLEEP_NEED_WAKE, POWER_UP_NOT_SEEN, POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN);
        table.enter(
                SYSTEM_SLEEP_NEED_WAKE, PolicySleeping::systemSleepNeedWake, SYSTEM_ASLEEP_NO_WAKE);
        table.on(SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP, POWER_UP, SLEEPING);
        table.on(
                SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP,
                POWER_UP_FAILED,
                SYSTEM_SLEEP_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP,
                PolicySleeping::systemSleepNeedWakeCompletePowerUp);
        table.enter(
                CHECK_POWER_PAGEABLE,
                PolicySleeping::checkPowerPageable,
                SLEEPING_WAKE_WAKE_ARRIVED,
                SLEEPING_WAKE_WAKE_ARRIVED_NP);
        table.on(SLEEPING_WAKE_WAKE_ARRIVED, POWER_DOWN, SYSTEM_ASLEEP_WAKE_ARMED);
        table.on(SLEEPING_WAKE_WAKE_ARRIVED, POWER_DOWN_FAILED, SLEEPING_WAKE_POWER_DOWN_FAILED);
        table.ignores(SLEEPING_WAKE_WAKE_ARRIVED, WAKE_FAILED, WAKE_SUCCESS, WAKE_INTERRUPT_FIRED);
        table.enter(
                SLEEPING_WAKE_WAKE_ARRIVED,
                PolicySleeping::sleepingWakeWakeArrived,
                SLEEPING_WAKE_CANCEL_WAKE,
                SLEEPING_WAKE_REVERT_ARM_WAKE);
        table.enter(
                SLEEPING_WAKE_REVERT_ARM_WAKE,
                PolicySleeping::sleepingWakeRevertArmWake,
                SLEEPING_WAKE_CANCEL_WAKE);
        table.on(SLEEPING_WAKE_WAKE_ARRIVED_NP, POWER_DOWN, SYSTEM_ASLEEP_WAKE_ARMED_NP);
        table.on(SLEEPING_WAKE_WAKE_ARRIVED_NP, POWER_DOWN_FAILED, SLEEPING_WAKE_POWER_DOWN_FAILED);
        table.ignores(
                SLEEPING_WAKE_WAKE_ARRIVED_NP, WAKE_FAILED, WAKE_SUCCESS, WAKE_INTERRUPT_FIRED);
        table.enter(
                SLEEPING_WAKE_WAKE_ARRIVED_NP,
                PolicySleeping::sleepingWakeWakeArrivedNp,
                SLEEPING_WAKE_CANCEL_WAKE_NP,
                SLEEPING_WAKE_REVERT_ARM_WAKE_NP);
        table.enter(
                SLEEPING_WAKE_REVERT_ARM_WAKE_NP,
                PolicySleeping::sleepingWakeRevertArmWakeNp,
                SLEEPING_WAKE_CANCEL_WAKE_NP);
        table.enter(
                SLEEPING,
                PolicySleeping::sleeping,
                SLEEPING_WAKE_POWER_DOWN,
                SLEEPING_NO_WAKE_POWER_DOWN);
        table.on(
                SLEEPING_NO_WAKE_POWER_DOWN,
                POWER_DOWN_IO_STOPPED,
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.trap(SLEEPING_NO_WAKE_POWER_DOWN, POWER_DOWN, SLEEPING_POWER_DOWN_NOT_PROCESSED);
        table.enter(
                SLEEPING_NO_WAKE_POWER_DOWN,
                PolicySleeping::sleepingNoWakePowerDown,
                SLEEPING_NO_WAKE_DX_REQUEST_FAILED);
        table.on(SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN, POWER_DOWN, SYSTEM_ASLEEP_NO_WAKE);
        table.on(
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN,
                POWER_DOWN_FAILED,
                SYSTEM_SLEEP_POWER_REQUEST_FAILED);
        table.ignores(SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN, WAKE_ARRIVED);
        table.enter(
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN,
                PolicySleeping::sleepingNoWakeCompletePowerDown);
        table.on(SLEEPING_WAKE_POWER_DOWN, POWER_DOWN_IO_STOPPED, SLEEPING_SEND_WAKE);
        table.trap(SLEEPING_WAKE_POWER_DOWN, POWER_DOWN, SLEEPING_POWER_DOWN_NOT_PROCESSED);
        table.enter(
                SLEEPING_WAKE_POWER_DOWN,
                PolicySleeping::sleepingWakePowerDown,
                SLEEPING_NO_WAKE_POWER_DOWN);
        table.on(SLEEPING_SEND_WAKE, WAKE_ARRIVED, CHECK_POWER_PAGEABLE);
        table.on(SLEEPING_SEND_WAKE, WAKE_SUCCESS, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.on(SLEEPING_SEND_WAKE, WAKE_FAILED, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.enter(
                SLEEPING_SEND_WAKE,
                PolicySleeping::sleepingSendWake,
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.on(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                WAKE_FAILED,
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED);
        table.on(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                WAKE_SUCCESS,
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED);
        table.enter(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                PolicySleeping::cancelingWakeForSystemSleep,
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED);
        table.on(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                POWER_UP_HW_STARTED,
                DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP);
        table.on(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                POWER_UP_FAILED,
                POWER_UP_FOR_SYSTEM_SLEEP_FAILED);
        table.trap(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                POWER_UP_NOT_SEEN,
                POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN);
        table.ignores(CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED, WAKE_SUCCESS);
        table.enter(
                CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                PolicySleeping::cancelingWakeForSystemSleepWakeCanceled,
                POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN);
        table.on(
                DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                POWER_UP,
                STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP);
        table.on(
                DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                POWER_UP_FAILED,
                POWER_UP_FOR_SYSTEM_SLEEP_FAILED);
        table.enter(
                DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                PolicySleeping::disarmingWakeForSystemSleepCompletePowerUp);
        table.on(
                CANCELING_USB_SS_FOR_SYSTEM_SLEEP,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                CANCELING_WAKE_FOR_SYSTEM_SLEEP);
        table.ignores(CANCELING_USB_SS_FOR_SYSTEM_SLEEP, WAKE_FAILED, WAKE_SUCCESS);
        table.enter(
                CANCELING_USB_SS_FOR_SYSTEM_SLEEP,
                PolicySleeping::cancelingUsbSsForSystemSleep,
                CANCELING_WAKE_FOR_SYSTEM_SLEEP);
        table.on(SLEEPING_WAKE_CANCEL_WAKE, WAKE_FAILED, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.on(SLEEPING_WAKE_CANCEL_WAKE, WAKE_SUCCESS, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.enter(
                SLEEPING_WAKE_CANCEL_WAKE,
                PolicySleeping::sleepingWakeCancelWake,
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.on(SLEEPING_WAKE_CANCEL_WAKE_NP, WAKE_FAILED, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.on(SLEEPING_WAKE_CANCEL_WAKE_NP, WAKE_SUCCESS, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
        table.enter(
                SLEEPING_WAKE_CANCEL_WAKE_NP,
                PolicySleeping::sleepingWakeCancelWakeNp,
                SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN);
    }

    private static void failing(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.enter(
                SYSTEM_SLEEP_POWER_REQUEST_FAILED,
                PolicyFailing::systemSleepPowerRequestFailed,
                DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SLEEPING_WAKE_POWER_DOWN_FAILED,
                WAKE_SUCCESS,
                SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.on(
                SLEEPING_WAKE_POWER_DOWN_FAILED,
                WAKE_FAILED,
                SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.enter(
                SLEEPING_WAKE_POWER_DOWN_FAILED,
                PolicyFailing::sleepingWakePowerDownFailed,
                SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.enter(
                SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED,
                PolicyFailing::sleepingWakePowerDownFailedWakeCanceled,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                SLEEPING_NO_WAKE_DX_REQUEST_FAILED,
                PolicyFailing::sleepingNoWakeDxRequestFailed,
                DEVICE_POWER_REQUEST_FAILED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                WAKE_SUCCESS,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                PolicyFailing::timerExpiredWakeCapablePowerDownFailedCancelWake,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED,
                PolicyFailing::timerExpiredWakeCapablePowerDownFailedWakeCanceled,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS,
                PolicyFailing::timerExpiredWakeCapablePowerDownFailedUsbSs,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                POWER_UP_FOR_SYSTEM_SLEEP_FAILED,
                PolicyFailing::powerUpForSystemSleepFailed,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                DEVICE_D0_POWER_REQUEST_FAILED,
                PolicyFailing::deviceD0PowerRequestFailed,
                DEVICE_POWER_REQUEST_FAILED);
        table.on(DEVICE_POWER_REQUEST_FAILED, STOP, STOPPING_CANCEL_TIMER);
        table.on(DEVICE_POWER_REQUEST_FAILED, SURPRISE_REMOVE, STOPPING);
        table.on(
                DEVICE_POWER_REQUEST_FAILED,
                DEVICE_DIRECTED_POWER_DOWN,
                DEVICE_POWER_REQUEST_FAILED);
        table.ignores(
                DEVICE_POWER_REQUEST_FAILED,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                S0,
                SX,
                WAKE_ARRIVED,
                WAKE_FAILED,
                DEVICE_POWER_REQUIRED,
                IO_PRESENT,
                DEVICE_DIRECTED_POWER_UP);
        table.enter(DEVICE_POWER_REQUEST_FAILED, PolicyFailing::devicePowerRequestFailed);
        table.enter(
                SLEEPING_POWER_DOWN_NOT_PROCESSED,
                PolicyFailing::sleepingPowerDownNotProcessed,
                SYSTEM_SLEEP_POWER_REQUEST_FAILED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_NOT_PROCESSED,
                PolicyFailing::timerExpiredWakeCapablePowerDownNotProcessed,
                TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED);
        table.enter(
                TIMER_EXPIRED_NO_WAKE_POWER_DOWN_NOT_PROCESSED,
                PolicyFailing::timerExpiredNoWakePowerDownNotProcessed,
                TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN);
        table.enter(
                POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN,
                PolicyFailing::powerUpForSystemSleepNotSeen,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED,
                WAKE_SUCCESS,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED);
        table.enter(
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED,
                PolicyFailing::systemWakeDeviceD0PowerRequestFailed,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED,
                PolicyFailing::systemWakeDevicePowerRequestFailed,
                DEVICE_POWER_REQUEST_FAILED);
    }

    private static void waking(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(SYSTEM_ASLEEP_WAKE_ARMED, S0, SYSTEM_WAKE_DEVICE_WAKE_ENABLED);
        table.on(SYSTEM_ASLEEP_WAKE_ARMED, WAKE_SUCCESS, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED);
        table.on(
                SYSTEM_ASLEEP_WAKE_ARMED,
                WAKE_INTERRUPT_FIRED,
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED);
        table.ignores(
                SYSTEM_ASLEEP_WAKE_ARMED,
                WAKE_FAILED,
                IO_PRESENT,
                POWER_TIMEOUT_EXPIRED,
                DEVICE_POWER_NOT_REQUIRED);
        table.enter(SYSTEM_ASLEEP_WAKE_ARMED, PolicyWaking::systemAsleepWakeArmed);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                WAKE_FAILED,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                WAKE_SUCCESS,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED);
        table.ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED, WAKE_INTERRUPT_FIRED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                PolicyWaking::systemWakeDeviceWakeEnabled,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                POWER_UP_HW_STARTED,
                SYSTEM_WAKE_DEVICE_WAKE_DISARM);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                POWER_UP_FAILED,
                SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                POWER_UP_NOT_SEEN,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED, WAKE_INTERRUPT_FIRED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                PolicyWaking::systemWakeDeviceWakeEnabledWakeCanceled,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_DISARM,
                PolicyWaking::systemWakeDeviceWakeDisarm,
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP);
        table.on(SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED, S0, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                POWER_UP_HW_STARTED,
                SYSTEM_WAKE_DEVICE_WOKE_DISARM);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                POWER_UP_FAILED,
                SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                POWER_UP_NOT_SEEN,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                PolicyWaking::systemWakeDeviceWakeTriggeredS0,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WOKE_DISARM,
                PolicyWaking::systemWakeDeviceWokeDisarm,
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP);
        table.on(SYSTEM_ASLEEP_WAKE_ARMED_NP, S0, SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP);
        table.on(SYSTEM_ASLEEP_WAKE_ARMED_NP, WAKE_SUCCESS, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP);
        table.trap(
                SYSTEM_ASLEEP_WAKE_ARMED_NP,
                WAKE_INTERRUPT_FIRED,
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP);
        table.ignores(
                SYSTEM_ASLEEP_WAKE_ARMED_NP,
                WAKE_FAILED,
                IO_PRESENT,
                POWER_TIMEOUT_EXPIRED,
                DEVICE_POWER_NOT_REQUIRED);
        table.enter(SYSTEM_ASLEEP_WAKE_ARMED_NP, PolicyWaking::systemAsleepWakeArmedNp);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                WAKE_FAILED,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                WAKE_SUCCESS,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP);
        table.ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP, WAKE_INTERRUPT_FIRED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                PolicyWaking::systemWakeDeviceWakeEnabledNp,
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                POWER_UP_HW_STARTED,
                SYSTEM_WAKE_DEVICE_WAKE_DISARM_NP);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                POWER_UP_FAILED,
                SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                POWER_UP_NOT_SEEN,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.ignores(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                WAKE_SUCCESS,
                WAKE_INTERRUPT_FIRED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                PolicyWaking::systemWakeDeviceWakeEnabledWakeCanceledNp,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_DISARM_NP,
                PolicyWaking::systemWakeDeviceWakeDisarmNp,
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP);
        table.on(SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP, S0, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP);
        table.ignores(SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP, IO_PRESENT);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                POWER_UP_HW_STARTED,
                SYSTEM_WAKE_DEVICE_WOKE_DISARM_NP);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                POWER_UP_FAILED,
                SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                POWER_UP_NOT_SEEN,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                PolicyWaking::systemWakeDeviceWakeTriggeredS0Np,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WOKE_DISARM_NP,
                PolicyWaking::systemWakeDeviceWokeDisarmNp,
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP);
        table.on(SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP,
                POWER_UP_FAILED,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP,
                PolicyWaking::systemWakeDeviceWakeCompletePowerUp);
        table.on(SYSTEM_ASLEEP_NO_WAKE, S0, SYSTEM_WAKE_DEVICE_WAKE_DISABLED);
        table.ignores(
                SYSTEM_ASLEEP_NO_WAKE,
                S0_IDLE_POLICY_CHANGED,
                WAKE_ARRIVED,
                IO_PRESENT,
                POWER_TIMEOUT_EXPIRED,
                DEVICE_POWER_NOT_REQUIRED);
        table.enter(SYSTEM_ASLEEP_NO_WAKE, PolicyWaking::systemAsleepNoWake);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_DISABLED,
                PolicyWaking::systemWakeDeviceWakeDisabled,
                SYSTEM_WAKE_QUERY_IDLE,
                SYSTEM_WAKE_DEVICE_TO_D0);
        table.on(
                SYSTEM_WAKE_DEVICE_TO_D0,
                POWER_UP_HW_STARTED,
                SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP);
        table.on(
                SYSTEM_WAKE_DEVICE_TO_D0, POWER_UP_FAILED, SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                SYSTEM_WAKE_DEVICE_TO_D0,
                POWER_UP_NOT_SEEN,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_TO_D0,
                PolicyWaking::systemWakeDeviceToD0,
                SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED);
        table.on(SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE);
        table.on(
                SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP,
                POWER_UP_FAILED,
                DEVICE_POWER_REQUEST_FAILED);
        table.enter(
                SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP,
                PolicyWaking::systemWakeDeviceToD0CompletePowerUp);
        table.enter(
                SYSTEM_WAKE_QUERY_IDLE,
                PolicyWaking::systemWakeQueryIdle,
                WAITING_UNARMED,
                SYSTEM_WAKE_DEVICE_TO_D0);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                WAKE_FAILED,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED);
        table.on(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                WAKE_SUCCESS,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                PolicyWaking::systemWakeDeviceWakeInterruptFired,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                WAKE_FAILED,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP);
        table.trap(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                WAKE_SUCCESS,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP);
        table.enter(
                SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                PolicyWaking::systemWakeDeviceWakeInterruptFiredNp,
                SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP);
    }

    private static void arming(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.enter(
                TIMER_EXPIRED_DECIDE_USB_SS,
                PolicyArming::timerExpiredDecideUsbSs,
                DEVICE_IDLE_RETURN_TO_ACTIVE,
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                POWER_DOWN_IO_STOPPED,
                TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                POWER_DOWN,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_NOT_PROCESSED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                PolicyArming::timerExpiredWakeCapablePowerDown,
                TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                WAKE_ARRIVED,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_COMPLETED_DISARM);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE, WAKE_SUCCESS, TIMER_EXPIRED_WAKE_SUCCEEDED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                PolicyArming::timerExpiredWakeCapableSendWake,
                TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED, POWER_DOWN, WAITING_ARMED_USB_SS);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                WAKE_SUCCESS,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                POWER_DOWN_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                WAKE_INTERRUPT_FIRED,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                PolicyArming::timerExpiredWakeCapableWakeArrived,
                TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE,
                TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                WAKE_SUCCESS,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                PolicyArming::timerExpiredWakeCapableCancelWake,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED,
                PolicyArming::timerExpiredWakeCapableWakeCanceled,
                TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP,
                PolicyArming::timerExpiredWakeCapableCleanup,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED,
                PolicyArming::timerExpiredWakeCapableDxAllocFailed,
                TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                POWER_DOWN,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_CHECK_DIRECTED);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                POWER_DOWN_FAILED,
                DEVICE_POWER_REQUEST_FAILED);
        table.ignores(TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN, WAKE_SUCCESS, WAKE_ARRIVED);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                PolicyArming::timerExpiredWakeCompletedPowerDown);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                POWER_UP_HW_STARTED,
                TIMER_EXPIRED_WAKE_COMPLETED_HARDWARE_STARTED);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                POWER_UP_FAILED,
                DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                POWER_UP_NOT_SEEN,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.ignores(TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP, WAKE_SUCCESS, WAKE_ARRIVED);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                PolicyArming::timerExpiredWakeCompletedPowerUp,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                TIMER_EXPIRED_WAKE_SUCCEEDED,
                PolicyArming::timerExpiredWakeSucceeded,
                TIMER_EXPIRED_WAKE_COMPLETED_DISARM);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_DISARM,
                PolicyArming::timerExpiredWakeCompletedDisarm,
                TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED,
                POWER_DOWN,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_CHECK_DIRECTED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED,
                POWER_DOWN_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED,
                POWER_DOWN,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_CHECK_DIRECTED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED,
                POWER_DOWN_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN,
                PolicyArming::timerExpiredWakeCapableUndoPowerDown,
                DEVICE_IDLE_RETURN_TO_ACTIVE,
                TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_HARDWARE_STARTED,
                PolicyArming::timerExpiredWakeCompletedHardwareStarted,
                S0_WAKE_COMPLETE_POWER_UP);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                WAKE_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                WAKE_SUCCESS,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED);
        table.trap(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                POWER_DOWN_FAILED,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                POWER_DOWN,
                WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                PolicyArming::timerExpiredWakeCapableWakeInterruptArrived,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE,
                PolicyArming::timerExpiredWakeCapableRevertArmWake,
                TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE);
    }

    private static void selectiveSuspend(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                USB_SELECTIVE_SUSPEND_CALLBACK,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, SX, STARTED_WAKE_CAPABLE_SLEEPING_USB_SS);
        table.trap(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, STOP, STOPPING_CANCEL_USB_SS);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, SURPRISE_REMOVE, STOPPING_CANCEL_USB_SS);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                WAKE_CAPABLE_USB_SS_COMPLETED);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, S0_IDLE_POLICY_CHANGED, CANCEL_USB_SS);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, IO_PRESENT, CANCEL_USB_SS);
        table.on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, DEVICE_POWER_REQUIRED, CANCEL_USB_SS);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                PolicySelectiveSuspend::timerExpiredWakeCapableUsbSs);
        table.on(CANCEL_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, USB_SS_CANCELLED);
        table.trap(CANCEL_USB_SS, STOP, STOPPING_CANCEL_USB_SS);
        table.on(CANCEL_USB_SS, SURPRISE_REMOVE, STOPPING_CANCEL_USB_SS);
        table.on(
                CANCEL_USB_SS,
                USB_SELECTIVE_SUSPEND_CALLBACK,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN);
        table.ignores(CANCEL_USB_SS, DEVICE_POWER_REQUIRED, IO_PRESENT);
        table.enter(CANCEL_USB_SS, PolicySelectiveSuspend::cancelUsbSs, USB_SS_CANCELLED);
        table.on(STARTED_WAKE_CAPABLE_SLEEPING_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, SLEEPING);
        table.enter(
                STARTED_WAKE_CAPABLE_SLEEPING_USB_SS,
                PolicySelectiveSuspend::startedWakeCapableSleepingUsbSs);
        table.enter(
                WAKE_CAPABLE_USB_SS_COMPLETED,
                PolicySelectiveSuspend::wakeCapableUsbSsCompleted,
                STARTED_WAKE_CAPABLE,
                WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP);
        table.enter(USB_SS_CANCELLED, PolicySelectiveSuspend::usbSsCancelled, STARTED_CANCEL_TIMER);
    }

    private static void armed(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.enter(
                WAITING_ARMED_USB_SS,
                PolicyArmed::waitingArmedUsbSs,
                WAITING_ARMED_QUERY_IDLE,
                WAITING_ARMED_DIRECTED_DOWN);
        table.on(WAITING_ARMED, IO_PRESENT, WAITING_ARMED_QUERY_IDLE);
        table.on(WAITING_ARMED, SX, CANCELING_USB_SS_FOR_SYSTEM_SLEEP);
        table.on(WAITING_ARMED, WAKE_SUCCESS, WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.on(WAITING_ARMED, WAKE_FAILED, WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS);
        table.on(WAITING_ARMED, STOP, STOPPING_D0_CANCEL_USB_SS);
        table.on(WAITING_ARMED, SURPRISE_REMOVE, WAITING_ARMED_STOPPING_CANCEL_USB_SS);
        table.on(WAITING_ARMED, S0_IDLE_POLICY_CHANGED, WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS);
        table.on(WAITING_ARMED, USB_SELECTIVE_SUSPEND_COMPLETED, IO_PRESENT_ARMED);
        table.on(WAITING_ARMED, DEVICE_POWER_REQUIRED, WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS);
        table.on(WAITING_ARMED, WAKE_INTERRUPT_FIRED, WAITING_ARMED_WAKE_INTERRUPT_FIRED);
        table.ignores(WAITING_ARMED, S0);
        table.enter(
                WAITING_ARMED_QUERY_IDLE,
                PolicyArmed::waitingArmedQueryIdle,
                WAITING_ARMED,
                WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS);
        table.on(IO_PRESENT_ARMED, WAKE_FAILED, IO_PRESENT_ARMED_WAKE_CANCELED);
        table.on(IO_PRESENT_ARMED, WAKE_SUCCESS, IO_PRESENT_ARMED_WAKE_CANCELED);
        table.ignores(IO_PRESENT_ARMED, WAKE_INTERRUPT_FIRED);
        table.enter(IO_PRESENT_ARMED, PolicyArmed::ioPresentArmed, IO_PRESENT_ARMED_WAKE_CANCELED);
        table.on(IO_PRESENT_ARMED_WAKE_CANCELED, POWER_UP_HW_STARTED, S0_WAKE_DISARM);
        table.on(IO_PRESENT_ARMED_WAKE_CANCELED, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED);
        table.trap(
                IO_PRESENT_ARMED_WAKE_CANCELED, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED);
        table.ignores(
                IO_PRESENT_ARMED_WAKE_CANCELED, WAKE_SUCCESS, WAKE_FAILED, WAKE_INTERRUPT_FIRED);
        table.enter(
                IO_PRESENT_ARMED_WAKE_CANCELED,
                PolicyArmed::ioPresentArmedWakeCanceled,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(S0_WAKE_DISARM, PolicyArmed::s0WakeDisarm, S0_WAKE_COMPLETE_POWER_UP);
        table.on(S0_WAKE_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE);
        table.on(S0_WAKE_COMPLETE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED);
        table.enter(S0_WAKE_COMPLETE_POWER_UP, PolicyArmed::s0WakeCompletePowerUp);
        table.on(
                WAKE_FAILED_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                IO_PRESENT_ARMED_WAKE_CANCELED);
        table.enter(
                WAKE_FAILED_USB_SS, PolicyArmed::wakeFailedUsbSs, IO_PRESENT_ARMED_WAKE_CANCELED);
        table.on(WOKE_FROM_S0_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, WOKE_FROM_S0);
        table.enter(WOKE_FROM_S0_USB_SS, PolicyArmed::wokeFromS0UsbSs, WOKE_FROM_S0);
        table.on(WOKE_FROM_S0, POWER_UP_HW_STARTED, WOKE_FROM_S0_NOTIFY_DRIVER);
        table.on(WOKE_FROM_S0, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED);
        table.trap(WOKE_FROM_S0, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(WOKE_FROM_S0, PolicyArmed::wokeFromS0, DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                WOKE_FROM_S0_NOTIFY_DRIVER, PolicyArmed::wokeFromS0NotifyDriver, S0_WAKE_DISARM);
        table.trap(
                WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                IO_PRESENT_ARMED_WAKE_CANCELED);
        table.enter(
                WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS,
                PolicyArmed::waitingArmedWakeFailedCancelUsbSs,
                IO_PRESENT_ARMED_WAKE_CANCELED);
        table.on(
                WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                IO_PRESENT_ARMED);
        table.ignores(
                WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                WAKE_FAILED,
                WAKE_SUCCESS,
                WAKE_INTERRUPT_FIRED);
        table.enter(
                WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                PolicyArmed::waitingArmedIoPresentCancelUsbSs,
                IO_PRESENT_ARMED);
        table.on(
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                WOKE_FROM_S0);
        table.enter(
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                PolicyArmed::waitingArmedWakeSucceededCancelUsbSs,
                WOKE_FROM_S0);
        table.on(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                WAKE_FAILED,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.trap(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                WAKE_SUCCESS,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.enter(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                PolicyArmed::waitingArmedWakeInterruptFired,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.on(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN,
                WAKE_FAILED,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.trap(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN,
                WAKE_SUCCESS,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
    }

    private static void stopping(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.on(
                STOPPING_RESET_DEVICE,
                POWER_UP_HW_STARTED,
                STOPPING_RESET_DEVICE_COMPLETE_POWER_UP);
        table.on(STOPPING_RESET_DEVICE, POWER_UP_FAILED, STOPPING_RESET_DEVICE_FAILED);
        table.trap(STOPPING_RESET_DEVICE, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                STOPPING_RESET_DEVICE,
                PolicyStopping::stoppingResetDevice,
                DEVICE_D0_POWER_REQUEST_FAILED);
        table.on(STOPPING_RESET_DEVICE_COMPLETE_POWER_UP, POWER_UP, STOPPING);
        table.on(
                STOPPING_RESET_DEVICE_COMPLETE_POWER_UP,
                POWER_UP_FAILED,
                STOPPING_RESET_DEVICE_FAILED);
        table.enter(
                STOPPING_RESET_DEVICE_COMPLETE_POWER_UP,
                PolicyStopping::stoppingResetDeviceCompletePowerUp);
        table.enter(
                STOPPING_RESET_DEVICE_FAILED, PolicyStopping::stoppingResetDeviceFailed, STOPPING);
        table.on(STOPPING_D0, POWER_UP_HW_STARTED, STOPPING_DISARM_WAKE);
        table.on(STOPPING_D0, POWER_UP_FAILED, STOPPING_D0_FAILED);
        table.trap(STOPPING_D0, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED);
        table.ignores(STOPPING_D0, WAKE_SUCCESS, WAKE_FAILED);
        table.enter(STOPPING_D0, PolicyStopping::stoppingD0, DEVICE_D0_POWER_REQUEST_FAILED);
        table.enter(
                STOPPING_D0_FAILED,
                PolicyStopping::stoppingD0Failed,
                STOPPING_DISARM_WAKE_CANCEL_WAKE);
        table.on(STOPPING_DISARM_WAKE, POWER_UP, STOPPING_DISARM_WAKE_CANCEL_WAKE);
        table.on(STOPPING_DISARM_WAKE, POWER_UP_FAILED, STOPPING_D0_FAILED);
        table.ignores(STOPPING_DISARM_WAKE, WAKE_FAILED, WAKE_SUCCESS);
        table.enter(STOPPING_DISARM_WAKE, PolicyStopping::stoppingDisarmWake);
        table.on(STOPPING_DISARM_WAKE_CANCEL_WAKE, WAKE_FAILED, STOPPING_DISARM_WAKE_WAKE_CANCELED);
        table.on(
                STOPPING_DISARM_WAKE_CANCEL_WAKE, WAKE_SUCCESS, STOPPING_DISARM_WAKE_WAKE_CANCELED);
        table.ignores(STOPPING_DISARM_WAKE_CANCEL_WAKE, USB_SELECTIVE_SUSPEND_COMPLETED);
        table.enter(
                STOPPING_DISARM_WAKE_CANCEL_WAKE,
                PolicyStopping::stoppingDisarmWakeCancelWake,
                STOPPING_DISARM_WAKE_WAKE_CANCELED);
        table.ignores(STOPPING_DISARM_WAKE_WAKE_CANCELED, USB_SELECTIVE_SUSPEND_COMPLETED);
        table.enter(
                STOPPING_DISARM_WAKE_WAKE_CANCELED,
                PolicyStopping::stoppingDisarmWakeWakeCanceled,
                STOPPING);
        table.on(STOPPING, POWER_DOWN, STOPPING_SEND_STATUS);
        table.on(STOPPING, POWER_DOWN_FAILED, STOPPING_FAILED);
        table.ignores(STOPPING, USB_SELECTIVE_SUSPEND_COMPLETED);
        table.enter(STOPPING, PolicyStopping::stopping);
        table.enter(STOPPING_FAILED, PolicyStopping::stoppingFailed, STOPPING_SEND_STATUS);
        table.enter(STOPPING_SEND_STATUS, PolicyStopping::stoppingSendStatus, STOPPED);
        table.enter(
                STOPPING_CANCEL_TIMER,
                PolicyStopping::stoppingCancelTimer,
                STOPPING,
                STOPPING_WAIT_FOR_IDLE_TIMEOUT);
        table.on(STOPPING_WAIT_FOR_IDLE_TIMEOUT, POWER_TIMEOUT_EXPIRED, STOPPING);
        table.enter(
                STOPPING_CANCEL_USB_SS,
                PolicyStopping::stoppingCancelUsbSs,
                STOPPING_CANCEL_TIMER,
                STOPPING_WAIT_FOR_USB_SS_COMPLETION);
        table.on(
                STOPPING_WAIT_FOR_USB_SS_COMPLETION,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                STOPPING_CANCEL_TIMER);
        table.ignores(STOPPING_WAIT_FOR_USB_SS_COMPLETION, USB_SELECTIVE_SUSPEND_CALLBACK);
        table.on(STOPPING_CANCEL_WAKE, WAKE_FAILED, STOPPING);
        table.on(STOPPING_CANCEL_WAKE, WAKE_SUCCESS, STOPPING);
        table.enter(STOPPING_CANCEL_WAKE, PolicyStopping::stoppingCancelWake, STOPPING);
        table.on(STOPPED, START, RESTARTING);
        table.on(STOPPED, REMOVE, STOPPED_REMOVING);
        table.ignores(STOPPED, POWER_TIMEOUT_EXPIRED, S0, IO_PRESENT, DEVICE_POWER_REQUIRED);
        table.on(
                WAITING_ARMED_STOPPING_CANCEL_USB_SS,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                STOPPING_CANCEL_WAKE);
        table.ignores(WAITING_ARMED_STOPPING_CANCEL_USB_SS, WAKE_FAILED, WAKE_SUCCESS);
        table.enter(
                WAITING_ARMED_STOPPING_CANCEL_USB_SS,
                PolicyStopping::waitingArmedStoppingCancelUsbSs,
                STOPPING_CANCEL_WAKE);
        table.trap(STOPPING_D0_CANCEL_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, STOPPING_D0);
        table.ignores(STOPPING_D0_CANCEL_USB_SS, WAKE_FAILED, WAKE_SUCCESS);
        table.enter(STOPPING_D0_CANCEL_USB_SS, PolicyStopping::stoppingD0CancelUsbSs, STOPPING_D0);
        table.enter(STOPPED_REMOVING, PolicyStopping::stoppedRemoving, REMOVED);
        table.on(REMOVED, START, STARTING);
        table.on(REMOVED, REMOVE, REMOVED);
        table.ignores(REMOVED, SX, S0, S0_IDLE_POLICY_CHANGED);
        table.enter(REMOVED, PolicyStopping::removed);
    }

    private static void directed(
            StateTable.Builder<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> table) {
        table.enter(
                STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                PolicyDirected::startedIdleCapableTimerCanceledForSleep,
                SLEEPING,
                IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN);
        table.on(
                TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE);
        table.enter(
                IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                PolicyDirected::idleCapableTimerNotExpiredDirectedDown,
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR);
        table.on(
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                DEVICE_POWER_NOT_REQUIRED_DIRECTED,
                TIMER_EXPIRED_NO_WAKE);
        table.enter(
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                PolicyDirected::idleCapableDirectedDownTriggerDpnr);
        table.on(
                WAITING_UNARMED_DIRECTED_DOWN,
                DEVICE_DIRECTED_POWER_UP,
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR);
        table.ignores(WAITING_UNARMED_DIRECTED_DOWN, S0_IDLE_POLICY_CHANGED, IO_PRESENT);
        table.enter(WAITING_UNARMED_DIRECTED_DOWN, PolicyDirected::waitingUnarmedDirectedDown);
        table.on(
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                S0_NO_WAKE_POWER_UP);
        table.enter(
                IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR,
                PolicyDirected::idleCapableDirectedDownTriggerDpr);
        table.enter(
                STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                PolicyDirected::startedWakeCapableTimerCanceledForSleep,
                SLEEPING,
                WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN);
        table.enter(
                WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                PolicyDirected::wakeCapableTimerNotExpiredDirectedDown,
                WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR);
        table.on(
                WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                DEVICE_POWER_NOT_REQUIRED_DIRECTED,
                TIMER_EXPIRED_DECIDE_USB_SS);
        table.enter(
                WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                PolicyDirected::wakeCapableDirectedDownTriggerDpnr);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                PolicyDirected::timerExpiredWakeCompletedPowerDownWaitForDirectedUp);
        table.on(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR,
                PolicyDirected::timerExpiredWakeCompletedPowerDownDirectedTriggerDpr);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                DEVICE_IDLE_RETURN_TO_ACTIVE);
        table.on(
                WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                STARTED_WAKE_CAPABLE);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                USB_SELECTIVE_SUSPEND_CALLBACK,
                TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                WAKE_CAPABLE_USB_SS_COMPLETED);
        table.ignores(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                S0_IDLE_POLICY_CHANGED,
                IO_PRESENT);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                PolicyDirected::timerExpiredWakeCapableUsbSsDirectedDown);
        table.enter(
                WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN_CHECK_DIRECTED,
                PolicyDirected::waitingArmedWakeInterruptFiredDuringPowerDownCheckDirected,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.enter(
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_CHECK_DIRECTED,
                PolicyDirected::timerExpiredWakeCompletedPowerDownCheckDirected,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_CHECK_DIRECTED,
                PolicyDirected::timerExpiredWakeCapableWakeSucceededCheckDirected,
                WOKE_FROM_S0_USB_SS,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP,
                PolicyDirected::timerExpiredWakeCapableWakeSucceededWaitForDirectedUp);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WOKE_FROM_S0_USB_SS);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR,
                PolicyDirected::timerExpiredWakeCapableWakeSucceededTriggerDpr);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_CHECK_DIRECTED,
                PolicyDirected::timerExpiredWakeCapableWakeFailedCheckDirected,
                WAKE_FAILED_USB_SS,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP,
                DEVICE_DIRECTED_POWER_UP,
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP,
                PolicyDirected::timerExpiredWakeCapableWakeFailedWaitForDirectedUp);
        table.on(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WAKE_FAILED_USB_SS);
        table.enter(
                TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR,
                PolicyDirected::timerExpiredWakeCapableWakeFailedTriggerDpr);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WAITING_ARMED_WAKE_INTERRUPT_FIRED);
        table.enter(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR,
                PolicyDirected::waitingArmedDirectedDownWakeInterruptFiredTriggerDpr);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED,
                DEVICE_DIRECTED_POWER_UP,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN,
                DEVICE_DIRECTED_POWER_UP,
                WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN,
                WAKE_SUCCESS,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN,
                WAKE_FAILED,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS);
        table.trap(
                WAITING_ARMED_DIRECTED_DOWN,
                USB_SELECTIVE_SUSPEND_COMPLETED,
                WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN,
                WAKE_INTERRUPT_FIRED,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED);
        table.ignores(WAITING_ARMED_DIRECTED_DOWN, S0_IDLE_POLICY_CHANGED, IO_PRESENT);
        table.enter(WAITING_ARMED_DIRECTED_DOWN, PolicyDirected::waitingArmedDirectedDown);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS,
                DEVICE_DIRECTED_POWER_UP,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS,
                DEVICE_DIRECTED_POWER_UP,
                WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS);
        table.enter(
                WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR,
                PolicyDirected::waitingArmedDirectedDownTriggerDpr);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS);
        table.enter(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR,
                PolicyDirected::waitingArmedDirectedDownWakeSucceededTriggerDpr);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED,
                DEVICE_DIRECTED_POWER_UP,
                WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                IO_PRESENT_ARMED);
        table.enter(
                WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR,
                PolicyDirected::waitingArmedDirectedDownUsbSsCompletedTriggerDpr);
        table.on(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR,
                DEVICE_POWER_REQUIRED_DIRECTED,
                WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS);
        table.enter(
                WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR,
                PolicyDirected::waitingArmedDirectedDownWakeFailedCancelUsbSsTriggerDpr);
    }

    private PowerPolicyTable() {}
}
