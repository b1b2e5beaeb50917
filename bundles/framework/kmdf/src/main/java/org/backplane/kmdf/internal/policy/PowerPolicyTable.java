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
final class PowerPolicyTable {

    static final StateTable<PowerPolicyState, PowerPolicyEvent, FxPowerPolicyOwner> TABLE =
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
                    .last(STOPPING_POWERING_DOWN)
                    .on(OBJECT_CREATED, START, STARTING)
                    .on(OBJECT_CREATED, REMOVE, REMOVED)
                    .ignores(OBJECT_CREATED, S0, SX, S0_IDLE_POLICY_CHANGED)
                    .on(STARTING, POWER_UP, STARTING_POWERED_UP)
                    .on(STARTING, POWER_UP_FAILED, STARTING_FAILED)
                    .enter(STARTING, PolicyStarting::starting)
                    .enter(
                            STARTING_SUCCEEDED,
                            PolicyStarting::startingSucceeded,
                            STARTING_DECIDE_S0_WAKE)
                    .on(STARTING_FAILED, REMOVE, REMOVED)
                    .enter(STARTING_FAILED, PolicyStarting::startingFailed)
                    .enter(
                            STARTING_DECIDE_S0_WAKE,
                            PolicyStarting::startingDecideS0Wake,
                            STARTED_WAKE_CAPABLE,
                            STARTED_IDLE_CAPABLE,
                            STARTED)
                    .on(STARTED_IDLE_CAPABLE, POWER_TIMEOUT_EXPIRED, IDLE_CAPABLE_DEVICE_IDLE)
                    .on(STARTED_IDLE_CAPABLE, SX, STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .on(STARTED_IDLE_CAPABLE, STOP, STOPPING_CANCEL_TIMER)
                    .on(STARTED_IDLE_CAPABLE, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER)
                    .on(STARTED_IDLE_CAPABLE, S0_IDLE_POLICY_CHANGED, STARTED_CANCEL_TIMER)
                    .on(
                            STARTED_IDLE_CAPABLE,
                            DEVICE_DIRECTED_POWER_DOWN,
                            STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .ignores(
                            STARTED_IDLE_CAPABLE,
                            S0,
                            WAKE_ARRIVED,
                            POWER_UP,
                            IO_PRESENT,
                            DEVICE_POWER_NOT_REQUIRED,
                            DEVICE_POWER_REQUIRED)
                    .enter(STARTED_IDLE_CAPABLE, PolicyStarted::startedIdleCapable)
                    .on(
                            TIMER_EXPIRED_NO_WAKE,
                            POWER_DOWN_IO_STOPPED,
                            TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN)
                    .trap(
                            TIMER_EXPIRED_NO_WAKE,
                            POWER_DOWN,
                            TIMER_EXPIRED_NO_WAKE_POWER_DOWN_NOT_PROCESSED)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE,
                            PolicyIdling::timerExpiredNoWake,
                            TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                            TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN)
                    .on(
                            TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                            POWER_DOWN,
                            TIMER_EXPIRED_NO_WAKE_POWERED_DOWN_DISABLE_IDLE_TIMER)
                    .on(
                            TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                            POWER_DOWN_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE_COMPLETE_POWER_DOWN,
                            PolicyIdling::timerExpiredNoWakeCompletePowerDown)
                    .on(WAITING_UNARMED, IO_PRESENT, WAITING_UNARMED_QUERY_IDLE)
                    .on(WAITING_UNARMED, SX, SYSTEM_SLEEP_FROM_DEVICE_WAITING_UNARMED)
                    .on(WAITING_UNARMED, STOP, STOPPING_RESET_DEVICE)
                    .on(WAITING_UNARMED, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER)
                    .on(WAITING_UNARMED, S0_IDLE_POLICY_CHANGED, S0_NO_WAKE_POWER_UP)
                    .on(WAITING_UNARMED, DEVICE_POWER_REQUIRED, S0_NO_WAKE_POWER_UP)
                    .ignores(WAITING_UNARMED, S0, DEVICE_POWER_NOT_REQUIRED)
                    .enter(
                            WAITING_UNARMED_QUERY_IDLE,
                            PolicyIdling::waitingUnarmedQueryIdle,
                            WAITING_UNARMED,
                            S0_NO_WAKE_POWER_UP)
                    .on(S0_NO_WAKE_POWER_UP, POWER_UP_HW_STARTED, S0_NO_WAKE_COMPLETE_POWER_UP)
                    .on(S0_NO_WAKE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED)
                    .trap(S0_NO_WAKE_POWER_UP, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            S0_NO_WAKE_POWER_UP,
                            PolicyIdling::s0NoWakePowerUp,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .on(S0_NO_WAKE_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE)
                    .on(S0_NO_WAKE_COMPLETE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED)
                    .enter(S0_NO_WAKE_COMPLETE_POWER_UP, PolicyIdling::s0NoWakeCompletePowerUp)
                    .enter(
                            SYSTEM_SLEEP_FROM_DEVICE_WAITING_UNARMED,
                            PolicySleeping::systemSleepFromDeviceWaitingUnarmed,
                            SYSTEM_SLEEP_NEED_WAKE,
                            SYSTEM_ASLEEP_NO_WAKE)
                    .on(
                            SYSTEM_SLEEP_NEED_WAKE,
                            POWER_UP_HW_STARTED,
                            SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP)
                    .on(SYSTEM_SLEEP_NEED_WAKE, POWER_UP_FAILED, SYSTEM_SLEEP_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_SLEEP_NEED_WAKE,
                            POWER_UP_NOT_SEEN,
                            POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN)
                    .enter(
                            SYSTEM_SLEEP_NEED_WAKE,
                            PolicySleeping::systemSleepNeedWake,
                            SYSTEM_ASLEEP_NO_WAKE)
                    .on(SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP, POWER_UP, SLEEPING)
                    .on(
                            SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP,
                            POWER_UP_FAILED,
                            SYSTEM_SLEEP_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_SLEEP_NEED_WAKE_COMPLETE_POWER_UP,
                            PolicySleeping::systemSleepNeedWakeCompletePowerUp)
                    .enter(
                            SYSTEM_SLEEP_POWER_REQUEST_FAILED,
                            PolicyFailing::systemSleepPowerRequestFailed,
                            DEVICE_POWER_REQUEST_FAILED)
                    .enter(
                            CHECK_POWER_PAGEABLE,
                            PolicySleeping::checkPowerPageable,
                            SLEEPING_WAKE_WAKE_ARRIVED,
                            SLEEPING_WAKE_WAKE_ARRIVED_NP)
                    .on(SLEEPING_WAKE_WAKE_ARRIVED, POWER_DOWN, SYSTEM_ASLEEP_WAKE_ARMED)
                    .on(
                            SLEEPING_WAKE_WAKE_ARRIVED,
                            POWER_DOWN_FAILED,
                            SLEEPING_WAKE_POWER_DOWN_FAILED)
                    .ignores(
                            SLEEPING_WAKE_WAKE_ARRIVED,
                            WAKE_FAILED,
                            WAKE_SUCCESS,
                            WAKE_INTERRUPT_FIRED)
                    .enter(
                            SLEEPING_WAKE_WAKE_ARRIVED,
                            PolicySleeping::sleepingWakeWakeArrived,
                            SLEEPING_WAKE_CANCEL_WAKE,
                            SLEEPING_WAKE_REVERT_ARM_WAKE)
                    .enter(
                            SLEEPING_WAKE_REVERT_ARM_WAKE,
                            PolicySleeping::sleepingWakeRevertArmWake,
                            SLEEPING_WAKE_CANCEL_WAKE)
                    .on(SYSTEM_ASLEEP_WAKE_ARMED, S0, SYSTEM_WAKE_DEVICE_WAKE_ENABLED)
                    .on(SYSTEM_ASLEEP_WAKE_ARMED, WAKE_SUCCESS, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED)
                    .on(
                            SYSTEM_ASLEEP_WAKE_ARMED,
                            WAKE_INTERRUPT_FIRED,
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED)
                    .ignores(
                            SYSTEM_ASLEEP_WAKE_ARMED,
                            WAKE_FAILED,
                            IO_PRESENT,
                            POWER_TIMEOUT_EXPIRED,
                            DEVICE_POWER_NOT_REQUIRED)
                    .enter(SYSTEM_ASLEEP_WAKE_ARMED, PolicyWaking::systemAsleepWakeArmed)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                            WAKE_FAILED,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                            WAKE_SUCCESS,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED)
                    .ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED, WAKE_INTERRUPT_FIRED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED,
                            PolicyWaking::systemWakeDeviceWakeEnabled,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                            POWER_UP_HW_STARTED,
                            SYSTEM_WAKE_DEVICE_WAKE_DISARM)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                            POWER_UP_FAILED,
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                            POWER_UP_NOT_SEEN,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED, WAKE_INTERRUPT_FIRED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED,
                            PolicyWaking::systemWakeDeviceWakeEnabledWakeCanceled,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_DISARM,
                            PolicyWaking::systemWakeDeviceWakeDisarm,
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP)
                    .on(SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED, S0, SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                            POWER_UP_HW_STARTED,
                            SYSTEM_WAKE_DEVICE_WOKE_DISARM)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                            POWER_UP_FAILED,
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                            POWER_UP_NOT_SEEN,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0,
                            PolicyWaking::systemWakeDeviceWakeTriggeredS0,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WOKE_DISARM,
                            PolicyWaking::systemWakeDeviceWokeDisarm,
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP)
                    .on(SLEEPING_WAKE_WAKE_ARRIVED_NP, POWER_DOWN, SYSTEM_ASLEEP_WAKE_ARMED_NP)
                    .on(
                            SLEEPING_WAKE_WAKE_ARRIVED_NP,
                            POWER_DOWN_FAILED,
                            SLEEPING_WAKE_POWER_DOWN_FAILED)
                    .ignores(
                            SLEEPING_WAKE_WAKE_ARRIVED_NP,
                            WAKE_FAILED,
                            WAKE_SUCCESS,
                            WAKE_INTERRUPT_FIRED)
                    .enter(
                            SLEEPING_WAKE_WAKE_ARRIVED_NP,
                            PolicySleeping::sleepingWakeWakeArrivedNp,
                            SLEEPING_WAKE_CANCEL_WAKE_NP,
                            SLEEPING_WAKE_REVERT_ARM_WAKE_NP)
                    .enter(
                            SLEEPING_WAKE_REVERT_ARM_WAKE_NP,
                            PolicySleeping::sleepingWakeRevertArmWakeNp,
                            SLEEPING_WAKE_CANCEL_WAKE_NP)
                    .trap(
                            SLEEPING_WAKE_POWER_DOWN_FAILED,
                            WAKE_SUCCESS,
                            SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .on(
                            SLEEPING_WAKE_POWER_DOWN_FAILED,
                            WAKE_FAILED,
                            SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .enter(
                            SLEEPING_WAKE_POWER_DOWN_FAILED,
                            PolicyFailing::sleepingWakePowerDownFailed,
                            SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .enter(
                            SLEEPING_WAKE_POWER_DOWN_FAILED_WAKE_CANCELED,
                            PolicyFailing::sleepingWakePowerDownFailedWakeCanceled,
                            DEVICE_POWER_REQUEST_FAILED)
                    .on(SYSTEM_ASLEEP_WAKE_ARMED_NP, S0, SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP)
                    .on(
                            SYSTEM_ASLEEP_WAKE_ARMED_NP,
                            WAKE_SUCCESS,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP)
                    .trap(
                            SYSTEM_ASLEEP_WAKE_ARMED_NP,
                            WAKE_INTERRUPT_FIRED,
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP)
                    .ignores(
                            SYSTEM_ASLEEP_WAKE_ARMED_NP,
                            WAKE_FAILED,
                            IO_PRESENT,
                            POWER_TIMEOUT_EXPIRED,
                            DEVICE_POWER_NOT_REQUIRED)
                    .enter(SYSTEM_ASLEEP_WAKE_ARMED_NP, PolicyWaking::systemAsleepWakeArmedNp)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                            WAKE_FAILED,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                            WAKE_SUCCESS,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP)
                    .ignores(SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP, WAKE_INTERRUPT_FIRED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_NP,
                            PolicyWaking::systemWakeDeviceWakeEnabledNp,
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                            POWER_UP_HW_STARTED,
                            SYSTEM_WAKE_DEVICE_WAKE_DISARM_NP)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                            POWER_UP_FAILED,
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                            POWER_UP_NOT_SEEN,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .ignores(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                            WAKE_SUCCESS,
                            WAKE_INTERRUPT_FIRED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_ENABLED_WAKE_CANCELED_NP,
                            PolicyWaking::systemWakeDeviceWakeEnabledWakeCanceledNp,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_DISARM_NP,
                            PolicyWaking::systemWakeDeviceWakeDisarmNp,
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP,
                            S0,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP)
                    .ignores(SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP, IO_PRESENT)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                            POWER_UP_HW_STARTED,
                            SYSTEM_WAKE_DEVICE_WOKE_DISARM_NP)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                            POWER_UP_FAILED,
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                            POWER_UP_NOT_SEEN,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_S0_NP,
                            PolicyWaking::systemWakeDeviceWakeTriggeredS0Np,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WOKE_DISARM_NP,
                            PolicyWaking::systemWakeDeviceWokeDisarmNp,
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP,
                            POWER_UP,
                            STARTING_DECIDE_S0_WAKE)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP,
                            POWER_UP_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_COMPLETE_POWER_UP,
                            PolicyWaking::systemWakeDeviceWakeCompletePowerUp)
                    .enter(
                            SLEEPING,
                            PolicySleeping::sleeping,
                            SLEEPING_WAKE_POWER_DOWN,
                            SLEEPING_NO_WAKE_POWER_DOWN)
                    .on(
                            SLEEPING_NO_WAKE_POWER_DOWN,
                            POWER_DOWN_IO_STOPPED,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .trap(
                            SLEEPING_NO_WAKE_POWER_DOWN,
                            POWER_DOWN,
                            SLEEPING_POWER_DOWN_NOT_PROCESSED)
                    .enter(
                            SLEEPING_NO_WAKE_POWER_DOWN,
                            PolicySleeping::sleepingNoWakePowerDown,
                            SLEEPING_NO_WAKE_DX_REQUEST_FAILED)
                    .on(SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN, POWER_DOWN, SYSTEM_ASLEEP_NO_WAKE)
                    .on(
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN,
                            POWER_DOWN_FAILED,
                            SYSTEM_SLEEP_POWER_REQUEST_FAILED)
                    .ignores(SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN, WAKE_ARRIVED)
                    .enter(
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN,
                            PolicySleeping::sleepingNoWakeCompletePowerDown)
                    .enter(
                            SLEEPING_NO_WAKE_DX_REQUEST_FAILED,
                            PolicyFailing::sleepingNoWakeDxRequestFailed,
                            DEVICE_POWER_REQUEST_FAILED)
                    .on(SLEEPING_WAKE_POWER_DOWN, POWER_DOWN_IO_STOPPED, SLEEPING_SEND_WAKE)
                    .trap(SLEEPING_WAKE_POWER_DOWN, POWER_DOWN, SLEEPING_POWER_DOWN_NOT_PROCESSED)
                    .enter(
                            SLEEPING_WAKE_POWER_DOWN,
                            PolicySleeping::sleepingWakePowerDown,
                            SLEEPING_NO_WAKE_POWER_DOWN)
                    .on(SLEEPING_SEND_WAKE, WAKE_ARRIVED, CHECK_POWER_PAGEABLE)
                    .on(SLEEPING_SEND_WAKE, WAKE_SUCCESS, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .on(SLEEPING_SEND_WAKE, WAKE_FAILED, SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .enter(
                            SLEEPING_SEND_WAKE,
                            PolicySleeping::sleepingSendWake,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .on(SYSTEM_ASLEEP_NO_WAKE, S0, SYSTEM_WAKE_DEVICE_WAKE_DISABLED)
                    .ignores(
                            SYSTEM_ASLEEP_NO_WAKE,
                            S0_IDLE_POLICY_CHANGED,
                            WAKE_ARRIVED,
                            IO_PRESENT,
                            POWER_TIMEOUT_EXPIRED,
                            DEVICE_POWER_NOT_REQUIRED)
                    .enter(SYSTEM_ASLEEP_NO_WAKE, PolicyWaking::systemAsleepNoWake)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_DISABLED,
                            PolicyWaking::systemWakeDeviceWakeDisabled,
                            SYSTEM_WAKE_QUERY_IDLE,
                            SYSTEM_WAKE_DEVICE_TO_D0)
                    .on(
                            SYSTEM_WAKE_DEVICE_TO_D0,
                            POWER_UP_HW_STARTED,
                            SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP)
                    .on(
                            SYSTEM_WAKE_DEVICE_TO_D0,
                            POWER_UP_FAILED,
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_TO_D0,
                            POWER_UP_NOT_SEEN,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_TO_D0,
                            PolicyWaking::systemWakeDeviceToD0,
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED)
                    .on(
                            SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP,
                            POWER_UP,
                            STARTING_DECIDE_S0_WAKE)
                    .on(
                            SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP,
                            POWER_UP_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_TO_D0_COMPLETE_POWER_UP,
                            PolicyWaking::systemWakeDeviceToD0CompletePowerUp)
                    .enter(
                            SYSTEM_WAKE_QUERY_IDLE,
                            PolicyWaking::systemWakeQueryIdle,
                            WAITING_UNARMED,
                            SYSTEM_WAKE_DEVICE_TO_D0)
                    .on(STARTED_WAKE_CAPABLE, POWER_TIMEOUT_EXPIRED, WAKE_CAPABLE_DEVICE_IDLE)
                    .on(STARTED_WAKE_CAPABLE, SX, STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .on(STARTED_WAKE_CAPABLE, STOP, STOPPING_CANCEL_TIMER)
                    .on(STARTED_WAKE_CAPABLE, SURPRISE_REMOVE, STOPPING_CANCEL_TIMER)
                    .on(STARTED_WAKE_CAPABLE, S0_IDLE_POLICY_CHANGED, STARTED_CANCEL_TIMER)
                    .on(
                            STARTED_WAKE_CAPABLE,
                            DEVICE_DIRECTED_POWER_DOWN,
                            STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .ignores(
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
                            DEVICE_POWER_REQUIRED)
                    .enter(STARTED_WAKE_CAPABLE, PolicyStarted::startedWakeCapable)
                    .enter(
                            TIMER_EXPIRED_DECIDE_USB_SS,
                            PolicyArming::timerExpiredDecideUsbSs,
                            DEVICE_IDLE_RETURN_TO_ACTIVE,
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                            POWER_DOWN_IO_STOPPED,
                            TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                            POWER_DOWN,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_NOT_PROCESSED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN,
                            PolicyArming::timerExpiredWakeCapablePowerDown,
                            TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                            WAKE_ARRIVED,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_COMPLETED_DISARM)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_SUCCEEDED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_SEND_WAKE,
                            PolicyArming::timerExpiredWakeCapableSendWake,
                            TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                            USB_SELECTIVE_SUSPEND_CALLBACK,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, SX, STARTED_WAKE_CAPABLE_SLEEPING_USB_SS)
                    .trap(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, STOP, STOPPING_CANCEL_USB_SS)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, SURPRISE_REMOVE, STOPPING_CANCEL_USB_SS)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            WAKE_CAPABLE_USB_SS_COMPLETED)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, S0_IDLE_POLICY_CHANGED, CANCEL_USB_SS)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, IO_PRESENT, CANCEL_USB_SS)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_USB_SS, DEVICE_POWER_REQUIRED, CANCEL_USB_SS)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS,
                            PolicySelectiveSuspend::timerExpiredWakeCapableUsbSs)
                    .on(TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED, POWER_DOWN, WAITING_ARMED_USB_SS)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                            POWER_DOWN_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                            WAKE_INTERRUPT_FIRED,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_ARRIVED,
                            PolicyArming::timerExpiredWakeCapableWakeArrived,
                            TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE,
                            TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE,
                            PolicyArming::timerExpiredWakeCapableCancelWake,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_CANCELED,
                            PolicyArming::timerExpiredWakeCapableWakeCanceled,
                            TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP,
                            PolicyArming::timerExpiredWakeCapableCleanup,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED,
                            PolicyArming::timerExpiredWakeCapableDxAllocFailed,
                            TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                            POWER_DOWN,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_CHECK_DIRECTED)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                            POWER_DOWN_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .ignores(TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN, WAKE_SUCCESS, WAKE_ARRIVED)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN,
                            PolicyArming::timerExpiredWakeCompletedPowerDown)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                            POWER_UP_HW_STARTED,
                            TIMER_EXPIRED_WAKE_COMPLETED_HARDWARE_STARTED)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                            POWER_UP_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                            POWER_UP_NOT_SEEN,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .ignores(TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP, WAKE_SUCCESS, WAKE_ARRIVED)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                            PolicyArming::timerExpiredWakeCompletedPowerUp,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            WAITING_ARMED_USB_SS,
                            PolicyArmed::waitingArmedUsbSs,
                            WAITING_ARMED_QUERY_IDLE,
                            WAITING_ARMED_DIRECTED_DOWN)
                    .on(WAITING_ARMED, IO_PRESENT, WAITING_ARMED_QUERY_IDLE)
                    .on(WAITING_ARMED, SX, CANCELING_USB_SS_FOR_SYSTEM_SLEEP)
                    .on(WAITING_ARMED, WAKE_SUCCESS, WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .on(WAITING_ARMED, WAKE_FAILED, WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS)
                    .on(WAITING_ARMED, STOP, STOPPING_D0_CANCEL_USB_SS)
                    .on(WAITING_ARMED, SURPRISE_REMOVE, WAITING_ARMED_STOPPING_CANCEL_USB_SS)
                    .on(
                            WAITING_ARMED,
                            S0_IDLE_POLICY_CHANGED,
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS)
                    .on(WAITING_ARMED, USB_SELECTIVE_SUSPEND_COMPLETED, IO_PRESENT_ARMED)
                    .on(
                            WAITING_ARMED,
                            DEVICE_POWER_REQUIRED,
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS)
                    .on(WAITING_ARMED, WAKE_INTERRUPT_FIRED, WAITING_ARMED_WAKE_INTERRUPT_FIRED)
                    .ignores(WAITING_ARMED, S0)
                    .enter(
                            WAITING_ARMED_QUERY_IDLE,
                            PolicyArmed::waitingArmedQueryIdle,
                            WAITING_ARMED,
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS)
                    .on(IO_PRESENT_ARMED, WAKE_FAILED, IO_PRESENT_ARMED_WAKE_CANCELED)
                    .on(IO_PRESENT_ARMED, WAKE_SUCCESS, IO_PRESENT_ARMED_WAKE_CANCELED)
                    .ignores(IO_PRESENT_ARMED, WAKE_INTERRUPT_FIRED)
                    .enter(
                            IO_PRESENT_ARMED,
                            PolicyArmed::ioPresentArmed,
                            IO_PRESENT_ARMED_WAKE_CANCELED)
                    .on(IO_PRESENT_ARMED_WAKE_CANCELED, POWER_UP_HW_STARTED, S0_WAKE_DISARM)
                    .on(
                            IO_PRESENT_ARMED_WAKE_CANCELED,
                            POWER_UP_FAILED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .trap(
                            IO_PRESENT_ARMED_WAKE_CANCELED,
                            POWER_UP_NOT_SEEN,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .ignores(
                            IO_PRESENT_ARMED_WAKE_CANCELED,
                            WAKE_SUCCESS,
                            WAKE_FAILED,
                            WAKE_INTERRUPT_FIRED)
                    .enter(
                            IO_PRESENT_ARMED_WAKE_CANCELED,
                            PolicyArmed::ioPresentArmedWakeCanceled,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(S0_WAKE_DISARM, PolicyArmed::s0WakeDisarm, S0_WAKE_COMPLETE_POWER_UP)
                    .on(S0_WAKE_COMPLETE_POWER_UP, POWER_UP, STARTING_DECIDE_S0_WAKE)
                    .on(S0_WAKE_COMPLETE_POWER_UP, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED)
                    .enter(S0_WAKE_COMPLETE_POWER_UP, PolicyArmed::s0WakeCompletePowerUp)
                    .enter(
                            TIMER_EXPIRED_WAKE_SUCCEEDED,
                            PolicyArming::timerExpiredWakeSucceeded,
                            TIMER_EXPIRED_WAKE_COMPLETED_DISARM)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_DISARM,
                            PolicyArming::timerExpiredWakeCompletedDisarm,
                            TIMER_EXPIRED_WAKE_CAPABLE_CLEANUP)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED,
                            POWER_DOWN,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_CHECK_DIRECTED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED,
                            POWER_DOWN_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED,
                            POWER_DOWN,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_CHECK_DIRECTED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED,
                            POWER_DOWN_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS)
                    .on(
                            WAKE_FAILED_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            IO_PRESENT_ARMED_WAKE_CANCELED)
                    .enter(
                            WAKE_FAILED_USB_SS,
                            PolicyArmed::wakeFailedUsbSs,
                            IO_PRESENT_ARMED_WAKE_CANCELED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_CANCEL_WAKE,
                            PolicyFailing::timerExpiredWakeCapablePowerDownFailedCancelWake,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED,
                            PolicyFailing::timerExpiredWakeCapablePowerDownFailedWakeCanceled,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            DEVICE_POWER_REQUEST_FAILED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_USB_SS,
                            PolicyFailing::timerExpiredWakeCapablePowerDownFailedUsbSs,
                            DEVICE_POWER_REQUEST_FAILED)
                    .on(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                            WAKE_FAILED,
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED)
                    .on(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                            WAKE_SUCCESS,
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED)
                    .enter(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP,
                            PolicySleeping::cancelingWakeForSystemSleep,
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED)
                    .on(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                            POWER_UP_HW_STARTED,
                            DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP)
                    .on(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                            POWER_UP_FAILED,
                            POWER_UP_FOR_SYSTEM_SLEEP_FAILED)
                    .trap(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                            POWER_UP_NOT_SEEN,
                            POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN)
                    .ignores(CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED, WAKE_SUCCESS)
                    .enter(
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP_WAKE_CANCELED,
                            PolicySleeping::cancelingWakeForSystemSleepWakeCanceled,
                            POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN)
                    .on(
                            DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                            POWER_UP,
                            STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .on(
                            DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                            POWER_UP_FAILED,
                            POWER_UP_FOR_SYSTEM_SLEEP_FAILED)
                    .enter(
                            DISARMING_WAKE_FOR_SYSTEM_SLEEP_COMPLETE_POWER_UP,
                            PolicySleeping::disarmingWakeForSystemSleepCompletePowerUp)
                    .enter(
                            POWER_UP_FOR_SYSTEM_SLEEP_FAILED,
                            PolicyFailing::powerUpForSystemSleepFailed,
                            DEVICE_POWER_REQUEST_FAILED)
                    .on(WOKE_FROM_S0_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, WOKE_FROM_S0)
                    .enter(WOKE_FROM_S0_USB_SS, PolicyArmed::wokeFromS0UsbSs, WOKE_FROM_S0)
                    .on(WOKE_FROM_S0, POWER_UP_HW_STARTED, WOKE_FROM_S0_NOTIFY_DRIVER)
                    .on(WOKE_FROM_S0, POWER_UP_FAILED, DEVICE_POWER_REQUEST_FAILED)
                    .trap(WOKE_FROM_S0, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(WOKE_FROM_S0, PolicyArmed::wokeFromS0, DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            WOKE_FROM_S0_NOTIFY_DRIVER,
                            PolicyArmed::wokeFromS0NotifyDriver,
                            S0_WAKE_DISARM)
                    .on(
                            STOPPING_RESET_DEVICE,
                            POWER_UP_HW_STARTED,
                            STOPPING_RESET_DEVICE_COMPLETE_POWER_UP)
                    .on(STOPPING_RESET_DEVICE, POWER_UP_FAILED, STOPPING_RESET_DEVICE_FAILED)
                    .trap(STOPPING_RESET_DEVICE, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            STOPPING_RESET_DEVICE,
                            PolicyStopping::stoppingResetDevice,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .on(STOPPING_RESET_DEVICE_COMPLETE_POWER_UP, POWER_UP, STOPPING)
                    .on(
                            STOPPING_RESET_DEVICE_COMPLETE_POWER_UP,
                            POWER_UP_FAILED,
                            STOPPING_RESET_DEVICE_FAILED)
                    .enter(
                            STOPPING_RESET_DEVICE_COMPLETE_POWER_UP,
                            PolicyStopping::stoppingResetDeviceCompletePowerUp)
                    .enter(
                            STOPPING_RESET_DEVICE_FAILED,
                            PolicyStopping::stoppingResetDeviceFailed,
                            STOPPING)
                    .on(STOPPING_D0, POWER_UP_HW_STARTED, STOPPING_DISARM_WAKE)
                    .on(STOPPING_D0, POWER_UP_FAILED, STOPPING_D0_FAILED)
                    .trap(STOPPING_D0, POWER_UP_NOT_SEEN, DEVICE_D0_POWER_REQUEST_FAILED)
                    .ignores(STOPPING_D0, WAKE_SUCCESS, WAKE_FAILED)
                    .enter(STOPPING_D0, PolicyStopping::stoppingD0, DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            STOPPING_D0_FAILED,
                            PolicyStopping::stoppingD0Failed,
                            STOPPING_DISARM_WAKE_CANCEL_WAKE)
                    .on(STOPPING_DISARM_WAKE, POWER_UP, STOPPING_DISARM_WAKE_CANCEL_WAKE)
                    .on(STOPPING_DISARM_WAKE, POWER_UP_FAILED, STOPPING_D0_FAILED)
                    .ignores(STOPPING_DISARM_WAKE, WAKE_FAILED, WAKE_SUCCESS)
                    .enter(STOPPING_DISARM_WAKE, PolicyStopping::stoppingDisarmWake)
                    .on(
                            STOPPING_DISARM_WAKE_CANCEL_WAKE,
                            WAKE_FAILED,
                            STOPPING_DISARM_WAKE_WAKE_CANCELED)
                    .on(
                            STOPPING_DISARM_WAKE_CANCEL_WAKE,
                            WAKE_SUCCESS,
                            STOPPING_DISARM_WAKE_WAKE_CANCELED)
                    .ignores(STOPPING_DISARM_WAKE_CANCEL_WAKE, USB_SELECTIVE_SUSPEND_COMPLETED)
                    .enter(
                            STOPPING_DISARM_WAKE_CANCEL_WAKE,
                            PolicyStopping::stoppingDisarmWakeCancelWake,
                            STOPPING_DISARM_WAKE_WAKE_CANCELED)
                    .ignores(STOPPING_DISARM_WAKE_WAKE_CANCELED, USB_SELECTIVE_SUSPEND_COMPLETED)
                    .enter(
                            STOPPING_DISARM_WAKE_WAKE_CANCELED,
                            PolicyStopping::stoppingDisarmWakeWakeCanceled,
                            STOPPING)
                    .on(STOPPING, POWER_DOWN, STOPPING_SEND_STATUS)
                    .on(STOPPING, POWER_DOWN_FAILED, STOPPING_FAILED)
                    .ignores(STOPPING, USB_SELECTIVE_SUSPEND_COMPLETED)
                    .enter(STOPPING, PolicyStopping::stopping)
                    .enter(STOPPING_FAILED, PolicyStopping::stoppingFailed, STOPPING_SEND_STATUS)
                    .enter(STOPPING_SEND_STATUS, PolicyStopping::stoppingSendStatus, STOPPED)
                    .enter(
                            STOPPING_CANCEL_TIMER,
                            PolicyStopping::stoppingCancelTimer,
                            STOPPING,
                            STOPPING_WAIT_FOR_IDLE_TIMEOUT)
                    .on(STOPPING_WAIT_FOR_IDLE_TIMEOUT, POWER_TIMEOUT_EXPIRED, STOPPING)
                    .enter(
                            STOPPING_CANCEL_USB_SS,
                            PolicyStopping::stoppingCancelUsbSs,
                            STOPPING_CANCEL_TIMER,
                            STOPPING_WAIT_FOR_USB_SS_COMPLETION)
                    .on(
                            STOPPING_WAIT_FOR_USB_SS_COMPLETION,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            STOPPING_CANCEL_TIMER)
                    .ignores(STOPPING_WAIT_FOR_USB_SS_COMPLETION, USB_SELECTIVE_SUSPEND_CALLBACK)
                    .on(STOPPING_CANCEL_WAKE, WAKE_FAILED, STOPPING)
                    .on(STOPPING_CANCEL_WAKE, WAKE_SUCCESS, STOPPING)
                    .enter(STOPPING_CANCEL_WAKE, PolicyStopping::stoppingCancelWake, STOPPING)
                    .on(STOPPED, START, RESTARTING)
                    .on(STOPPED, REMOVE, STOPPED_REMOVING)
                    .ignores(STOPPED, POWER_TIMEOUT_EXPIRED, S0, IO_PRESENT, DEVICE_POWER_REQUIRED)
                    .on(CANCEL_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, USB_SS_CANCELLED)
                    .trap(CANCEL_USB_SS, STOP, STOPPING_CANCEL_USB_SS)
                    .on(CANCEL_USB_SS, SURPRISE_REMOVE, STOPPING_CANCEL_USB_SS)
                    .on(
                            CANCEL_USB_SS,
                            USB_SELECTIVE_SUSPEND_CALLBACK,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN)
                    .ignores(CANCEL_USB_SS, DEVICE_POWER_REQUIRED, IO_PRESENT)
                    .enter(CANCEL_USB_SS, PolicySelectiveSuspend::cancelUsbSs, USB_SS_CANCELLED)
                    .on(STARTED, SX, SLEEPING)
                    .on(STARTED, STOP, STOPPING)
                    .on(STARTED, SURPRISE_REMOVE, STOPPING)
                    .on(STARTED, S0_IDLE_POLICY_CHANGED, STARTING_DECIDE_S0_WAKE)
                    .on(STARTED, DEVICE_DIRECTED_POWER_DOWN, STARTED_NOT_IDLE_CAPABLE_DIRECTED_DOWN)
                    .ignores(
                            STARTED,
                            DEVICE_DIRECTED_POWER_UP,
                            WAKE_ARRIVED,
                            WAKE_SUCCESS,
                            POWER_UP,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            IO_PRESENT,
                            POWER_TIMEOUT_EXPIRED,
                            DEVICE_POWER_REQUIRED)
                    .enter(STARTED, PolicyStarted::started)
                    .enter(
                            STARTED_CANCEL_TIMER,
                            PolicyStarted::startedCancelTimer,
                            STARTING_DECIDE_S0_WAKE,
                            STARTED_WAIT_FOR_IDLE_TIMEOUT)
                    .trap(
                            STARTED_WAIT_FOR_IDLE_TIMEOUT,
                            POWER_TIMEOUT_EXPIRED,
                            STARTING_DECIDE_S0_WAKE)
                    .trap(STARTED_WAIT_FOR_IDLE_TIMEOUT, STOP, STOPPING_WAIT_FOR_IDLE_TIMEOUT)
                    .trap(
                            STARTED_WAIT_FOR_IDLE_TIMEOUT,
                            SURPRISE_REMOVE,
                            STOPPING_WAIT_FOR_IDLE_TIMEOUT)
                    .enter(
                            STARTED_WAKE_CAPABLE_CANCEL_TIMER_FOR_SLEEP,
                            PolicyStarted::startedWakeCapableCancelTimerForSleep,
                            STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                            STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT)
                    .trap(
                            STARTED_WAKE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                            POWER_TIMEOUT_EXPIRED,
                            STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP)
                    .on(
                            STARTED_WAKE_CAPABLE_SLEEPING_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            SLEEPING)
                    .enter(
                            STARTED_WAKE_CAPABLE_SLEEPING_USB_SS,
                            PolicySelectiveSuspend::startedWakeCapableSleepingUsbSs)
                    .enter(
                            STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP,
                            PolicyStarted::startedIdleCapableCancelTimerForSleep,
                            STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                            STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT)
                    .trap(
                            STARTED_IDLE_CAPABLE_WAIT_FOR_IDLE_TIMEOUT,
                            POWER_TIMEOUT_EXPIRED,
                            STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP)
                    .enter(
                            DEVICE_D0_POWER_REQUEST_FAILED,
                            PolicyFailing::deviceD0PowerRequestFailed,
                            DEVICE_POWER_REQUEST_FAILED)
                    .on(DEVICE_POWER_REQUEST_FAILED, STOP, STOPPING_CANCEL_TIMER)
                    .on(DEVICE_POWER_REQUEST_FAILED, SURPRISE_REMOVE, STOPPING)
                    .on(
                            DEVICE_POWER_REQUEST_FAILED,
                            DEVICE_DIRECTED_POWER_DOWN,
                            DEVICE_POWER_REQUEST_FAILED)
                    .ignores(
                            DEVICE_POWER_REQUEST_FAILED,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            S0,
                            SX,
                            WAKE_ARRIVED,
                            WAKE_FAILED,
                            DEVICE_POWER_REQUIRED,
                            IO_PRESENT,
                            DEVICE_DIRECTED_POWER_UP)
                    .enter(DEVICE_POWER_REQUEST_FAILED, PolicyFailing::devicePowerRequestFailed)
                    .enter(
                            SLEEPING_POWER_DOWN_NOT_PROCESSED,
                            PolicyFailing::sleepingPowerDownNotProcessed,
                            SYSTEM_SLEEP_POWER_REQUEST_FAILED)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_NOT_PROCESSED,
                            PolicyFailing::timerExpiredWakeCapablePowerDownNotProcessed,
                            TIMER_EXPIRED_WAKE_CAPABLE_DX_ALLOC_FAILED)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE_POWER_DOWN_NOT_PROCESSED,
                            PolicyFailing::timerExpiredNoWakePowerDownNotProcessed,
                            TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE_POWERED_DOWN_DISABLE_IDLE_TIMER,
                            PolicyIdling::timerExpiredNoWakePoweredDownDisableIdleTimer,
                            WAITING_UNARMED_QUERY_IDLE,
                            WAITING_UNARMED_DIRECTED_DOWN)
                    .enter(
                            POWER_UP_FOR_SYSTEM_SLEEP_NOT_SEEN,
                            PolicyFailing::powerUpForSystemSleepNotSeen,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .on(
                            WAITING_ARMED_STOPPING_CANCEL_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            STOPPING_CANCEL_WAKE)
                    .ignores(WAITING_ARMED_STOPPING_CANCEL_USB_SS, WAKE_FAILED, WAKE_SUCCESS)
                    .enter(
                            WAITING_ARMED_STOPPING_CANCEL_USB_SS,
                            PolicyStopping::waitingArmedStoppingCancelUsbSs,
                            STOPPING_CANCEL_WAKE)
                    .trap(
                            WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            IO_PRESENT_ARMED_WAKE_CANCELED)
                    .enter(
                            WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS,
                            PolicyArmed::waitingArmedWakeFailedCancelUsbSs,
                            IO_PRESENT_ARMED_WAKE_CANCELED)
                    .on(
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            IO_PRESENT_ARMED)
                    .ignores(
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                            WAKE_FAILED,
                            WAKE_SUCCESS,
                            WAKE_INTERRUPT_FIRED)
                    .enter(
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS,
                            PolicyArmed::waitingArmedIoPresentCancelUsbSs,
                            IO_PRESENT_ARMED)
                    .on(
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            WOKE_FROM_S0)
                    .enter(
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                            PolicyArmed::waitingArmedWakeSucceededCancelUsbSs,
                            WOKE_FROM_S0)
                    .on(
                            CANCELING_USB_SS_FOR_SYSTEM_SLEEP,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP)
                    .ignores(CANCELING_USB_SS_FOR_SYSTEM_SLEEP, WAKE_FAILED, WAKE_SUCCESS)
                    .enter(
                            CANCELING_USB_SS_FOR_SYSTEM_SLEEP,
                            PolicySleeping::cancelingUsbSsForSystemSleep,
                            CANCELING_WAKE_FOR_SYSTEM_SLEEP)
                    .trap(STOPPING_D0_CANCEL_USB_SS, USB_SELECTIVE_SUSPEND_COMPLETED, STOPPING_D0)
                    .ignores(STOPPING_D0_CANCEL_USB_SS, WAKE_FAILED, WAKE_SUCCESS)
                    .enter(
                            STOPPING_D0_CANCEL_USB_SS,
                            PolicyStopping::stoppingD0CancelUsbSs,
                            STOPPING_D0)
                    .enter(
                            STARTING_POWERED_UP,
                            PolicyStarting::startingPoweredUp,
                            STARTING_POWERED_UP_FAILED,
                            STARTING_SUCCEEDED)
                    .on(IDLE_CAPABLE_DEVICE_IDLE, DEVICE_POWER_NOT_REQUIRED, TIMER_EXPIRED_NO_WAKE)
                    .on(IDLE_CAPABLE_DEVICE_IDLE, SX, DEVICE_IDLE_SLEEPING)
                    .on(IDLE_CAPABLE_DEVICE_IDLE, STOP, DEVICE_IDLE_STOPPING)
                    .on(IDLE_CAPABLE_DEVICE_IDLE, SURPRISE_REMOVE, DEVICE_IDLE_STOPPING)
                    .on(
                            IDLE_CAPABLE_DEVICE_IDLE,
                            S0_IDLE_POLICY_CHANGED,
                            DEVICE_IDLE_RETURN_TO_ACTIVE)
                    .on(IDLE_CAPABLE_DEVICE_IDLE, IO_PRESENT, DEVICE_IDLE_RETURN_TO_ACTIVE)
                    .on(
                            IDLE_CAPABLE_DEVICE_IDLE,
                            DEVICE_DIRECTED_POWER_DOWN,
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR)
                    .ignores(IDLE_CAPABLE_DEVICE_IDLE, S0, DEVICE_POWER_REQUIRED)
                    .enter(
                            IDLE_CAPABLE_DEVICE_IDLE,
                            PolicyStarted::idleCapableDeviceIdle,
                            TIMER_EXPIRED_NO_WAKE)
                    .enter(
                            DEVICE_IDLE_RETURN_TO_ACTIVE,
                            PolicyStarted::deviceIdleReturnToActive,
                            STARTED_CANCEL_TIMER)
                    .enter(
                            DEVICE_IDLE_SLEEPING,
                            PolicyStarted::deviceIdleSleeping,
                            STARTED_IDLE_CAPABLE_CANCEL_TIMER_FOR_SLEEP)
                    .enter(
                            DEVICE_IDLE_STOPPING,
                            PolicyStarted::deviceIdleStopping,
                            STOPPING_CANCEL_TIMER)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN,
                            PolicyIdling::timerExpiredNoWakeUndoPowerDown,
                            TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                            TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP)
                    .on(
                            WAKE_CAPABLE_DEVICE_IDLE,
                            DEVICE_POWER_NOT_REQUIRED,
                            TIMER_EXPIRED_DECIDE_USB_SS)
                    .on(WAKE_CAPABLE_DEVICE_IDLE, SX, DEVICE_IDLE_SLEEPING)
                    .trap(WAKE_CAPABLE_DEVICE_IDLE, STOP, DEVICE_IDLE_STOPPING)
                    .on(WAKE_CAPABLE_DEVICE_IDLE, SURPRISE_REMOVE, DEVICE_IDLE_STOPPING)
                    .trap(
                            WAKE_CAPABLE_DEVICE_IDLE,
                            S0_IDLE_POLICY_CHANGED,
                            DEVICE_IDLE_RETURN_TO_ACTIVE)
                    .on(WAKE_CAPABLE_DEVICE_IDLE, IO_PRESENT, DEVICE_IDLE_RETURN_TO_ACTIVE)
                    .on(
                            WAKE_CAPABLE_DEVICE_IDLE,
                            DEVICE_DIRECTED_POWER_DOWN,
                            WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR)
                    .ignores(WAKE_CAPABLE_DEVICE_IDLE, S0, DEVICE_POWER_REQUIRED)
                    .enter(
                            WAKE_CAPABLE_DEVICE_IDLE,
                            PolicyStarted::wakeCapableDeviceIdle,
                            TIMER_EXPIRED_DECIDE_USB_SS)
                    .enter(
                            WAKE_CAPABLE_USB_SS_COMPLETED,
                            PolicySelectiveSuspend::wakeCapableUsbSsCompleted,
                            STARTED_WAKE_CAPABLE,
                            WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN,
                            PolicyArming::timerExpiredWakeCapableUndoPowerDown,
                            DEVICE_IDLE_RETURN_TO_ACTIVE,
                            TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_HARDWARE_STARTED,
                            PolicyArming::timerExpiredWakeCompletedHardwareStarted,
                            S0_WAKE_COMPLETE_POWER_UP)
                    .enter(STOPPED_REMOVING, PolicyStopping::stoppedRemoving, REMOVED)
                    .on(REMOVED, START, STARTING)
                    .on(REMOVED, REMOVE, REMOVED)
                    .ignores(REMOVED, SX, S0, S0_IDLE_POLICY_CHANGED)
                    .enter(REMOVED, PolicyStopping::removed)
                    .on(RESTARTING, POWER_UP, STARTING_SUCCEEDED)
                    .on(RESTARTING, POWER_UP_FAILED, RESTARTING_FAILED)
                    .enter(RESTARTING, PolicyStarting::restarting)
                    .enter(RESTARTING_FAILED, PolicyStarting::restartingFailed, STOPPED)
                    .on(STARTING_POWERED_UP_FAILED, POWER_DOWN, STARTING_FAILED)
                    .enter(STARTING_POWERED_UP_FAILED, PolicyStarting::startingPoweredUpFailed)
                    .enter(
                            TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE,
                            PolicyIdling::timerExpiredNoWakeReturnToActive,
                            STARTED_IDLE_CAPABLE,
                            STARTED)
                    .on(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                            WAKE_FAILED,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .trap(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                            WAKE_SUCCESS,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .enter(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED,
                            PolicyArmed::waitingArmedWakeInterruptFired,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                            WAKE_FAILED,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED)
                    .on(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                            WAKE_SUCCESS,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED,
                            PolicyWaking::systemWakeDeviceWakeInterruptFired,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                            WAKE_FAILED,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP)
                    .trap(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                            WAKE_SUCCESS,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP)
                    .enter(
                            SYSTEM_WAKE_DEVICE_WAKE_INTERRUPT_FIRED_NP,
                            PolicyWaking::systemWakeDeviceWakeInterruptFiredNp,
                            SYSTEM_WAKE_DEVICE_WAKE_TRIGGERED_NP)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                            POWER_DOWN_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                            POWER_DOWN,
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_INTERRUPT_ARRIVED,
                            PolicyArming::timerExpiredWakeCapableWakeInterruptArrived,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED,
                            WAKE_FAILED,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .trap(
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_INTERRUPT_ARRIVED,
                            WAKE_SUCCESS,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN_FAILED_WAKE_CANCELED)
                    .on(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN,
                            WAKE_FAILED,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .trap(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN,
                            WAKE_SUCCESS,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .enter(
                            STARTED_NOT_IDLE_CAPABLE_DIRECTED_DOWN,
                            PolicyStarted::startedNotIdleCapableDirectedDown,
                            IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                            STARTED)
                    .enter(
                            STARTED_IDLE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                            PolicyDirected::startedIdleCapableTimerCanceledForSleep,
                            SLEEPING,
                            IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN)
                    .on(
                            TIMER_EXPIRED_NO_WAKE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            TIMER_EXPIRED_NO_WAKE_RETURN_TO_ACTIVE)
                    .enter(
                            IDLE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                            PolicyDirected::idleCapableTimerNotExpiredDirectedDown,
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR)
                    .on(
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                            DEVICE_POWER_NOT_REQUIRED_DIRECTED,
                            TIMER_EXPIRED_NO_WAKE)
                    .enter(
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                            PolicyDirected::idleCapableDirectedDownTriggerDpnr)
                    .on(
                            WAITING_UNARMED_DIRECTED_DOWN,
                            DEVICE_DIRECTED_POWER_UP,
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR)
                    .ignores(WAITING_UNARMED_DIRECTED_DOWN, S0_IDLE_POLICY_CHANGED, IO_PRESENT)
                    .enter(
                            WAITING_UNARMED_DIRECTED_DOWN,
                            PolicyDirected::waitingUnarmedDirectedDown)
                    .on(
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            S0_NO_WAKE_POWER_UP)
                    .enter(
                            IDLE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPR,
                            PolicyDirected::idleCapableDirectedDownTriggerDpr)
                    .enter(
                            STARTED_WAKE_CAPABLE_TIMER_CANCELED_FOR_SLEEP,
                            PolicyDirected::startedWakeCapableTimerCanceledForSleep,
                            SLEEPING,
                            WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN)
                    .enter(
                            WAKE_CAPABLE_TIMER_NOT_EXPIRED_DIRECTED_DOWN,
                            PolicyDirected::wakeCapableTimerNotExpiredDirectedDown,
                            WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR)
                    .on(
                            WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                            DEVICE_POWER_NOT_REQUIRED_DIRECTED,
                            TIMER_EXPIRED_DECIDE_USB_SS)
                    .enter(
                            WAKE_CAPABLE_DIRECTED_DOWN_TRIGGER_DPNR,
                            PolicyDirected::wakeCapableDirectedDownTriggerDpnr)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                            PolicyDirected::timerExpiredWakeCompletedPowerDownWaitForDirectedUp)
                    .on(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_DIRECTED_TRIGGER_DPR,
                            PolicyDirected::timerExpiredWakeCompletedPowerDownDirectedTriggerDpr)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_UNDO_POWER_DOWN_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            DEVICE_IDLE_RETURN_TO_ACTIVE)
                    .on(
                            WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            STARTED_WAKE_CAPABLE)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                            USB_SELECTIVE_SUSPEND_CALLBACK,
                            TIMER_EXPIRED_WAKE_CAPABLE_POWER_DOWN)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            WAKE_CAPABLE_USB_SS_COMPLETED)
                    .ignores(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                            S0_IDLE_POLICY_CHANGED,
                            IO_PRESENT)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_USB_SS_DIRECTED_DOWN,
                            PolicyDirected::timerExpiredWakeCapableUsbSsDirectedDown)
                    .enter(
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED_DURING_POWER_DOWN_CHECK_DIRECTED,
                            PolicyDirected
                                    ::waitingArmedWakeInterruptFiredDuringPowerDownCheckDirected,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .enter(
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_CHECK_DIRECTED,
                            PolicyDirected::timerExpiredWakeCompletedPowerDownCheckDirected,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_UP,
                            TIMER_EXPIRED_WAKE_COMPLETED_POWER_DOWN_WAIT_FOR_DIRECTED_UP)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_CHECK_DIRECTED,
                            PolicyDirected::timerExpiredWakeCapableWakeSucceededCheckDirected,
                            WOKE_FROM_S0_USB_SS,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_WAIT_FOR_DIRECTED_UP,
                            PolicyDirected::timerExpiredWakeCapableWakeSucceededWaitForDirectedUp)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WOKE_FROM_S0_USB_SS)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_SUCCEEDED_TRIGGER_DPR,
                            PolicyDirected::timerExpiredWakeCapableWakeSucceededTriggerDpr)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_CHECK_DIRECTED,
                            PolicyDirected::timerExpiredWakeCapableWakeFailedCheckDirected,
                            WAKE_FAILED_USB_SS,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP,
                            DEVICE_DIRECTED_POWER_UP,
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_WAIT_FOR_DIRECTED_UP,
                            PolicyDirected::timerExpiredWakeCapableWakeFailedWaitForDirectedUp)
                    .on(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WAKE_FAILED_USB_SS)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_WAKE_FAILED_TRIGGER_DPR,
                            PolicyDirected::timerExpiredWakeCapableWakeFailedTriggerDpr)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WAITING_ARMED_WAKE_INTERRUPT_FIRED)
                    .enter(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR,
                            PolicyDirected::waitingArmedDirectedDownWakeInterruptFiredTriggerDpr)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED,
                            DEVICE_DIRECTED_POWER_UP,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED_TRIGGER_DPR)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN,
                            DEVICE_DIRECTED_POWER_UP,
                            WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN,
                            WAKE_SUCCESS,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN,
                            WAKE_FAILED,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS)
                    .trap(
                            WAITING_ARMED_DIRECTED_DOWN,
                            USB_SELECTIVE_SUSPEND_COMPLETED,
                            WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN,
                            WAKE_INTERRUPT_FIRED,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_INTERRUPT_FIRED)
                    .ignores(WAITING_ARMED_DIRECTED_DOWN, S0_IDLE_POLICY_CHANGED, IO_PRESENT)
                    .enter(WAITING_ARMED_DIRECTED_DOWN, PolicyDirected::waitingArmedDirectedDown)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_CANCEL_USB_SS,
                            DEVICE_DIRECTED_POWER_UP,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS,
                            DEVICE_DIRECTED_POWER_UP,
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WAITING_ARMED_IO_PRESENT_CANCEL_USB_SS)
                    .enter(
                            WAITING_ARMED_DIRECTED_DOWN_TRIGGER_DPR,
                            PolicyDirected::waitingArmedDirectedDownTriggerDpr)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WAITING_ARMED_WAKE_SUCCEEDED_CANCEL_USB_SS)
                    .enter(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_SUCCEEDED_TRIGGER_DPR,
                            PolicyDirected::waitingArmedDirectedDownWakeSucceededTriggerDpr)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED,
                            DEVICE_DIRECTED_POWER_UP,
                            WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            IO_PRESENT_ARMED)
                    .enter(
                            WAITING_ARMED_DIRECTED_DOWN_USB_SS_COMPLETED_TRIGGER_DPR,
                            PolicyDirected::waitingArmedDirectedDownUsbSsCompletedTriggerDpr)
                    .on(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR,
                            DEVICE_POWER_REQUIRED_DIRECTED,
                            WAITING_ARMED_WAKE_FAILED_CANCEL_USB_SS)
                    .enter(
                            WAITING_ARMED_DIRECTED_DOWN_WAKE_FAILED_CANCEL_USB_SS_TRIGGER_DPR,
                            PolicyDirected::waitingArmedDirectedDownWakeFailedCancelUsbSsTriggerDpr)
                    .enter(
                            USB_SS_CANCELLED,
                            PolicySelectiveSuspend::usbSsCancelled,
                            STARTED_CANCEL_TIMER)
                    .enter(
                            TIMER_EXPIRED_WAKE_CAPABLE_REVERT_ARM_WAKE,
                            PolicyArming::timerExpiredWakeCapableRevertArmWake,
                            TIMER_EXPIRED_WAKE_CAPABLE_CANCEL_WAKE)
                    .on(
                            SLEEPING_WAKE_CANCEL_WAKE,
                            WAKE_FAILED,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .on(
                            SLEEPING_WAKE_CANCEL_WAKE,
                            WAKE_SUCCESS,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .enter(
                            SLEEPING_WAKE_CANCEL_WAKE,
                            PolicySleeping::sleepingWakeCancelWake,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .on(
                            SLEEPING_WAKE_CANCEL_WAKE_NP,
                            WAKE_FAILED,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .on(
                            SLEEPING_WAKE_CANCEL_WAKE_NP,
                            WAKE_SUCCESS,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .enter(
                            SLEEPING_WAKE_CANCEL_WAKE_NP,
                            PolicySleeping::sleepingWakeCancelWakeNp,
                            SLEEPING_NO_WAKE_COMPLETE_POWER_DOWN)
                    .enter(
                            SYSTEM_WAKE_DEVICE_D0_POWER_REQUEST_FAILED,
                            PolicyFailing::systemWakeDeviceD0PowerRequestFailed,
                            DEVICE_D0_POWER_REQUEST_FAILED)
                    .enter(
                            SYSTEM_WAKE_DEVICE_POWER_REQUEST_FAILED,
                            PolicyFailing::systemWakeDevicePowerRequestFailed,
                            DEVICE_POWER_REQUEST_FAILED)
                    .build();

    private PowerPolicyTable() {}
}
