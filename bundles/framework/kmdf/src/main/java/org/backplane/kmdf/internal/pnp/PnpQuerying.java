package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.INIT;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_ASK_DRIVER;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_PENDING;
import static org.backplane.ddi.PnpState.QUERY_STOP_ASK_DRIVER;
import static org.backplane.ddi.PnpState.QUERY_STOP_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.QUERY_STOP_PENDING;
import static org.backplane.ddi.PnpState.STARTED;
import static org.backplane.kmdf.internal.pnp.DeviceCallback.QUERY_REMOVE;
import static org.backplane.kmdf.internal.pnp.DeviceCallback.QUERY_STOP;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;

/** What the PnP machine does when it is asked whether a device may stop or go. */
final class PnpQuerying {

    private PnpQuerying() {}

    /** The answer is given; what follows is up to the PnP manager. */
    static PnpState pending(FxPkgPnp pnp) {
        pnp.finishPending();
        return null;
    }

    static PnpState removeStaticCheck(FxPkgPnp pnp) {
        return staticCheck(pnp, QUERY_REMOVE_ASK_DRIVER);
    }

    static PnpState stopStaticCheck(FxPkgPnp pnp) {
        return staticCheck(pnp, QUERY_STOP_ASK_DRIVER);
    }

    private static PnpState staticCheck(FxPkgPnp pnp, PnpState granted) {
        String device = pnp.device().instanceId();
        if (!pnp.usage().isStoppable()) {
            pnp.pending()
                    .fail(
                            new Outcome(
                                    Status.INVALID_DEVICE_STATE,
                                    "the driver "
                                            + pnp.device().driverName()
                                            + " of "
                                            + device
                                            + " has said that it must not be stopped"));
            return STARTED;
        }
        if (pnp.usage().isInUse()) {
            pnp.pending()
                    .fail(
                            new Outcome(
                                    Status.DEVICE_NOT_READY,
                                    "a special file is on "
                                            + device
                                            + ", without which the system cannot go on"));
            return STARTED;
        }
        return granted;
    }

    static PnpState removeEnsureAwake(FxPkgPnp pnp) {
        return ensureAwake(pnp, QUERY_REMOVE_PENDING);
    }

    static PnpState stopEnsureAwake(FxPkgPnp pnp) {
        return ensureAwake(pnp, QUERY_STOP_PENDING);
    }

    /** The device is to be in D0 until what was asked is done, or no longer wanted. */
    private static PnpState ensureAwake(FxPkgPnp pnp, PnpState awake) {
        Status reference = pnp.power().policy().referenceForQuery();
        if (reference.isError()) {
            pnp.pending()
                    .fail(
                            new Outcome(
                                    reference,
                                    pnp.device().instanceId() + " cannot be brought to D0"));
            return STARTED;
        }
        return reference.equals(Status.PENDING) ? null : awake;
    }

    static PnpState canceled(FxPkgPnp pnp) {
        pnp.queryCanceled();
        return STARTED;
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
