package org.backplane.wdm.power;

/** Why the system's power state changes (POWER_ACTION). */
public enum PowerAction {
    /** It does not change. */
    NONE,
    /** The system sleeps. */
    SLEEP,
    /** The system saves its memory and goes off. */
    HIBERNATE,
    /** The system goes down. */
    SHUTDOWN,
    /** The system goes down and comes up again. */
    SHUTDOWN_RESET,
    /** The system goes down and switches itself off. */
    SHUTDOWN_OFF,
    /** The device is ejected while the system sleeps. */
    WARM_EJECT
}
