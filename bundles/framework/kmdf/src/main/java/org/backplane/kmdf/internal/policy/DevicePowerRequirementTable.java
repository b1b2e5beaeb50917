package org.backplane.kmdf.internal.policy;

import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.DEVICE_DIRECTED_POWERED_DOWN;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.DEVICE_DIRECTED_POWERED_UP;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.DEVICE_GOING_TO_DX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.DEVICE_RETURNED_TO_D0;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.POX_DIRECTED_POWER_DOWN;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.POX_DIRECTED_POWER_UP;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.POX_DOES_NOT_REQUIRE_POWER;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.POX_REQUIRES_POWER;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.REGISTERED_WITH_POX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementEvent.UNREGISTERED_WITH_POX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_NOT_REQUIRED_D0;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_NOT_REQUIRED_DX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_REQUIRED_D0;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DEVICE_POWER_REQUIRED_DX;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_COMPLETE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_FAILED_UP_ARRIVED;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_FAILED_WAITING_FOR_UP;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_DOWN_INITIATE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_UP_COMPLETE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_UP_FAILED_COMPLETE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.DIRECTED_POWER_UP_INITIATE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.REPORTING_DEVICE_POWER_AVAILABLE;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.UNREGISTERED;
import static org.backplane.kmdf.internal.policy.DevicePowerRequirementState.WAITING_FOR_DEVICE_POWER_REQUIRED_D0;

import org.backplane.kmdf.internal.state.StateTable;

/** The device power requirement machine: KMDF's states and transitions. */
public final class DevicePowerRequirementTable {

