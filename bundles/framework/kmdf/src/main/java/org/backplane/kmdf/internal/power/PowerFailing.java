package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.kmdf.internal.hardware.WakeInterruptEvent;

/** What the power machine undoes, and tells, when a step of a transition failed. */
final class PowerFailing {

    private PowerFailing() {}

    static void suspendIo(PowerMachine power) {
        power.note(power.selfManagedIo().suspend());
    }

    static void holdIo(PowerMachine power) {
        power.device().io().hold(true);
    }

    static void disableDma(PowerMachine power) {
        disableDma(power, PowerDeviceState.D3_FINAL);
    }

    static void disableDma(PowerMachine power, PowerDeviceState target) {
        for (DmaEnablerPower enabler : power.device().dmaEnablers()) {
            power.note(enabler.powerDown());
        }
        power.note(power.device().callbacks().d0ExitPreInterruptsDisabled(target));
    }

    static void connectInterruptFailed(PowerMachine power) {
        power.note(power.device().interrupts().disconnect());
        d0Exit(power);
    }

    static void d0Exit(PowerMachine power) {
        power.note(power.device().callbacks().d0Exit(PowerDeviceState.D3_FINAL));
    }

    static void disconnectInterrupts(PowerMachine power) {
        power.note(power.device().interrupts().disconnect());
    }

    /** The driver did not get the device to D0: interrupts that stayed connected in Dx go. */
    static void upFailed(PowerMachine power) {
        power.device().interrupts().tellWakeInterrupts(WakeInterruptEvent.D0_ENTRY_FAILED);
        disconnectInterrupts(power);
    }

    static void reportPowerUpFailed(PowerMachine power) {
        power.irps().release(power.outcome().status());
        sendPowerUpFailure(power);
    }

    static void sendPowerUpFailure(PowerMachine power) {
        power.host().transitionFailed(true, power.outcome());
        power.host().policy().powerUpFailed();
    }

    static void reportPowerDownFailed(PowerMachine power) {
        PowerParent.dereference(power);
        power.host().policy().powerDownFailed(false);
        power.irps().release();
        power.host().transitionFailed(false, power.outcome());
    }
}
