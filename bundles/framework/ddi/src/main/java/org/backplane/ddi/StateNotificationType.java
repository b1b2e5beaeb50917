package org.backplane.ddi;

/** At which moments a driver hears of a state (WDF_STATE_NOTIFICATION_TYPE). */
public enum StateNotificationType {
    /** The machine is about to enter the state. */
    ENTER_STATE,
    /** What the state's entry makes the framework do is done. */
    POST_PROCESS_STATE,
    /** The machine is about to leave the state. */
    LEAVE_STATE
}
