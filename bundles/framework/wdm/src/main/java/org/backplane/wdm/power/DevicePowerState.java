package org.backplane.wdm.power;

/** Power states of a device (DEVICE_POWER_STATE), from the lightest to the deepest. */
public enum DevicePowerState {
    /** Working. */
    D0,
    /** Sleeping, lightly. */
    D1,
    /** Sleeping. */
    D2,
    /** Off, or as good as off. */
    D3;

    /** Whether this state is deeper than another one. */
    public boolean isDeeperThan(DevicePowerState other) {
        return compareTo(other) > 0;
    }
}
