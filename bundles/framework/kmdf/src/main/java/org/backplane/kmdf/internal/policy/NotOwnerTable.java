package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.DX;
import static org.backplane.ddi.PowerPolicyState.GOTO_D0;
import static org.backplane.ddi.PowerPolicyState.GOTO_D0_IN_D0;
import static org.backplane.ddi.PowerPolicyState.GOTO_DX;
import static org.backplane.ddi.PowerPolicyState.GOTO_DX_IN_DX;
import static org.backplane.ddi.PowerPolicyState.OBJECT_CREATED;
import static org.backplane.ddi.PowerPolicyState.REMOVED;
import static org.backplane.ddi.PowerPolicyState.STARTED;
import static org.backplane.ddi.PowerPolicyState.STARTING;
import static org.backplane.ddi.PowerPolicyState.STARTING_FAILED;
import static org.backplane.ddi.PowerPolicyState.STARTING_SUCCEEDED;
import static org.backplane.ddi.PowerPolicyState.STOPPED;
import static org.backplane.ddi.PowerPolicyState.STOPPING;
import static org.backplane.ddi.PowerPolicyState.STOPPING_FAILED;
import static org.backplane.ddi.PowerPolicyState.STOPPING_POWERING_DOWN;
import static org.backplane.ddi.PowerPolicyState.STOPPING_POWERING_UP;
import static org.backplane.ddi.PowerPolicyState.STOPPING_SEND_STATUS;
import static org.backplane.ddi.PowerPolicyState.STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN;

import org.backplane.ddi.PowerPolicyState;
import org.backplane.kmdf.internal.state.StateTable;

/** The power policy machine of a driver that does not own the policy of its stack. */
public final class NotOwnerTable {

    /** The table. */
    public static final StateTable<PowerPolicyState, PowerPolicyEvent, NotOwnerPolicy> TABLE =
            StateTable.<PowerPolicyState, PowerPolicyEvent, NotOwnerPolicy>startingIn(
                            OBJECT_CREATED, PowerPolicyEvent.class)
                    .named("NotPowerPolicyOwner")
                    .priority(
                            PowerPolicyEvent.POWER_UP,
                            PowerPolicyEvent.POWER_UP_FAILED,
                            PowerPolicyEvent.POWER_DOWN,
                            PowerPolicyEvent.POWER_DOWN_FAILED)
                    .open(
                            OBJECT_CREATED,
                            STARTING_SUCCEEDED,
                            DX,
                            STARTING_FAILED,
                            STOPPED,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN,
                            REMOVED)
                    .usesSomeStates()
                    .on(OBJECT_CREATED, PowerPolicyEvent.START, STARTING)
                    .on(OBJECT_CREATED, PowerPolicyEvent.REMOVE, REMOVED)
                    .on(STARTING, PowerPolicyEvent.POWER_UP, STARTED)
                    .on(STARTING, PowerPolicyEvent.POWER_UP_FAILED, STARTING_FAILED)
                    .enter(STARTING, NotOwnerPolicy::powerUp)
                    .enter(STARTED, NotOwnerPolicy::started, STARTING_SUCCEEDED)
                    .on(STARTING_SUCCEEDED, PowerPolicyEvent.POWER_DOWN_IO_STOPPED, GOTO_DX)
                    .on(STARTING_SUCCEEDED, PowerPolicyEvent.STOP, STOPPING)
                    .on(STARTING_SUCCEEDED, PowerPolicyEvent.SURPRISE_REMOVE, STOPPING)
                    .trap(STARTING_SUCCEEDED, PowerPolicyEvent.POWER_UP_HW_STARTED, GOTO_D0_IN_D0)
                    .on(GOTO_DX, PowerPolicyEvent.POWER_DOWN, DX)
                    .on(GOTO_DX, PowerPolicyEvent.POWER_DOWN_FAILED, STARTING_SUCCEEDED)
                    .enter(GOTO_DX, NotOwnerPolicy::completeDx)
                    .trap(GOTO_DX_IN_DX, PowerPolicyEvent.POWER_DOWN, DX)
                    .trap(GOTO_DX_IN_DX, PowerPolicyEvent.POWER_DOWN_FAILED, DX)
                    .enter(GOTO_DX_IN_DX, NotOwnerPolicy::completeDx)
                    .on(DX, PowerPolicyEvent.POWER_UP_HW_STARTED, GOTO_D0)
                    .on(DX, PowerPolicyEvent.STOP, STOPPING)
                    .on(DX, PowerPolicyEvent.SURPRISE_REMOVE, STOPPING)
                    .trap(DX, PowerPolicyEvent.POWER_DOWN_IO_STOPPED, GOTO_DX_IN_DX)
                    .on(GOTO_D0, PowerPolicyEvent.POWER_UP, STARTING_SUCCEEDED)
                    .trap(GOTO_D0, PowerPolicyEvent.POWER_UP_FAILED, STARTING_SUCCEEDED)
                    .enter(GOTO_D0, NotOwnerPolicy::completeD0)
                    .trap(GOTO_D0_IN_D0, PowerPolicyEvent.POWER_UP, STARTING_SUCCEEDED)
                    .trap(GOTO_D0_IN_D0, PowerPolicyEvent.POWER_UP_FAILED, STARTING_SUCCEEDED)
                    .enter(GOTO_D0_IN_D0, NotOwnerPolicy::completeD0)
                    .enter(
                            STOPPING,
                            NotOwnerPolicy::stopping,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                    .enter(STOPPING_SEND_STATUS, NotOwnerPolicy::stopped, STOPPED)
                    .on(STARTING_FAILED, PowerPolicyEvent.REMOVE, REMOVED)
                    .enter(STARTING_FAILED, NotOwnerPolicy::startFailed)
                    .enter(STOPPING_FAILED, NotOwnerPolicy::stopFailed, STOPPED)
                    .on(STOPPED, PowerPolicyEvent.START, STARTING)
                    .on(STOPPED, PowerPolicyEvent.REMOVE, REMOVED)
                    .on(
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN,
                            PowerPolicyEvent.IMPLICIT_POWER_DOWN,
                            STOPPING_SEND_STATUS)
                    .on(
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN,
                            PowerPolicyEvent.IMPLICIT_POWER_DOWN_FAILED,
                            STOPPING_FAILED)
                    .on(
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN,
                            PowerPolicyEvent.POWER_DOWN_IO_STOPPED,
                            STOPPING_POWERING_DOWN)
                    .on(
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN,
                            PowerPolicyEvent.POWER_UP_HW_STARTED,
                            STOPPING_POWERING_UP)
                    .on(
                            STOPPING_POWERING_UP,
                            PowerPolicyEvent.POWER_UP,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                    .trap(
                            STOPPING_POWERING_UP,
                            PowerPolicyEvent.POWER_UP_FAILED,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                    .enter(STOPPING_POWERING_UP, NotOwnerPolicy::completeD0)
                    .on(
                            STOPPING_POWERING_DOWN,
                            PowerPolicyEvent.POWER_DOWN,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                    .on(
                            STOPPING_POWERING_DOWN,
                            PowerPolicyEvent.POWER_DOWN_FAILED,
                            STOPPING_WAITING_FOR_IMPLICIT_POWER_DOWN)
                    .enter(STOPPING_POWERING_DOWN, NotOwnerPolicy::completeDx)
                    .on(REMOVED, PowerPolicyEvent.START, STARTING)
                    .on(REMOVED, PowerPolicyEvent.REMOVE, REMOVED)
                    .enter(REMOVED, NotOwnerPolicy::removed)
                    .build();

    private NotOwnerTable() {}
}
