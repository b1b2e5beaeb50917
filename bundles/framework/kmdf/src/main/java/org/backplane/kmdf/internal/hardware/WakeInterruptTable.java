package org.backplane.kmdf.internal.hardware;

import static org.backplane.kmdf.internal.hardware.WakeInterruptState.COMPLETING_D0;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.D0;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.DX;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.DX_NOT_ARMED_FOR_WAKE;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.FAILED;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.INVOKING_EVT_ISR_IN_D0;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.INVOKING_EVT_ISR_IN_DX_NOT_ARMED_FOR_WAKE;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.INVOKING_EVT_ISR_POST_WAKE;
import static org.backplane.kmdf.internal.hardware.WakeInterruptState.WAKING;

import org.backplane.kmdf.internal.state.StateTable;

/** The machine of an interrupt that can wake its device. */
public final class WakeInterruptTable {

    /** The table. */
    public static final StateTable<WakeInterruptState, WakeInterruptEvent, WakeInterrupt> TABLE =
            StateTable.<WakeInterruptState, WakeInterruptEvent, WakeInterrupt>startingIn(
                            D0, WakeInterruptEvent.class)
                    .named("WakeInterrupt")
                    .openEverywhere()
                    .on(FAILED, WakeInterruptEvent.ISR, FAILED)
                    .enter(FAILED, WakeInterrupt::letIsrGo)
                    .on(D0, WakeInterruptEvent.ISR, INVOKING_EVT_ISR_IN_D0)
                    .on(D0, WakeInterruptEvent.LEAVING_D0, DX)
                    .on(D0, WakeInterruptEvent.LEAVING_D0_NOT_ARMED_FOR_WAKE, DX_NOT_ARMED_FOR_WAKE)
                    .on(DX, WakeInterruptEvent.ENTERING_D0, COMPLETING_D0)
                    .on(DX, WakeInterruptEvent.ISR, WAKING)
                    .on(DX, WakeInterruptEvent.D0_ENTRY_FAILED, FAILED)
                    .enter(DX, WakeInterrupt::inDx)
                    .on(WAKING, WakeInterruptEvent.ENTERING_D0, INVOKING_EVT_ISR_POST_WAKE)
                    .on(WAKING, WakeInterruptEvent.D0_ENTRY_FAILED, FAILED)
                    .enter(WAKING, WakeInterrupt::waking)
                    .enter(INVOKING_EVT_ISR_POST_WAKE, WakeInterrupt::isrPostWake, COMPLETING_D0)
                    .enter(COMPLETING_D0, WakeInterrupt::completingD0, D0)
                    .enter(INVOKING_EVT_ISR_IN_D0, WakeInterrupt::isrInD0, D0)
                    .on(DX_NOT_ARMED_FOR_WAKE, WakeInterruptEvent.ENTERING_D0, COMPLETING_D0)
                    .on(
                            DX_NOT_ARMED_FOR_WAKE,
                            WakeInterruptEvent.ISR,
                            INVOKING_EVT_ISR_IN_DX_NOT_ARMED_FOR_WAKE)
                    .on(DX_NOT_ARMED_FOR_WAKE, WakeInterruptEvent.D0_ENTRY_FAILED, FAILED)
                    .enter(DX_NOT_ARMED_FOR_WAKE, WakeInterrupt::inDxNotArmed)
                    .enter(
                            INVOKING_EVT_ISR_IN_DX_NOT_ARMED_FOR_WAKE,
                            WakeInterrupt::isrInDxNotArmed,
                            DX_NOT_ARMED_FOR_WAKE)
                    .build();

    private WakeInterruptTable() {}
}
