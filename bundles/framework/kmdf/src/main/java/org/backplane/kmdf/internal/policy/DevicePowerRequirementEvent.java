package org.backplane.kmdf.internal.policy;

/** What PoFx wants of a device, and what becomes of it (DprEvent*). */
public enum DevicePowerRequirementEvent {
    REGISTERED_WITH_POX,
    UNREGISTERED_WITH_POX,
    POX_REQUIRES_POWER,
    POX_DOES_NOT_REQUIRE_POWER,
    DEVICE_GOING_TO_DX,
    DEVICE_RETURNED_TO_D0,
    DEVICE_DIRECTED_POWERED_DOWN,
    DEVICE_DIRECTED_POWERED_UP,
    POX_DIRECTED_POWER_DOWN,
    POX_DIRECTED_POWER_UP
}
