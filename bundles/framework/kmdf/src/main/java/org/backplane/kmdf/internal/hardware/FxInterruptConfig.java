package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.EvtInterruptIsr;
import org.backplane.ddi.InterruptConfig;

/** The callbacks that a driver registers for an interrupt; null where it registered none. */
final class FxInterruptConfig implements InterruptConfig {

    EvtInterruptIsr isr;
    boolean passive;
    boolean wakes;
    Runnable dpc;
    Runnable enable = () -> {};
    Runnable disable = () -> {};

    @Override
    public InterruptConfig evtInterruptIsr(EvtInterruptIsr callback) {
        isr = callback;
        return this;
    }

    @Override
    public InterruptConfig evtInterruptDpc(Runnable callback) {
        dpc = callback;
        return this;
    }

    @Override
    public InterruptConfig evtInterruptEnable(Runnable callback) {
        enable = callback;
        return this;
    }

    @Override
    public InterruptConfig passiveHandling() {
        passive = true;
        return this;
    }

    @Override
    public InterruptConfig canWakeDevice() {
        wakes = true;
        return this;
    }

    @Override
    public InterruptConfig evtInterruptDisable(Runnable callback) {
        disable = callback;
        return this;
    }
}
