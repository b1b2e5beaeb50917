package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.INIT;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.QUERY_STOP_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.STARTED;
import static org.backplane.kmdf.internal.pnp.DeviceCallback.QUERY_REMOVE;
import static org.backplane.kmdf.internal.pnp.DeviceCallback.QUERY_STOP;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;

/** What the PnP machine does when it is asked whether a device may stop or go. */
final class PnpQuerying {

    private PnpQuerying() {}

    /** The answer is given; what follows is up to the PnP manager. */
    static PnpState pending(FxPkgPnp pnp) {
        pnp.finishPending();
        return null;
    }

    static PnpState removeAskDriver(FxPkgPnp pnp) {
        return ask(pnp, QUERY_REMOVE, QUERY_REMOVE_ENSURE_DEVICE_AWAKE);
    }

    static PnpState stopAskDriver(FxPkgPnp pnp) {
        return ask(pnp, QUERY_STOP, QUERY_STOP_ENSURE_DEVICE_AWAKE);
    }

    private static PnpState ask(FxPkgPnp pnp, DeviceCallback question, PnpState granted) {
        Outcome answer = pnp.device().callbacks().run(question);
        if (answer.isOk()) {
            return granted;
        }
        pnp.pending().fail(answer);
        return STARTED;
    }

    static PnpState backToInit(FxPkgPnp pnp) {
        pnp.finishPending();
        return INIT;
    }
}
