package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.WakeInterruptEvent;
import org.backplane.kmdf.internal.pnp.PnpChildren;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;

/** What the power machine does on the way to D0, the first time and every other time. */
final class PowerComingUp {

    private PowerComingUp() {}

    static boolean d0Entry(PowerMachine power) {
        power.begin();
        return power.note(power.device().callbacks().d0Entry(power.deviceState()));
    }

    /** Lets wake interrupts go on in D0; false if there are none to wait for. */
    static boolean tellWakeInterrupts(PowerMachine power) {
        return power.device().interrupts().tellWakeInterrupts(WakeInterruptEvent.ENTERING_D0);
    }

    static boolean connectInterrupts(PowerMachine power) {
        return power.note(power.device().interrupts().connect())
                && power.note(
                        power.device()
                                .callbacks()
                                .d0EntryPostInterruptsEnabled(power.deviceState()));
    }

    static boolean enableDmaAndScan(PowerMachine power) {
        for (DmaEnablerPower enabler : power.device().dmaEnablers()) {
            Outcome outcome = enabler.powerUp();
            if (!power.note(outcome)) {
                return false;
            }
        }
        power.device().childLists().forEach(PnpChildren::scanForChildren);
        return true;
    }

    /** The first half of a transition is over; power policy lets the second begin. */
    static void hardwareStarted(PowerMachine power) {
        power.host().policy().post(PowerPolicyEvent.POWER_UP_HW_STARTED);
    }

    /** The end of a start, which no IRP made. */
    static boolean startIoImplicitly(PowerMachine power) {
        if (!resume(power)) {
            return false;
        }
        power.deviceState(PowerDeviceState.D0);
        power.host().policy().poweredUp();
        return true;
    }

    static boolean startIo(PowerMachine power) {
        if (!startIoImplicitly(power)) {
            return false;
        }
        power.irps().release();
        return true;
    }

    private static boolean resume(PowerMachine power) {
        power.device().io().powerUp();
        return power.note(power.selfManagedIo().start());
    }
}
