package org.backplane.kmdf.internal.device;

import org.backplane.ddi.EvtChildListCreateDevice;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.PdoLink;
import org.backplane.wdm.DeviceObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One child in a child list.
 *
 * <p><b>Level:</b> up to DISPATCH; {@link #create} at PASSIVE. <b>Serialised by:</b> the list's
 * lock, except for the flag that the child's removal reads.
 */
final class FxChild implements PdoLink {

    private static final Logger LOG = LoggerFactory.getLogger(FxChild.class);

    private final FxChildList list;
    private final Object description;
    private FxDevice pdo;
    private boolean creating;
    private boolean failed;
    private boolean reported;
    private volatile boolean reportedMissing;

    FxChild(FxChildList list, Object description) {
        this.list = list;
        this.description = description;
    }

    Object description() {
        return description;
    }

    FxDevice pdo() {
        return pdo;
    }

    boolean hasPdo() {
        return pdo != null;
    }

    /** Whether there is a PDO, or will be one in a moment. */
    boolean holdsPdo() {
        return pdo != null || creating;
    }

    void beginCreating() {
        creating = true;
    }

    void endCreating(FxDevice made) {
        creating = false;
        failed = made == null;
        pdo = made;
    }

    /** The PDO, which the PnP manager knows of from now on. */
    DeviceObject report() {
        reported = true;
        return pdo.deviceObject();
    }

    boolean isReported() {
        return reported;
    }

    /** The bus driver reports the child again; true if that is a reason to try again. */
    boolean retry() {
        return failed;
    }

    void forgetPdo() {
        pdo = null;
        reported = false;
    }

    void reportMissing() {
        reportedMissing = true;
    }

    @Override
    public boolean isReportedMissing() {
        return reportedMissing;
    }

    @Override
    public void gone() {
        list.gone(this);
    }

    /** Lets the bus driver make the PDO; null, with a reason in the log, if it does not. */
    FxDevice create(FxDevice bus, EvtChildListCreateDevice callback) {
        FxPdoInit init = new FxPdoInit(bus, this);
        Outcome outcome =
                bus.runner()
                        .run(
                                "EvtChildListCreateDevice",
                                () -> callback.evtChildListCreateDevice(description, init));
        FxDevice made = init.device();
        if (outcome.isOk() && made != null) {
            made.addReturned();
            return made;
        }
        if (made != null) {
            made.discard();
        }
        LOG.warn(
                "{} leaves out its child {} until its children are asked for again{}",
                bus.instanceId(),
                description,
                outcome.isOk()
                        ? ": EvtChildListCreateDevice returned without creating it"
                        : "; the reason is logged before this");
        return null;
    }
}
