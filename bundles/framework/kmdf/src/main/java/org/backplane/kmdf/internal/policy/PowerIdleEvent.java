package org.backplane.kmdf.internal.policy;

/** What can happen to a device in the eyes of its idle machine (PowerIdleEvent*). */
public enum PowerIdleEvent {
    POWER_UP_FAILED,
    POWER_UP_COMPLETE,
    POWER_DOWN,
    POWER_DOWN_FAILED,
    TIMER_EXPIRED,
    ENABLED,
    DISABLED,
    IO_DECREMENT,
    IO_INCREMENT,
    START,
    STOP
}