    /** The table. */
    public static final StateTable<
                    DevicePowerRequirementState, DevicePowerRequirementEvent, PoxInterface>
            TABLE =
                    StateTable
                            .<DevicePowerRequirementState, DevicePowerRequirementEvent,
                                    PoxInterface>
                                    startingIn(UNREGISTERED, DevicePowerRequirementEvent.class)
                            .named("DevicePowerRequirement")
                            .openEverywhere()
                            .on(UNREGISTERED, REGISTERED_WITH_POX, DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    DEVICE_POWER_REQUIRED_D0,
                                    POX_DOES_NOT_REQUIRE_POWER,
                                    DEVICE_POWER_NOT_REQUIRED_D0)
                            .on(DEVICE_POWER_REQUIRED_D0, UNREGISTERED_WITH_POX, UNREGISTERED)
                            .on(
                                    DEVICE_POWER_REQUIRED_D0,
                                    DEVICE_RETURNED_TO_D0,
                                    DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    DEVICE_POWER_REQUIRED_D0,
                                    POX_DIRECTED_POWER_DOWN,
                                    DIRECTED_POWER_DOWN_INITIATE)
                            .on(
                                    DEVICE_POWER_REQUIRED_D0,
                                    DEVICE_DIRECTED_POWERED_DOWN,
                                    DIRECTED_POWER_DOWN_COMPLETE)
                            .on(
                                    DEVICE_POWER_NOT_REQUIRED_D0,
                                    DEVICE_GOING_TO_DX,
                                    DEVICE_POWER_NOT_REQUIRED_DX)
                            .on(
                                    DEVICE_POWER_NOT_REQUIRED_D0,
                                    POX_REQUIRES_POWER,
                                    REPORTING_DEVICE_POWER_AVAILABLE)
                            .trap(DEVICE_POWER_NOT_REQUIRED_D0, UNREGISTERED_WITH_POX, UNREGISTERED)
                            .enter(
                                    DEVICE_POWER_NOT_REQUIRED_D0,
                                    PoxInterface::devicePowerNotRequiredD0)
                            .on(
                                    DEVICE_POWER_NOT_REQUIRED_DX,
                                    DEVICE_RETURNED_TO_D0,
                                    WAITING_FOR_DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    DEVICE_POWER_NOT_REQUIRED_DX,
                                    POX_REQUIRES_POWER,
                                    DEVICE_POWER_REQUIRED_DX)
                            .on(
                                    DEVICE_POWER_NOT_REQUIRED_DX,
                                    DEVICE_DIRECTED_POWERED_DOWN,
                                    DIRECTED_POWER_DOWN_COMPLETE)
                            .on(
                                    DEVICE_POWER_REQUIRED_DX,
                                    DEVICE_RETURNED_TO_D0,
                                    REPORTING_DEVICE_POWER_AVAILABLE)
                            .on(
                                    DEVICE_POWER_REQUIRED_DX,
                                    POX_DIRECTED_POWER_UP,
                                    DIRECTED_POWER_UP_COMPLETE)
                            .on(
                                    DEVICE_POWER_REQUIRED_DX,
                                    DEVICE_DIRECTED_POWERED_DOWN,
                                    DIRECTED_POWER_UP_COMPLETE)
                            .on(
                                    DEVICE_POWER_REQUIRED_DX,
                                    DEVICE_DIRECTED_POWERED_UP,
                                    DIRECTED_POWER_UP_COMPLETE)
                            .enter(DEVICE_POWER_REQUIRED_DX, PoxInterface::devicePowerRequiredDx)
                            .enter(
                                    REPORTING_DEVICE_POWER_AVAILABLE,
                                    PoxInterface::reportingDevicePowerAvailable,
                                    DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    WAITING_FOR_DEVICE_POWER_REQUIRED_D0,
                                    POX_REQUIRES_POWER,
                                    REPORTING_DEVICE_POWER_AVAILABLE)
                            .trap(
                                    WAITING_FOR_DEVICE_POWER_REQUIRED_D0,
                                    DEVICE_RETURNED_TO_D0,
                                    WAITING_FOR_DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    WAITING_FOR_DEVICE_POWER_REQUIRED_D0,
                                    UNREGISTERED_WITH_POX,
                                    UNREGISTERED)
                            .enter(
                                    DIRECTED_POWER_DOWN_INITIATE,
                                    PoxInterface::directedPowerDownInitiate,
                                    DEVICE_POWER_REQUIRED_D0)
                            .on(
                                    DIRECTED_POWER_DOWN_COMPLETE,
                                    POX_DIRECTED_POWER_UP,
                                    DIRECTED_POWER_UP_INITIATE)
                            .on(
                                    DIRECTED_POWER_DOWN_COMPLETE,
                                    DEVICE_RETURNED_TO_D0,
                                    DIRECTED_POWER_DOWN_FAILED_WAITING_FOR_UP)
                            .enter(
                                    DIRECTED_POWER_DOWN_COMPLETE,
                                    PoxInterface::directedPowerDownComplete)
                            .enter(
                                    DIRECTED_POWER_UP_INITIATE,
                                    PoxInterface::directedPowerUpInitiate,
                                    DEVICE_POWER_NOT_REQUIRED_DX)
                            .on(
                                    DIRECTED_POWER_UP_COMPLETE,
                                    DEVICE_RETURNED_TO_D0,
                                    REPORTING_DEVICE_POWER_AVAILABLE)
                            .enter(
                                    DIRECTED_POWER_UP_COMPLETE,
                                    PoxInterface::directedPowerUpComplete)
                            .on(
                                    DIRECTED_POWER_DOWN_FAILED_WAITING_FOR_UP,
                                    POX_DIRECTED_POWER_UP,
                                    DIRECTED_POWER_DOWN_FAILED_UP_ARRIVED)
                            .enter(
                                    DIRECTED_POWER_DOWN_FAILED_UP_ARRIVED,
                                    PoxInterface::directedPowerDownFailedUpArrived,
                                    DIRECTED_POWER_UP_FAILED_COMPLETE)
                            .enter(
                                    DIRECTED_POWER_UP_FAILED_COMPLETE,
                                    PoxInterface::directedPowerUpFailedComplete,
                                    REPORTING_DEVICE_POWER_AVAILABLE)
                            .build();

    private DevicePowerRequirementTable() {}
}
