package org.backplane.kmdf.internal.power;

import static org.backplane.ddi.PowerState.CHECK_DEVICE_TYPE;
import static org.backplane.ddi.PowerState.CHECK_DEVICE_TYPE_NP;
import static org.backplane.ddi.PowerState.CHECK_PARENT_STATE;
import static org.backplane.ddi.PowerState.CHECK_PARENT_STATE_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.CHECK_PARENT_STATE_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.CHECK_PARENT_STATE_NP;
import static org.backplane.ddi.PowerState.D0_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.D0_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.D0_BUS_WAKE_OWNER;
import static org.backplane.ddi.PowerState.D0_BUS_WAKE_OWNER_NP;
import static org.backplane.ddi.PowerState.D0_DISARMING_WAKE_AT_BUS;
import static org.backplane.ddi.PowerState.D0_DISARMING_WAKE_AT_BUS_NP;
import static org.backplane.ddi.PowerState.D0_NP;
import static org.backplane.ddi.PowerState.D0_STARTING;
import static org.backplane.ddi.PowerState.D0_STARTING_CONNECT_INTERRUPT;
import static org.backplane.ddi.PowerState.D0_STARTING_DMA_ENABLE;
import static org.backplane.ddi.PowerState.D0_STARTING_POST_HARDWARE_ENABLED;
import static org.backplane.ddi.PowerState.D0_STARTING_START_SELF_MANAGED_IO;
import static org.backplane.ddi.PowerState.DECIDE_D0_STATE;
import static org.backplane.ddi.PowerState.DX;
import static org.backplane.ddi.PowerState.DX_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.DX_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.DX_DISABLING_WAKE_AT_BUS;
import static org.backplane.ddi.PowerState.DX_DISABLING_WAKE_AT_BUS_NP;
import static org.backplane.ddi.PowerState.DX_NP;
import static org.backplane.ddi.PowerState.DX_STOPPED;
import static org.backplane.ddi.PowerState.DX_STOPPED_ARM_FOR_WAKE;
import static org.backplane.ddi.PowerState.DX_STOPPED_ARM_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.DX_STOPPED_DECIDE_DX_STATE;
import static org.backplane.ddi.PowerState.DX_STOPPED_DISARM_WAKE;
import static org.backplane.ddi.PowerState.DX_STOPPED_DISARM_WAKE_NP;
import static org.backplane.ddi.PowerState.ENABLING_WAKE_AT_BUS;
import static org.backplane.ddi.PowerState.ENABLING_WAKE_AT_BUS_NP;
import static org.backplane.ddi.PowerState.FINAL;
import static org.backplane.ddi.PowerState.FINAL_POWER_DOWN_FAILED;
import static org.backplane.ddi.PowerState.GOTO_D3_STOPPED;
import static org.backplane.ddi.PowerState.GOTO_DX;
import static org.backplane.ddi.PowerState.GOTO_DX_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.GOTO_DX_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.GOTO_DX_FAILED;
import static org.backplane.ddi.PowerState.GOTO_DX_IO_STOPPED;
import static org.backplane.ddi.PowerState.GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.GOTO_DX_IO_STOPPED_NP;
import static org.backplane.ddi.PowerState.GOTO_DX_NP;
import static org.backplane.ddi.PowerState.GOTO_DX_NP_FAILED;
import static org.backplane.ddi.PowerState.GOTO_DX_STOPPED;
import static org.backplane.ddi.PowerState.GOTO_DX_STOPPED_DISABLE_INTERRUPT;
import static org.backplane.ddi.PowerState.GOTO_DX_STOPPED_DISABLE_INTERRUPT_NP;
import static org.backplane.ddi.PowerState.GOTO_IMPLICIT_D3_DISARM_WAKE_AT_BUS;
import static org.backplane.ddi.PowerState.GOTO_STOPPED;
import static org.backplane.ddi.PowerState.INITIAL_CONNECT_INTERRUPT_FAILED;
import static org.backplane.ddi.PowerState.INITIAL_DMA_ENABLE_FAILED;
import static org.backplane.ddi.PowerState.INITIAL_POST_HARDWARE_ENABLED_FAILED;
import static org.backplane.ddi.PowerState.INITIAL_POWER_UP_FAILED;
import static org.backplane.ddi.PowerState.INITIAL_POWER_UP_FAILED_DEREF_PARENT;
import static org.backplane.ddi.PowerState.INITIAL_POWER_UP_FAILED_POWER_DOWN;
import static org.backplane.ddi.PowerState.INITIAL_SELF_MANAGED_IO_FAILED;
import static org.backplane.ddi.PowerState.INITIAL_SELF_MANAGED_IO_FAILED_STARTED;
import static org.backplane.ddi.PowerState.NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS;
import static org.backplane.ddi.PowerState.NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS_NP;
import static org.backplane.ddi.PowerState.NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS;
import static org.backplane.ddi.PowerState.NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS_NP;
import static org.backplane.ddi.PowerState.OBJECT_CREATED;
import static org.backplane.ddi.PowerState.POWER_FAILED_POWER_DOWN;
import static org.backplane.ddi.PowerState.REPORT_POWER_DOWN_FAILED;
import static org.backplane.ddi.PowerState.REPORT_POWER_UP_FAILED;
import static org.backplane.ddi.PowerState.REPORT_POWER_UP_FAILED_DEREF_PARENT;
import static org.backplane.ddi.PowerState.STARTING_CHECK_DEVICE_TYPE;
import static org.backplane.ddi.PowerState.STARTING_CHILD;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO_FAILED;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO_FAILED_NP;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO_FAILED_STARTED;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO_FAILED_STARTED_NP;
import static org.backplane.ddi.PowerState.START_SELF_MANAGED_IO_NP;
import static org.backplane.ddi.PowerState.STOPPED;
import static org.backplane.ddi.PowerState.STOPPED_COMPLETE_DX;
import static org.backplane.ddi.PowerState.UP_FAILED;
import static org.backplane.ddi.PowerState.UP_FAILED_DEREF_PARENT;
import static org.backplane.ddi.PowerState.UP_FAILED_DEREF_PARENT_NP;
import static org.backplane.ddi.PowerState.UP_FAILED_NP;
import static org.backplane.ddi.PowerState.UP_FAILED_POWER_DOWN;
import static org.backplane.ddi.PowerState.UP_FAILED_POWER_DOWN_NP;
import static org.backplane.ddi.PowerState.WAIT_FOR_PARENT;
import static org.backplane.ddi.PowerState.WAIT_FOR_PARENT_ARMED_FOR_WAKE;
import static org.backplane.ddi.PowerState.WAIT_FOR_PARENT_ARMED_FOR_WAKE_NP;
import static org.backplane.ddi.PowerState.WAIT_FOR_PARENT_NP;
import static org.backplane.ddi.PowerState.WAKE_PENDING;
import static org.backplane.ddi.PowerState.WAKE_PENDING_NP;
import static org.backplane.ddi.PowerState.WAKING;
import static org.backplane.ddi.PowerState.WAKING_CONNECT_INTERRUPT;
import static org.backplane.ddi.PowerState.WAKING_CONNECT_INTERRUPT_FAILED;
import static org.backplane.ddi.PowerState.WAKING_CONNECT_INTERRUPT_FAILED_NP;
import static org.backplane.ddi.PowerState.WAKING_CONNECT_INTERRUPT_NP;
import static org.backplane.ddi.PowerState.WAKING_DMA_ENABLE;
import static org.backplane.ddi.PowerState.WAKING_DMA_ENABLE_FAILED;
import static org.backplane.ddi.PowerState.WAKING_DMA_ENABLE_FAILED_NP;
import static org.backplane.ddi.PowerState.WAKING_DMA_ENABLE_NP;
import static org.backplane.ddi.PowerState.WAKING_NP;
import static org.backplane.ddi.PowerState.WAKING_POST_HARDWARE_ENABLED;
import static org.backplane.ddi.PowerState.WAKING_POST_HARDWARE_ENABLED_FAILED;
import static org.backplane.ddi.PowerState.WAKING_POST_HARDWARE_ENABLED_FAILED_NP;
import static org.backplane.ddi.PowerState.WAKING_POST_HARDWARE_ENABLED_NP;
import static org.backplane.kmdf.internal.power.PowerEvent.COMPLETE_D0;
import static org.backplane.kmdf.internal.power.PowerEvent.COMPLETE_DX;
import static org.backplane.kmdf.internal.power.PowerEvent.IMPLICIT_D0;
import static org.backplane.kmdf.internal.power.PowerEvent.IMPLICIT_D3;
import static org.backplane.kmdf.internal.power.PowerEvent.MARK_NONPAGEABLE;
import static org.backplane.kmdf.internal.power.PowerEvent.MARK_PAGEABLE;
import static org.backplane.kmdf.internal.power.PowerEvent.PARENT_TO_D0;
import static org.backplane.kmdf.internal.power.PowerEvent.WAKE_ARRIVAL;
import static org.backplane.kmdf.internal.power.PowerEvent.WAKE_CANCELED;
import static org.backplane.kmdf.internal.power.PowerEvent.WAKE_FAILED;
import static org.backplane.kmdf.internal.power.PowerEvent.WAKE_INTERRUPT_COMPLETE_TRANSITION;
import static org.backplane.kmdf.internal.power.PowerEvent.WAKE_SUCCEEDED;

