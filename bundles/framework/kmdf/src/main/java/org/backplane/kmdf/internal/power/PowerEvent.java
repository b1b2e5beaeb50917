package org.backplane.kmdf.internal.power;

/**
 * What can happen to a device in the eyes of its power machine (Power*). D0 and DX are power IRPs,
 * IMPLICIT_D0 and IMPLICIT_D3 come from power policy when a device starts and stops, COMPLETE_D0
 * and COMPLETE_DX let the second half of a transition go on.
 */
public enum PowerEvent {
    D0,
    DX,
    WAKE_ARRIVAL,
    WAKE_SUCCEEDED,
    WAKE_FAILED,
    WAKE_CANCELED,
    IMPLICIT_D0,
    IMPLICIT_D3,
    PARENT_TO_D0,
    MARK_PAGEABLE,
    MARK_NONPAGEABLE,
    COMPLETE_D0,
    COMPLETE_DX,
    WAKE_INTERRUPT_COMPLETE_TRANSITION
}
