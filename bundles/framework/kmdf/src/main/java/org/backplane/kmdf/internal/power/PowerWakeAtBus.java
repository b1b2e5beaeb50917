package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.callback.Outcome;

/** What the power machine of a child does so that the hardware of its bus lets it wake. */
final class PowerWakeAtBus {

    private PowerWakeAtBus() {}

    /** Where a child in D0 rests, or that it has to be armed because its wake IRP has come. */
    static PowerState d0(PowerMachine power, boolean pageable, PowerState arm) {
        if (power.isPageable() != pageable) {
            return PowerState.DECIDE_D0_STATE;
        }
        return power.irps().isWakePresent() ? arm : null;
    }

    /**
     * Lets the bus driver arm the child; if it cannot, the wake IRP fails. Where this driver owns
     * the policy of the stack, policy does both when it has armed the device itself.
     */
    static boolean enable(PowerMachine power) {
        if (power.host().policy().isOwner()) {
            tellBus(power, true);
            return true;
        }
        WakeIrp wake = power.irps().wake();
        Outcome outcome = power.host().enableWakeAtBus(wake.lowest());
        if (!outcome.isOk()) {
            wake.completeNow(outcome.status());
            return false;
        }
        tellBus(power, true);
        return true;
    }

    /** Lets the bus driver disarm the child. */
    static void disable(PowerMachine power) {
        if (!power.host().policy().isOwner()) {
            power.host().disableWakeAtBus();
        }
        tellBus(power, false);
    }

    /** The wake IRP has its end while the child is in D0. */
    static void disarm(PowerMachine power) {
        disable(power);
        completeWake(power);
    }

    /** The wake IRP has its end while the child sleeps: somebody will bring it to D0. */
    static void completeWake(PowerMachine power) {
        power.irps().wake().completeDone();
    }

    private static void tellBus(PowerMachine power, boolean armed) {
        PowerHost bus = power.host().powerParent();
        if (bus != null && power.isArmedAtBus() != armed) {
            bus.policy().childArmed(armed);
        }
        power.armedAtBus(armed);
    }
}
