package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.kmdf.internal.hardware.WakeInterruptEvent;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;

/** What the power machine does when a power IRP takes the device out of D0. */
final class PowerGoingDown {

    private PowerGoingDown() {}

    /** The first half: nothing moves any more. Power policy lets the second begin. */
    static void stopIo(PowerMachine power) {
        power.begin();
        power.note(power.selfManagedIo().suspend());
        power.device().io().hold(false);
        power.host().policy().post(PowerPolicyEvent.POWER_DOWN_IO_STOPPED);
    }

    /** Tells wake interrupts that the device leaves D0; false if there are none to wait for. */
    static boolean tellWakeInterrupts(PowerMachine power) {
        return power.device()
                .interrupts()
                .tellWakeInterrupts(
                        power.device().interrupts().isArmedForWake()
                                ? WakeInterruptEvent.LEAVING_D0
                                : WakeInterruptEvent.LEAVING_D0_NOT_ARMED_FOR_WAKE);
    }

    /** The second half; every step runs, also after one that failed. */
    static boolean ioStopped(PowerMachine power) {
        PowerDeviceState target = power.irps().target();
        disableHardware(power, target, !power.isPageable());
        power.deviceState(target);
        if (!power.outcome().isOk()) {
            return false;
        }
        PowerParent.dereference(power);
        power.host().policy().poweredDown(false);
        power.irps().release();
        return true;
    }

    /**
     * DMA, then interrupts in reverse order, then the driver.
     *
     * @param staysConnected whether the interrupts are disabled alone
     */
    static void disableHardware(
            PowerMachine power, PowerDeviceState target, boolean staysConnected) {
        PowerFailing.disableDma(power, target);
        power.note(power.device().interrupts().powerDown(staysConnected));
        power.note(power.device().callbacks().d0Exit(target));
    }
}
