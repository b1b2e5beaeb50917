package org.backplane.kmdf.internal.device;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.wdm.DeviceObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers the PnP manager's question for the children of one list: makes the PDOs that are not
 * there yet, and tells it of all that are present.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager, which asks once at a time; the
 * list's lock.
 */
final class FxChildRelations {

    private static final Logger LOG = LoggerFactory.getLogger(FxChildRelations.class);

    private final FxChildList list;

    FxChildRelations(FxChildList list) {
        this.list = list;
    }

    List<DeviceObject> report() {
        for (FxChild child : list.locked(this::beginCreating)) {
            FxDevice made = create(child);
            list.changed(() -> endCreating(child, made));
        }
        List<FxDevice> neverReported = new ArrayList<>(0);
        List<FxDevice> missing = new ArrayList<>(0);
        List<DeviceObject> answer = list.locked(() -> answer(neverReported, missing));
        missing.forEach(child -> ((FxPkgPdo) child.pnp()).reportedMissing());
        neverReported.forEach(FxDevice::discard);
        return answer;
    }

    /** A child whose old PDO is still leaving is put back when that is gone. */
    private List<FxChild> beginCreating() {
        List<FxChild> due = new ArrayList<>(list.toCreate.size());
        for (FxChild child : list.toCreate) {
            Object key = list.config.key(child.identification);
            if (!child.holdsPdo()
                    && child.equals(list.present.get(key))
                    && !list.leaving.containsKey(key)) {
                child.creating = true;
                due.add(child);
            }
        }
        list.toCreate.clear();
        return due;
    }

    /** True if somebody waits for the end of a PDO that was not made. */
    private boolean endCreating(FxChild child, FxDevice made) {
        child.creating = false;
        child.failed = made == null;
        child.pdo = made;
        Object key = list.config.key(child.identification);
        if (made == null && list.leaving.remove(key, child)) {
            // It went missing meanwhile; with no PDO to wait for it is gone already.
            list.forget(child);
            FxChild successor = list.present.get(key);
            if (successor != null) {
                list.toCreate.add(successor);
                return true;
            }
        } else if (made == null) {
            // The next question is the next attempt, whoever's change leads to it.
            list.toCreate.add(child);
        }
        return false;
    }

    /**
     * The answer to the PnP manager. Who is not in it is reported missing by that; but a PDO that
     * went missing before it was ever in an answer is unknown to it, and nobody would remove it.
     */
    private List<DeviceObject> answer(List<FxDevice> neverReported, List<FxDevice> missing) {
        for (FxChild child : list.leaving.values()) {
            if (child.reportMissing() && child.pdo != null) {
                (child.reported ? missing : neverReported).add(child.pdo);
            }
        }
        List<DeviceObject> answer = new ArrayList<>(list.present.size());
        for (FxChild child : list.present.values()) {
            if (child.pdo != null) {
                child.reported = true;
                answer.add(child.pdo.deviceObject());
            }
        }
        return answer;
    }

    /** Lets the bus driver make the PDO; null, with a reason in the log, if it does not. */
    private FxDevice create(FxChild child) {
        FxDevice bus = list.bus;
        FxPdoInit init = new FxPdoInit(bus, child);
        Outcome outcome =
                bus.runner()
                        .run(
                                "EvtChildListCreateDevice",
                                () ->
                                        list.config.create.evtChildListCreateDevice(
                                                child.identification, init));
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
                child.identification,
                outcome.isOk()
                        ? ": EvtChildListCreateDevice returned without creating it"
                        : "; the reason is logged before this");
        return null;
    }
}
