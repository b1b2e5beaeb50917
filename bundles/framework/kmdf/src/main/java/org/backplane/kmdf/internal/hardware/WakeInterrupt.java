package org.backplane.kmdf.internal.hardware;

import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateMachine;
import org.backplane.runtime.Event;

/**
 * An interrupt that can wake its device: it stays connected while the device sleeps armed, and
 * holds its service routine back until the device is in D0.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its machine.
 */
public final class WakeInterrupt implements MachineContext<WakeInterruptState, WakeInterruptEvent> {

    private final FxInterrupts interrupts;
    private final FxInterrupt interrupt;
    private final StateMachine<WakeInterruptState, WakeInterruptEvent, WakeInterrupt> machine;

    /** Set when the service routine of the interrupt that fired has run, or will not. */
    private final Event isrDone;

    WakeInterrupt(FxInterrupts interrupts, FxInterrupt interrupt) {
        this.interrupts = interrupts;
        this.interrupt = interrupt;
        this.machine =
                new StateMachine<>(
                        interrupts.wakeHost().machines(), WakeInterruptTable.TABLE, this);
        this.isrDone = interrupts.wakeHost().machines().dispatcher().event(interrupt + " ISR");
    }

    void post(WakeInterruptEvent event) {
        machine.post(event);
    }

    /** The state of the machine. */
    public WakeInterruptState state() {
        return machine.state();
    }

    /** The interrupt has fired: waits until its service routine has run, or will not. */
    void fired() {
        isrDone.reset();
        machine.post(WakeInterruptEvent.ISR);
        isrDone.await();
    }

    @Override
    public void entered(WakeInterruptState state) {
        interrupts.stateEntered(state);
    }

    @Override
    public void dropped(WakeInterruptState state, WakeInterruptEvent event) {
        if (event == WakeInterruptEvent.ISR) {
            isrDone.set();
        }
    }

    // The actions.

    WakeInterruptState letIsrGo() {
        isrDone.set();
        return null;
    }

    WakeInterruptState inDx() {
        interrupt.flush();
        interrupts.acknowledge();
        return null;
    }

    WakeInterruptState inDxNotArmed() {
        interrupts.acknowledge();
        return null;
    }

    WakeInterruptState waking() {
        interrupts.wakeHost().wakeInterruptFired();
        return null;
    }

    WakeInterruptState completingD0() {
        interrupts.acknowledge();
        return WakeInterruptState.D0;
    }

    WakeInterruptState isrPostWake() {
        runIsr();
        return WakeInterruptState.COMPLETING_D0;
    }

    WakeInterruptState isrInD0() {
        runIsr();
        return WakeInterruptState.D0;
    }

    WakeInterruptState isrInDxNotArmed() {
        runIsr();
        return WakeInterruptState.DX_NOT_ARMED_FOR_WAKE;
    }

    private void runIsr() {
        interrupt.runIsr();
        isrDone.set();
    }
}
