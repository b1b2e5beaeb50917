package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerDeviceState;
import org.backplane.ddi.PowerState;

/** What the power machine does when the device stops or leaves, which no power IRP says. */
final class PowerStopping {

    private PowerStopping() {}

    /** All the way down from D0; every step runs, also after one that failed. */
    static boolean gotoD3Stopped(PowerMachine power) {
        power.begin();
        power.note(power.selfManagedIo().suspend());
        power.device().io().hold(power.host().isLeaving());
        PowerGoingDown.disableHardware(power, PowerDeviceState.D3_FINAL, false);
        power.deviceState(PowerDeviceState.D3_FINAL);
        PowerParent.dereference(power);
        boolean wentWell = power.outcome().isOk();
        if (wentWell) {
            power.host().policy().poweredDown(true);
        }
        return wentWell;
    }

    static void sendPowerDownFailure(PowerMachine power) {
        power.host().policy().powerDownFailed(true);
    }

    /** A device that slept is stopped without being brought to D0 first. */
    static void dxStopped(PowerMachine power) {
        power.begin();
        power.deviceState(PowerDeviceState.D3_FINAL);
        power.host().policy().poweredDown(true);
    }

    /** A device that failed is stopped; its driver has let go of it already. */
    static void failedPowerDown(PowerMachine power) {
        power.deviceState(PowerDeviceState.D3_FINAL);
        power.host().policy().poweredDown(true);
    }

    /** A power IRP for a stopped device means nothing to it. */
    static void passUnprocessed(PowerMachine power) {
        boolean up = power.state() == PowerState.GOTO_STOPPED;
        power.host().policy().notProcessed(up);
        power.irps().release();
    }

    /** A device that starts while its stack sleeps. */
    static PowerState dxState(PowerMachine power) {
        power.host().policy().poweredUp();
        boolean wake = power.irps().isWakePresent();
        if (power.isPageable()) {
            return wake ? PowerState.DX_STOPPED_ARM_FOR_WAKE : PowerState.DX;
        }
        return wake ? PowerState.DX_STOPPED_ARM_FOR_WAKE_NP : PowerState.DX_NP;
    }
}
