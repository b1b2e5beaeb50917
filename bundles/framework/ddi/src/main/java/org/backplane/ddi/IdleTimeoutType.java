package org.backplane.ddi;

/** Who says when an idle device leaves D0 (WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE). */
public enum IdleTimeoutType {
    /** The driver, with its timeout (DriverManagedIdleTimeout). */
    DRIVER_MANAGED,
    /** The system (SystemManagedIdleTimeout). */
    SYSTEM_MANAGED,
    /** The system, which knows the driver's wish (SystemManagedIdleTimeoutWithHint). */
    SYSTEM_MANAGED_WITH_HINT
}