import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.state.StateTable;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The power machine of a device: KMDF's states and transitions, in KMDF's order. It is long because
 * it is that table.
 *
 * <p>States that end in NP belong to devices whose power code is not pageable; they do the same as
 * their twins. Some rows can be taken with a class extension alone: that the device has to be
 * powered down, or its own I/O suspended, because the extension's half of a step failed.
 */
public final class PowerTable {

    /** The table. */
    public static final StateTable<PowerState, PowerEvent, PowerMachine> TABLE =
            StateTable.<PowerState, PowerEvent, PowerMachine>startingIn(
                            OBJECT_CREATED, PowerEvent.class)
                    .named("Power")
                    .priority(
                            PARENT_TO_D0,
                            COMPLETE_D0,
                            COMPLETE_DX,
                            WAKE_INTERRUPT_COMPLETE_TRANSITION)
                    .singular(PARENT_TO_D0)
                    .open(
                            OBJECT_CREATED,
                            PowerState.D0,
                            D0_NP,
                            D0_BUS_WAKE_OWNER,
                            D0_BUS_WAKE_OWNER_NP,
                            D0_ARMED_FOR_WAKE,
                            D0_ARMED_FOR_WAKE_NP,
                            STOPPED,
                            STARTING_CHILD,
                            DX,
                            DX_NP,
                            DX_ARMED_FOR_WAKE,
                            DX_ARMED_FOR_WAKE_NP,
                            WAKE_PENDING,
                            WAKE_PENDING_NP,
                            REPORT_POWER_UP_FAILED,
                            REPORT_POWER_DOWN_FAILED,
                            DX_STOPPED)
                    .enteredFromOutside(FINAL)
                    .last(FINAL)
                    .ignores(
                            OBJECT_CREATED,
                            MARK_PAGEABLE,
                            MARK_NONPAGEABLE,
                            PARENT_TO_D0,
                            PowerEvent.DX,
                            PowerEvent.D0)
                    .on(OBJECT_CREATED, IMPLICIT_D0, STARTING_CHECK_DEVICE_TYPE)
                    .enter(
                            CHECK_DEVICE_TYPE,
                            p -> p.isPdo() ? CHECK_PARENT_STATE : WAKING,
                            WAKING,
                            CHECK_PARENT_STATE)
                    .enter(
                            CHECK_DEVICE_TYPE_NP,
                            p -> p.isPdo() ? CHECK_PARENT_STATE_NP : WAKING_NP,
                            WAKING_NP,
                            CHECK_PARENT_STATE_NP)
                    .enter(
                            CHECK_PARENT_STATE,
                            p -> PowerParent.check(p, UP_FAILED, WAKING, WAIT_FOR_PARENT),
                            UP_FAILED,
                            WAKING,
                            WAIT_FOR_PARENT)
                    .enter(
                            CHECK_PARENT_STATE_NP,
                            p -> PowerParent.check(p, UP_FAILED_NP, WAKING_NP, WAIT_FOR_PARENT_NP),
                            UP_FAILED_NP,
                            WAKING_NP,
                            WAIT_FOR_PARENT_NP)
                    .enter(
                            ENABLING_WAKE_AT_BUS,
                            either(PowerWakeAtBus::enable, D0_BUS_WAKE_OWNER, D0_ARMED_FOR_WAKE),
                            D0_ARMED_FOR_WAKE,
                            D0_BUS_WAKE_OWNER)
                    .enter(
                            ENABLING_WAKE_AT_BUS_NP,
                            either(
                                    PowerWakeAtBus::enable,
                                    D0_BUS_WAKE_OWNER_NP,
                                    D0_ARMED_FOR_WAKE_NP),
                            D0_ARMED_FOR_WAKE_NP,
                            D0_BUS_WAKE_OWNER_NP)
                    .ignores(PowerState.D0, PowerEvent.D0)
                    .on(PowerState.D0, PowerEvent.DX, GOTO_DX)
                    .on(PowerState.D0, IMPLICIT_D3, GOTO_D3_STOPPED)
                    .on(PowerState.D0, MARK_NONPAGEABLE, DECIDE_D0_STATE)
                    .enter(
                            PowerState.D0,
                            p -> p.isPageable() ? null : DECIDE_D0_STATE,
                            DECIDE_D0_STATE)
                    .ignores(D0_NP, MARK_NONPAGEABLE, PowerEvent.D0)
                    .on(D0_NP, PowerEvent.DX, GOTO_DX_NP)
                    .on(D0_NP, IMPLICIT_D3, GOTO_D3_STOPPED)
                    .on(D0_NP, MARK_PAGEABLE, DECIDE_D0_STATE)
                    .enter(D0_NP, p -> p.isPageable() ? DECIDE_D0_STATE : null, DECIDE_D0_STATE)
                    .ignores(
                            D0_BUS_WAKE_OWNER,
                            WAKE_SUCCEEDED,
                            WAKE_CANCELED,
                            WAKE_FAILED,
                            PARENT_TO_D0,
                            PowerEvent.D0)
                    .on(D0_BUS_WAKE_OWNER, PowerEvent.DX, GOTO_DX)
                    .on(D0_BUS_WAKE_OWNER, WAKE_ARRIVAL, ENABLING_WAKE_AT_BUS)
                    .on(D0_BUS_WAKE_OWNER, IMPLICIT_D3, GOTO_D3_STOPPED)
                    .on(D0_BUS_WAKE_OWNER, MARK_NONPAGEABLE, DECIDE_D0_STATE)
                    .enter(
                            D0_BUS_WAKE_OWNER,
                            p -> PowerWakeAtBus.d0(p, true, ENABLING_WAKE_AT_BUS),
                            DECIDE_D0_STATE,
                            ENABLING_WAKE_AT_BUS)
                    .ignores(
                            D0_BUS_WAKE_OWNER_NP,
                            WAKE_SUCCEEDED,
                            WAKE_CANCELED,
                            MARK_NONPAGEABLE,
                            PARENT_TO_D0,
                            PowerEvent.D0)
                    .on(D0_BUS_WAKE_OWNER_NP, PowerEvent.DX, GOTO_DX_NP)
                    .on(D0_BUS_WAKE_OWNER_NP, WAKE_ARRIVAL, ENABLING_WAKE_AT_BUS_NP)
                    .on(D0_BUS_WAKE_OWNER_NP, IMPLICIT_D3, GOTO_D3_STOPPED)
                    .on(D0_BUS_WAKE_OWNER_NP, MARK_PAGEABLE, D0_BUS_WAKE_OWNER)
                    .enter(
                            D0_BUS_WAKE_OWNER_NP,
                            p -> PowerWakeAtBus.d0(p, false, ENABLING_WAKE_AT_BUS_NP),
                            DECIDE_D0_STATE,
                            ENABLING_WAKE_AT_BUS_NP)
                    .ignores(D0_ARMED_FOR_WAKE, PARENT_TO_D0, WAKE_ARRIVAL, PowerEvent.D0)
                    .on(D0_ARMED_FOR_WAKE, PowerEvent.DX, GOTO_DX_ARMED_FOR_WAKE)
                    .on(D0_ARMED_FOR_WAKE, WAKE_SUCCEEDED, D0_DISARMING_WAKE_AT_BUS)
                    .on(D0_ARMED_FOR_WAKE, WAKE_FAILED, D0_DISARMING_WAKE_AT_BUS)
                    .on(D0_ARMED_FOR_WAKE, WAKE_CANCELED, D0_DISARMING_WAKE_AT_BUS)
                    .trap(D0_ARMED_FOR_WAKE, MARK_NONPAGEABLE, D0_ARMED_FOR_WAKE_NP)
                    .on(D0_ARMED_FOR_WAKE, IMPLICIT_D3, GOTO_IMPLICIT_D3_DISARM_WAKE_AT_BUS)
                    .enter(
                            D0_ARMED_FOR_WAKE,
                            p -> p.isPageable() ? null : DECIDE_D0_STATE,
                            DECIDE_D0_STATE)
                    .ignores(D0_ARMED_FOR_WAKE_NP, PARENT_TO_D0, WAKE_ARRIVAL, PowerEvent.D0)
                    .on(D0_ARMED_FOR_WAKE_NP, PowerEvent.DX, GOTO_DX_ARMED_FOR_WAKE_NP)
                    .on(D0_ARMED_FOR_WAKE_NP, WAKE_SUCCEEDED, D0_DISARMING_WAKE_AT_BUS_NP)
                    .trap(D0_ARMED_FOR_WAKE_NP, WAKE_FAILED, D0_DISARMING_WAKE_AT_BUS_NP)
                    .on(D0_ARMED_FOR_WAKE_NP, WAKE_CANCELED, D0_DISARMING_WAKE_AT_BUS_NP)
                    .trap(D0_ARMED_FOR_WAKE_NP, MARK_PAGEABLE, D0_ARMED_FOR_WAKE)
                    .trap(D0_ARMED_FOR_WAKE_NP, IMPLICIT_D3, GOTO_IMPLICIT_D3_DISARM_WAKE_AT_BUS)
                    .enter(
                            D0_ARMED_FOR_WAKE_NP,
                            p -> p.isPageable() ? DECIDE_D0_STATE : null,
                            DECIDE_D0_STATE)
                    .enter(
                            D0_DISARMING_WAKE_AT_BUS,
                            then(PowerWakeAtBus::disarm, D0_BUS_WAKE_OWNER),
                            D0_BUS_WAKE_OWNER)
                    .enter(
                            D0_DISARMING_WAKE_AT_BUS_NP,
                            then(PowerWakeAtBus::disarm, D0_BUS_WAKE_OWNER_NP),
                            D0_BUS_WAKE_OWNER_NP)
                    .enter(
                            D0_STARTING,
                            either(
                                    PowerComingUp::d0Entry,
                                    INITIAL_POWER_UP_FAILED_DEREF_PARENT,
                                    D0_STARTING_CONNECT_INTERRUPT),
                            INITIAL_POWER_UP_FAILED_POWER_DOWN,
                            INITIAL_POWER_UP_FAILED_DEREF_PARENT,
                            D0_STARTING_CONNECT_INTERRUPT)
                    .enter(
                            D0_STARTING_CONNECT_INTERRUPT,
                            either(
                                    PowerComingUp::connectInterrupts,
                                    INITIAL_CONNECT_INTERRUPT_FAILED,
                                    D0_STARTING_DMA_ENABLE),
                            INITIAL_CONNECT_INTERRUPT_FAILED,
                            D0_STARTING_DMA_ENABLE)
                    .enter(
                            D0_STARTING_DMA_ENABLE,
                            either(
                                    PowerComingUp::enableDmaAndScan,
                                    INITIAL_DMA_ENABLE_FAILED,
                                    D0_STARTING_POST_HARDWARE_ENABLED),
                            INITIAL_DMA_ENABLE_FAILED,
                            D0_STARTING_POST_HARDWARE_ENABLED)
                    .enter(
                            D0_STARTING_START_SELF_MANAGED_IO,
                            either(
                                    PowerComingUp::startIoImplicitly,
                                    INITIAL_SELF_MANAGED_IO_FAILED,
                                    DECIDE_D0_STATE),
                            INITIAL_SELF_MANAGED_IO_FAILED_STARTED,
                            INITIAL_SELF_MANAGED_IO_FAILED,
                            DECIDE_D0_STATE)
                    .enter(
                            DECIDE_D0_STATE,
                            PowerMachine::d0State,
                            D0_BUS_WAKE_OWNER,
                            PowerState.D0,
                            D0_BUS_WAKE_OWNER_NP,
                            D0_NP)
                    .enter(
                            GOTO_D3_STOPPED,
                            either(PowerStopping::gotoD3Stopped, FINAL_POWER_DOWN_FAILED, STOPPED),
                            FINAL_POWER_DOWN_FAILED,
                            STOPPED)
                    .ignores(STOPPED, PowerEvent.D0, WAKE_FAILED, PARENT_TO_D0)
                    .on(STOPPED, IMPLICIT_D0, STARTING_CHECK_DEVICE_TYPE)
                    .on(STOPPED, PowerEvent.DX, STOPPED_COMPLETE_DX)
                    .enter(
                            STARTING_CHECK_DEVICE_TYPE,
                            p -> p.isPdo() ? STARTING_CHILD : D0_STARTING,
                            STARTING_CHILD,
                            D0_STARTING)
                    .on(STARTING_CHILD, PARENT_TO_D0, D0_STARTING)
                    .enter(
                            STARTING_CHILD,
                            p -> PowerParent.check(p, INITIAL_POWER_UP_FAILED, D0_STARTING, null),
                            INITIAL_POWER_UP_FAILED,
                            D0_STARTING)
                    .enter(DX_DISABLING_WAKE_AT_BUS, then(PowerWakeAtBus::disable, WAKING), WAKING)
                    .enter(
                            DX_DISABLING_WAKE_AT_BUS_NP,
                            then(PowerWakeAtBus::disable, WAKING_NP),
                            WAKING_NP)
                    .ignores(GOTO_DX, WAKE_ARRIVAL, PARENT_TO_D0)
                    .on(GOTO_DX, COMPLETE_DX, NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS)
                    .enter(GOTO_DX, stay(PowerGoingDown::stopIo))
                    .ignores(GOTO_DX_NP, WAKE_ARRIVAL, PARENT_TO_D0)
                    .on(GOTO_DX_NP, COMPLETE_DX, NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS_NP)
                    .enter(GOTO_DX_NP, stay(PowerGoingDown::stopIo))
                    .enter(
                            GOTO_DX_IO_STOPPED,
                            either(PowerGoingDown::ioStopped, GOTO_DX_FAILED, DX),
                            GOTO_DX_FAILED,
                            DX)
                    .enter(
                            GOTO_DX_IO_STOPPED_NP,
                            either(PowerGoingDown::ioStopped, GOTO_DX_NP_FAILED, DX_NP),
                            GOTO_DX_NP_FAILED,
                            DX_NP)
                    .enter(
                            GOTO_DX_NP_FAILED,
                            then(PowerFailing::disconnectInterrupts, REPORT_POWER_DOWN_FAILED),
                            REPORT_POWER_DOWN_FAILED)
                    .ignores(
                            DX,
                            WAKE_ARRIVAL,
                            WAKE_CANCELED,
                            WAKE_SUCCEEDED,
                            PARENT_TO_D0,
                            PowerEvent.DX)
                    .on(DX, PowerEvent.D0, CHECK_DEVICE_TYPE)
                    .on(DX, IMPLICIT_D3, GOTO_DX_STOPPED_DISABLE_INTERRUPT)
                    .ignores(
                            DX_NP,
                            WAKE_ARRIVAL,
                            WAKE_CANCELED,
                            WAKE_SUCCEEDED,
                            PARENT_TO_D0,
                            PowerEvent.DX)
                    .on(DX_NP, PowerEvent.D0, CHECK_DEVICE_TYPE_NP)
                    .on(DX_NP, IMPLICIT_D3, GOTO_DX_STOPPED_DISABLE_INTERRUPT_NP)
                    .on(GOTO_DX_ARMED_FOR_WAKE, COMPLETE_DX, GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE)
                    .enter(GOTO_DX_ARMED_FOR_WAKE, stay(PowerGoingDown::stopIo))
                    .on(
                            GOTO_DX_ARMED_FOR_WAKE_NP,
                            COMPLETE_DX,
                            GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE_NP)
                    .enter(GOTO_DX_ARMED_FOR_WAKE_NP, stay(PowerGoingDown::stopIo))
                    .enter(
                            GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE,
                            either(PowerGoingDown::ioStopped, GOTO_DX_FAILED, DX_ARMED_FOR_WAKE),
                            GOTO_DX_FAILED,
                            DX_ARMED_FOR_WAKE)
                    .enter(
                            GOTO_DX_IO_STOPPED_ARMED_FOR_WAKE_NP,
                            either(
                                    PowerGoingDown::ioStopped,
                                    GOTO_DX_NP_FAILED,
                                    DX_ARMED_FOR_WAKE_NP),
                            GOTO_DX_NP_FAILED,
                            DX_ARMED_FOR_WAKE_NP)
                    .ignores(DX_ARMED_FOR_WAKE, PARENT_TO_D0)
                    .on(DX_ARMED_FOR_WAKE, PowerEvent.D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE)
                    .on(DX_ARMED_FOR_WAKE, WAKE_SUCCEEDED, WAKE_PENDING)
                    .on(DX_ARMED_FOR_WAKE, WAKE_CANCELED, WAKE_PENDING)
                    .on(DX_ARMED_FOR_WAKE, WAKE_FAILED, WAKE_PENDING)
                    .on(DX_ARMED_FOR_WAKE, IMPLICIT_D3, DX_STOPPED_DISARM_WAKE)
                    .ignores(DX_ARMED_FOR_WAKE_NP, PARENT_TO_D0)
                    .on(DX_ARMED_FOR_WAKE_NP, PowerEvent.D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE_NP)
                    .on(DX_ARMED_FOR_WAKE_NP, WAKE_SUCCEEDED, WAKE_PENDING_NP)
                    .on(DX_ARMED_FOR_WAKE_NP, WAKE_FAILED, WAKE_PENDING_NP)
                    .on(DX_ARMED_FOR_WAKE_NP, WAKE_CANCELED, WAKE_PENDING_NP)
                    .on(DX_ARMED_FOR_WAKE_NP, IMPLICIT_D3, DX_STOPPED_DISARM_WAKE_NP)
                    .enter(
                            CHECK_PARENT_STATE_ARMED_FOR_WAKE,
                            p ->
                                    PowerParent.check(
                                            p,
                                            UP_FAILED,
                                            DX_DISABLING_WAKE_AT_BUS,
                                            WAIT_FOR_PARENT_ARMED_FOR_WAKE),
                            UP_FAILED,
                            DX_DISABLING_WAKE_AT_BUS,
                            WAIT_FOR_PARENT_ARMED_FOR_WAKE)
                    .enter(
                            CHECK_PARENT_STATE_ARMED_FOR_WAKE_NP,
                            p ->
                                    PowerParent.check(
                                            p,
                                            UP_FAILED_NP,
                                            DX_DISABLING_WAKE_AT_BUS_NP,
                                            WAIT_FOR_PARENT_ARMED_FOR_WAKE_NP),
                            UP_FAILED_NP,
                            DX_DISABLING_WAKE_AT_BUS_NP,
                            WAIT_FOR_PARENT_ARMED_FOR_WAKE_NP)
                    .on(WAIT_FOR_PARENT_ARMED_FOR_WAKE, PARENT_TO_D0, DX_DISABLING_WAKE_AT_BUS)
                    .on(
                            WAIT_FOR_PARENT_ARMED_FOR_WAKE_NP,
                            PARENT_TO_D0,
                            DX_DISABLING_WAKE_AT_BUS_NP)
                    .enter(
                            START_SELF_MANAGED_IO,
                            p ->
                                    PowerComingUp.startIo(p)
                                            ? p.d0State(D0_BUS_WAKE_OWNER, PowerState.D0)
                                            : START_SELF_MANAGED_IO_FAILED,
                            START_SELF_MANAGED_IO_FAILED_STARTED,
                            START_SELF_MANAGED_IO_FAILED,
                            D0_BUS_WAKE_OWNER,
                            PowerState.D0)
                    .enter(
                            START_SELF_MANAGED_IO_NP,
                            p ->
                                    PowerComingUp.startIo(p)
                                            ? p.d0State(D0_BUS_WAKE_OWNER_NP, D0_NP)
                                            : START_SELF_MANAGED_IO_FAILED_NP,
                            START_SELF_MANAGED_IO_FAILED_STARTED_NP,
                            START_SELF_MANAGED_IO_FAILED_NP,
                            D0_BUS_WAKE_OWNER_NP,
                            D0_NP)
                    .enter(
                            START_SELF_MANAGED_IO_FAILED,
                            then(PowerFailing::holdIo, WAKING_POST_HARDWARE_ENABLED_FAILED),
                            WAKING_POST_HARDWARE_ENABLED_FAILED)
                    .enter(
                            START_SELF_MANAGED_IO_FAILED_NP,
                            then(PowerFailing::holdIo, WAKING_POST_HARDWARE_ENABLED_FAILED_NP),
                            WAKING_POST_HARDWARE_ENABLED_FAILED_NP)
                    .on(WAIT_FOR_PARENT, PARENT_TO_D0, WAKING)
                    .on(WAIT_FOR_PARENT_NP, PARENT_TO_D0, WAKING_NP)
                    .ignores(WAKE_PENDING, PARENT_TO_D0)
                    .on(WAKE_PENDING, PowerEvent.D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE)
                    .trap(WAKE_PENDING, IMPLICIT_D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE)
                    .on(WAKE_PENDING, IMPLICIT_D3, DX_STOPPED_DISARM_WAKE)
                    .enter(WAKE_PENDING, stay(PowerWakeAtBus::completeWake))
                    .ignores(WAKE_PENDING_NP, PARENT_TO_D0)
                    .on(WAKE_PENDING_NP, PowerEvent.D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE_NP)
                    .trap(WAKE_PENDING_NP, IMPLICIT_D0, CHECK_PARENT_STATE_ARMED_FOR_WAKE_NP)
                    .on(WAKE_PENDING_NP, IMPLICIT_D3, DX_STOPPED_DISARM_WAKE_NP)
                    .enter(WAKE_PENDING_NP, stay(PowerWakeAtBus::completeWake))
                    .enter(
                            WAKING,
                            either(
                                    PowerComingUp::d0Entry,
                                    UP_FAILED_DEREF_PARENT,
                                    NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS),
                            UP_FAILED_POWER_DOWN,
                            UP_FAILED_DEREF_PARENT,
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS)
                    .enter(
                            WAKING_NP,
                            either(
                                    PowerComingUp::d0Entry,
                                    UP_FAILED_DEREF_PARENT_NP,
                                    NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS_NP),
                            UP_FAILED_POWER_DOWN_NP,
                            UP_FAILED_DEREF_PARENT_NP,
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS_NP)
                    .enter(
                            WAKING_CONNECT_INTERRUPT,
                            either(
                                    PowerComingUp::connectInterrupts,
                                    WAKING_CONNECT_INTERRUPT_FAILED,
                                    WAKING_DMA_ENABLE),
                            WAKING_CONNECT_INTERRUPT_FAILED,
                            WAKING_DMA_ENABLE)
                    .enter(
                            WAKING_CONNECT_INTERRUPT_NP,
                            either(
                                    PowerComingUp::connectInterrupts,
                                    WAKING_CONNECT_INTERRUPT_FAILED_NP,
                                    WAKING_DMA_ENABLE_NP),
                            WAKING_CONNECT_INTERRUPT_FAILED_NP,
                            WAKING_DMA_ENABLE_NP)
                    .enter(
                            WAKING_CONNECT_INTERRUPT_FAILED,
                            then(
                                    PowerFailing::connectInterruptFailed,
                                    REPORT_POWER_UP_FAILED_DEREF_PARENT),
                            REPORT_POWER_UP_FAILED_DEREF_PARENT)
                    .enter(
                            WAKING_CONNECT_INTERRUPT_FAILED_NP,
                            then(
                                    PowerFailing::connectInterruptFailed,
                                    REPORT_POWER_UP_FAILED_DEREF_PARENT),
                            REPORT_POWER_UP_FAILED_DEREF_PARENT)
                    .ignores(WAKING_DMA_ENABLE, PARENT_TO_D0)
                    .enter(
                            WAKING_DMA_ENABLE,
                            either(
                                    PowerComingUp::enableDmaAndScan,
                                    WAKING_DMA_ENABLE_FAILED,
                                    WAKING_POST_HARDWARE_ENABLED),
                            WAKING_DMA_ENABLE_FAILED,
                            WAKING_POST_HARDWARE_ENABLED)
                    .ignores(WAKING_DMA_ENABLE_NP, PARENT_TO_D0)
                    .enter(
                            WAKING_DMA_ENABLE_NP,
                            either(
                                    PowerComingUp::enableDmaAndScan,
                                    WAKING_DMA_ENABLE_FAILED_NP,
                                    WAKING_POST_HARDWARE_ENABLED_NP),
                            WAKING_DMA_ENABLE_FAILED_NP,
                            WAKING_POST_HARDWARE_ENABLED_NP)
                    .enter(
                            WAKING_DMA_ENABLE_FAILED,
                            then(PowerFailing::disableDma, WAKING_CONNECT_INTERRUPT_FAILED),
                            WAKING_CONNECT_INTERRUPT_FAILED)
                    .enter(
                            WAKING_DMA_ENABLE_FAILED_NP,
                            then(PowerFailing::disableDma, WAKING_CONNECT_INTERRUPT_FAILED_NP),
                            WAKING_CONNECT_INTERRUPT_FAILED_NP)
                    .enter(
                            REPORT_POWER_UP_FAILED_DEREF_PARENT,
                            then(PowerParent::dereference, REPORT_POWER_UP_FAILED),
                            REPORT_POWER_UP_FAILED)
                    .on(REPORT_POWER_UP_FAILED, IMPLICIT_D3, POWER_FAILED_POWER_DOWN)
                    .enter(REPORT_POWER_UP_FAILED, stay(PowerFailing::reportPowerUpFailed))
                    .enter(
                            POWER_FAILED_POWER_DOWN,
                            then(PowerStopping::failedPowerDown, STOPPED),
                            STOPPED)
                    .on(REPORT_POWER_DOWN_FAILED, IMPLICIT_D3, POWER_FAILED_POWER_DOWN)
                    .enter(REPORT_POWER_DOWN_FAILED, stay(PowerFailing::reportPowerDownFailed))
                    .enter(
                            INITIAL_CONNECT_INTERRUPT_FAILED,
                            then(
                                    PowerFailing::connectInterruptFailed,
                                    INITIAL_POWER_UP_FAILED_DEREF_PARENT),
                            INITIAL_POWER_UP_FAILED_DEREF_PARENT)
                    .enter(
                            INITIAL_DMA_ENABLE_FAILED,
                            then(PowerFailing::disableDma, INITIAL_CONNECT_INTERRUPT_FAILED),
                            INITIAL_CONNECT_INTERRUPT_FAILED)
                    .enter(
                            INITIAL_SELF_MANAGED_IO_FAILED,
                            then(PowerFailing::holdIo, INITIAL_POST_HARDWARE_ENABLED_FAILED),
                            INITIAL_POST_HARDWARE_ENABLED_FAILED)
                    .enter(
                            INITIAL_POWER_UP_FAILED_DEREF_PARENT,
                            then(PowerParent::dereference, INITIAL_POWER_UP_FAILED),
                            INITIAL_POWER_UP_FAILED)
                    .enter(
                            INITIAL_POWER_UP_FAILED,
                            then(PowerFailing::sendPowerUpFailure, STOPPED),
                            STOPPED)
                    .enter(
                            DX_STOPPED_DISARM_WAKE,
                            then(PowerWakeAtBus::disable, GOTO_DX_STOPPED_DISABLE_INTERRUPT),
                            GOTO_DX_STOPPED_DISABLE_INTERRUPT)
                    .enter(
                            DX_STOPPED_DISARM_WAKE_NP,
                            then(PowerWakeAtBus::disable, GOTO_DX_STOPPED_DISABLE_INTERRUPT_NP),
                            GOTO_DX_STOPPED_DISABLE_INTERRUPT_NP)
                    .enter(
                            GOTO_DX_STOPPED_DISABLE_INTERRUPT_NP,
                            then(PowerFailing::disconnectInterrupts, GOTO_DX_STOPPED),
                            GOTO_DX_STOPPED)
                    .enter(GOTO_DX_STOPPED, then(PowerStopping::dxStopped, STOPPED), STOPPED)
                    .trap(DX_STOPPED, IMPLICIT_D0, DX_STOPPED_DECIDE_DX_STATE)
                    .on(DX_STOPPED, PowerEvent.D0, GOTO_STOPPED)
                    .enter(GOTO_STOPPED, then(PowerStopping::passUnprocessed, STOPPED), STOPPED)
                    .enter(
                            STOPPED_COMPLETE_DX,
                            then(PowerStopping::passUnprocessed, DX_STOPPED),
                            DX_STOPPED)
                    .enter(
                            DX_STOPPED_DECIDE_DX_STATE,
                            PowerStopping::dxState,
                            DX_STOPPED_ARM_FOR_WAKE,
                            DX,
                            DX_STOPPED_ARM_FOR_WAKE_NP,
                            DX_NP)
                    .enter(
                            DX_STOPPED_ARM_FOR_WAKE,
                            either(PowerWakeAtBus::enable, DX, DX_ARMED_FOR_WAKE),
                            DX_ARMED_FOR_WAKE,
                            DX)
                    .enter(
                            DX_STOPPED_ARM_FOR_WAKE_NP,
                            either(PowerWakeAtBus::enable, DX_NP, DX_ARMED_FOR_WAKE_NP),
                            DX_ARMED_FOR_WAKE_NP,
                            DX_NP)
                    .enter(
                            FINAL_POWER_DOWN_FAILED,
                            then(PowerStopping::sendPowerDownFailure, STOPPED),
                            STOPPED)
                    .enter(
                            GOTO_IMPLICIT_D3_DISARM_WAKE_AT_BUS,
                            then(PowerWakeAtBus::disable, GOTO_D3_STOPPED),
                            GOTO_D3_STOPPED)
                    .enter(
                            UP_FAILED,
                            then(PowerFailing::upFailed, REPORT_POWER_UP_FAILED),
                            REPORT_POWER_UP_FAILED)
                    .enter(
                            UP_FAILED_DEREF_PARENT,
                            then(PowerFailing::upFailed, REPORT_POWER_UP_FAILED_DEREF_PARENT),
                            REPORT_POWER_UP_FAILED_DEREF_PARENT)
                    .enter(
                            GOTO_DX_FAILED,
                            then(PowerFailing::disconnectInterrupts, REPORT_POWER_DOWN_FAILED),
                            REPORT_POWER_DOWN_FAILED)
                    .enter(
                            GOTO_DX_STOPPED_DISABLE_INTERRUPT,
                            then(PowerFailing::disconnectInterrupts, GOTO_DX_STOPPED),
                            GOTO_DX_STOPPED)
                    .enter(
                            UP_FAILED_NP,
                            then(PowerFailing::upFailed, REPORT_POWER_UP_FAILED),
                            REPORT_POWER_UP_FAILED)
                    .enter(
                            UP_FAILED_DEREF_PARENT_NP,
                            then(PowerFailing::upFailed, REPORT_POWER_UP_FAILED_DEREF_PARENT),
                            REPORT_POWER_UP_FAILED_DEREF_PARENT)
                    .on(
                            NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS,
                            WAKE_INTERRUPT_COMPLETE_TRANSITION,
                            GOTO_DX_IO_STOPPED)
                    .enter(
                            NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS,
                            p -> PowerGoingDown.tellWakeInterrupts(p) ? null : GOTO_DX_IO_STOPPED,
                            GOTO_DX_IO_STOPPED)
                    .on(
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS,
                            WAKE_INTERRUPT_COMPLETE_TRANSITION,
                            WAKING_CONNECT_INTERRUPT)
                    .enter(
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS,
                            p ->
                                    PowerComingUp.tellWakeInterrupts(p)
                                            ? null
                                            : WAKING_CONNECT_INTERRUPT,
                            WAKING_CONNECT_INTERRUPT)
                    .trap(
                            NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS_NP,
                            WAKE_INTERRUPT_COMPLETE_TRANSITION,
                            GOTO_DX_IO_STOPPED_NP)
                    .enter(
                            NOTIFYING_D0_EXIT_TO_WAKE_INTERRUPTS_NP,
                            p ->
                                    PowerGoingDown.tellWakeInterrupts(p)
                                            ? null
                                            : GOTO_DX_IO_STOPPED_NP,
                            GOTO_DX_IO_STOPPED_NP)
                    .trap(
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS_NP,
                            WAKE_INTERRUPT_COMPLETE_TRANSITION,
                            WAKING_CONNECT_INTERRUPT_NP)
                    .enter(
                            NOTIFYING_D0_ENTRY_TO_WAKE_INTERRUPTS_NP,
                            p ->
                                    PowerComingUp.tellWakeInterrupts(p)
                                            ? null
                                            : WAKING_CONNECT_INTERRUPT_NP,
                            WAKING_CONNECT_INTERRUPT_NP)
                    .enter(
                            INITIAL_POWER_UP_FAILED_POWER_DOWN,
                            then(PowerFailing::d0Exit, INITIAL_POWER_UP_FAILED_DEREF_PARENT),
                            INITIAL_POWER_UP_FAILED_DEREF_PARENT)
                    .enter(
                            UP_FAILED_POWER_DOWN,
                            then(PowerFailing::d0Exit, UP_FAILED_DEREF_PARENT),
                            UP_FAILED_DEREF_PARENT)
                    .enter(
                            UP_FAILED_POWER_DOWN_NP,
                            then(PowerFailing::d0Exit, UP_FAILED_DEREF_PARENT_NP),
                            UP_FAILED_DEREF_PARENT_NP)
                    .enter(
                            INITIAL_SELF_MANAGED_IO_FAILED_STARTED,
                            then(PowerFailing::suspendIo, INITIAL_SELF_MANAGED_IO_FAILED),
                            INITIAL_SELF_MANAGED_IO_FAILED)
                    .enter(
                            START_SELF_MANAGED_IO_FAILED_STARTED,
                            then(PowerFailing::suspendIo, START_SELF_MANAGED_IO_FAILED),
                            START_SELF_MANAGED_IO_FAILED)
                    .enter(
                            START_SELF_MANAGED_IO_FAILED_STARTED_NP,
                            then(PowerFailing::suspendIo, START_SELF_MANAGED_IO_FAILED_NP),
                            START_SELF_MANAGED_IO_FAILED_NP)
                    .ignores(WAKING_POST_HARDWARE_ENABLED, PARENT_TO_D0)
                    .on(WAKING_POST_HARDWARE_ENABLED, COMPLETE_D0, START_SELF_MANAGED_IO)
                    .enter(
                            WAKING_POST_HARDWARE_ENABLED,
                            stay(PowerComingUp::hardwareStarted),
                            WAKING_DMA_ENABLE_FAILED_NP,
                            WAKING_DMA_ENABLE_FAILED,
                            WAKING_POST_HARDWARE_ENABLED_FAILED_NP,
                            WAKING_POST_HARDWARE_ENABLED_FAILED)
                    .ignores(WAKING_POST_HARDWARE_ENABLED_NP, PARENT_TO_D0)
                    .on(WAKING_POST_HARDWARE_ENABLED_NP, COMPLETE_D0, START_SELF_MANAGED_IO_NP)
                    .enter(
                            WAKING_POST_HARDWARE_ENABLED_NP,
                            stay(PowerComingUp::hardwareStarted),
                            WAKING_DMA_ENABLE_FAILED_NP,
                            WAKING_DMA_ENABLE_FAILED,
                            WAKING_POST_HARDWARE_ENABLED_FAILED_NP,
                            WAKING_POST_HARDWARE_ENABLED_FAILED)
                    .enter(
                            WAKING_POST_HARDWARE_ENABLED_FAILED,
                            _ -> WAKING_DMA_ENABLE_FAILED,
                            WAKING_DMA_ENABLE_FAILED)
                    .enter(
                            WAKING_POST_HARDWARE_ENABLED_FAILED_NP,
                            _ -> WAKING_DMA_ENABLE_FAILED_NP,
                            WAKING_DMA_ENABLE_FAILED_NP)
                    .enter(
                            D0_STARTING_POST_HARDWARE_ENABLED,
                            _ -> D0_STARTING_START_SELF_MANAGED_IO,
                            INITIAL_DMA_ENABLE_FAILED,
                            INITIAL_POST_HARDWARE_ENABLED_FAILED,
                            D0_STARTING_START_SELF_MANAGED_IO)
                    .enter(
                            INITIAL_POST_HARDWARE_ENABLED_FAILED,
                            _ -> INITIAL_DMA_ENABLE_FAILED,
                            INITIAL_DMA_ENABLE_FAILED)
                    .build();

    private PowerTable() {}

    /** A step that goes well or fails. */
    private static Function<PowerMachine, PowerState> either(
            Predicate<PowerMachine> step, PowerState failed, PowerState wentWell) {
        return power -> step.test(power) ? wentWell : failed;
    }

    /** A step after which it goes on in any case. */
    private static Function<PowerMachine, PowerState> then(
            Consumer<PowerMachine> step, PowerState next) {
        return power -> {
            step.accept(power);
            return next;
        };
    }

    /** A step after which the machine waits. */
    private static Function<PowerMachine, PowerState> stay(Consumer<PowerMachine> step) {
        return power -> {
            step.accept(power);
            return null;
        };
    }
}
