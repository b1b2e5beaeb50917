package org.backplane.kmdf.internal.policy;

import static org.backplane.ddi.PowerPolicyState.STARTED_CANCEL_TIMER;
import static org.backplane.ddi.PowerPolicyState.STARTED_WAKE_CAPABLE;
import static org.backplane.ddi.PowerPolicyState.USB_SS_CANCELLED;
import static org.backplane.ddi.PowerPolicyState.WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP;

import org.backplane.ddi.PowerPolicyState;

/**
 * What an owner does while its device waits for the leave of its bus to leave D0 (USB selective
 * suspend).
 */
final class PolicySelectiveSuspend {

    private PolicySelectiveSuspend() {}

    static PowerPolicyState timerExpiredWakeCapableUsbSs(FxPowerPolicyOwner policy) {
        policy.submitSelectiveSuspend();
        return null;
    }

    static PowerPolicyState cancelUsbSs(FxPowerPolicyOwner policy) {
        return policy.cancelSelectiveSuspend() ? null : USB_SS_CANCELLED;
    }

    static PowerPolicyState usbSsCancelled(FxPowerPolicyOwner policy) {
        policy.requirement().deviceIsPoweredOn();
        policy.requirement().requestComponentActive();
        return STARTED_CANCEL_TIMER;
    }

    static PowerPolicyState startedWakeCapableSleepingUsbSs(FxPowerPolicyOwner policy) {
        policy.disableTimer();
        policy.cancelSelectiveSuspend();
        return null;
    }

    /** The bus does not want it now. */
    static PowerPolicyState wakeCapableUsbSsCompleted(FxPowerPolicyOwner policy) {
        policy.selectiveSuspendEnded();
        boolean directed = policy.undoPowerDown();
        policy.requirement().requestComponentActive();
        return directed
                ? WAKE_CAPABLE_USB_SS_COMPLETED_UNDO_WAIT_FOR_DIRECTED_UP
                : STARTED_WAKE_CAPABLE;
    }
}
