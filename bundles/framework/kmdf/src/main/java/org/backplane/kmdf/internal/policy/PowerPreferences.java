package org.backplane.kmdf.internal.policy;

import org.backplane.wdm.DeviceObject;

/**
 * What a device's package and its user say about idling and waking, where a driver leaves it open.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the implementation.
 */
public interface PowerPreferences {

    /** A setting that may be said outside the driver. */
    enum Setting {
        /** Whether the device idles (IdleInWorkingState, WdfDefaultIdleInWorkingState). */
        IDLE_IN_WORKING_STATE,
        /**
         * Whether the device wakes the system (WakeFromSleepState, WdfDefaultWakeFromSleepState).
         */
        WAKE_FROM_SLEEP_STATE
    }

    /** Nobody says anything. */
    PowerPreferences NONE =
            new PowerPreferences() {
                @Override
                public Boolean packageDefault(DeviceObject pdo, Setting setting) {
                    return null;
                }

                @Override
                public Boolean userChoice(DeviceObject pdo, Setting setting) {
                    return null;
                }
            };

    /** What the device's package says; null if nothing. */
    Boolean packageDefault(DeviceObject pdo, Setting setting);

    /** What the user says; null if nothing. */
    Boolean userChoice(DeviceObject pdo, Setting setting);

    /** What holds if the driver leaves it to package and user, or to the package alone. */
    default boolean resolve(DeviceObject pdo, Setting setting, boolean userControl) {
        Boolean said = userControl ? userChoice(pdo, setting) : null;
        if (said == null) {
            said = packageDefault(pdo, setting);
        }
        return said == null || said;
    }
}
