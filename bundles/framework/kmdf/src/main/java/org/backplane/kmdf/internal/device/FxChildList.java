package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.ChildListRetrieveDeviceStatus;
import org.backplane.ddi.Device;
import org.backplane.ddi.EvtChildListDescriptionCleanup;
import org.backplane.ddi.EvtChildListIdentificationDescriptionCompare;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.io.FxDevicePart;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.kmdf.internal.pnp.PnpChildren;
import org.backplane.runtime.Lock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The children of a bus: what the bus driver reported, and the PDOs made of it.
 *
 * <p>A child goes through this list as its PDO goes through its life: present without a PDO,
 * present with one, missing until the PDO is deleted. A description that is reported anew while its
 * old PDO is still leaving gets a new one only when the old one is gone; so there is at most one
 * that leaves for each description.
 *
 * <p>What the driver calls stands here, and how reports change the list; what the PnP manager asks
 * for is in {@link FxChildRelations}.
 *
 * <p><b>Level:</b> reports up to DISPATCH, the rest at PASSIVE. <b>Serialised by:</b> its own lock,
 * which is not held while the driver is called, but to compare descriptions.
 */
class FxChildList extends FxDevicePart implements ChildList, PnpChildren {

    final FxDevice bus;
    final FxChildListConfig config;

    /** Guards all below, and the children's fields. */
    private final Lock lock;

    /** By key, in the order of their reports. */
    final Map<Object, FxChild> present = new LinkedHashMap<>();

    /** Missing children with a PDO, or with one being created, by key. */
    final Map<Object, FxChild> leaving = new LinkedHashMap<>();

    /** Those of the present that may lack a PDO: new ones, and those whose callback failed. */
    final List<FxChild> toCreate = new ArrayList<>();

    private final FxChildReports reports = new FxChildReports();
    private final FxChildRelations relations = new FxChildRelations(this);

    /** The bus is being removed: nobody would end a child that comes now. */
    private boolean ended;

    /** What the list has let go of; the driver hears of it when the lock is free. */
    private List<Object> released;

    FxChildList(FxDevice bus, FxChildListConfig config) {
        super(bus, bus, "child list");
        this.bus = bus;
        this.config = config;
        this.lock = dispatcher().lock(toString());
    }

    @Override
    public Device device() {
        return bus;
    }

    // ------------------------------------------------------------------ reports

    @Override
    public boolean present(Object identification) {
        return reportPresent(identification, false, null);
    }

    @Override
    public boolean present(Object identification, Object address) {
        return reportPresent(identification, true, address);
    }

    private boolean reportPresent(Object identification, boolean hasAddress, Object address) {
        required(identification, "the identification description of a child");
        Object key = config.key(identification);
        boolean[] isNew = new boolean[1];
        changed(() -> {
            FxChild known = present.get(key);
            if (!reports.isHeld()) {
                isNew[0] = known == null;
                return add(key, identification, hasAddress, address);
            }
            FxChildReports.Report waiting = reports.withdraw(key);
            isNew[0] = known == null && (waiting == null || !waiting.present());
            if (known != null) {
                known.seen = reports.scan();
                setAddress(known, hasAddress, address);
                return retry(known);
            }
            reports.add(key, new FxChildReports.Report(identification, true, hasAddress, address));
            return false;
        });
        return isNew[0];
    }

    @Override
    public boolean missing(Object identification) {
        required(identification, "the identification description of a child");
        Object key = config.key(identification);
        boolean[] wasKnown = new boolean[1];
        changed(() -> {
            FxChild known = present.get(key);
            if (!reports.isHeld()) {
                wasKnown[0] = known != null;
                return remove(key);
            }
            FxChildReports.Report waiting = reports.withdraw(key);
            wasKnown[0] = waiting != null ? waiting.present() : known != null;
            if (known != null) {
                reports.add(key, new FxChildReports.Report(identification, false, false, null));
            }
            return false;
        });
        return wasKnown[0];
    }

    @Override
    public void allPresent() {
        update(() -> present.values().forEach(child -> child.seen = reports.scan()));
    }

    @Override
    public void beginScan() {
        update(reports::beginScan);
    }

    @Override
    public void endScan() {
        boolean[] wasOpen = new boolean[1];
        changed(() -> {
            wasOpen[0] = reports.endScan();
            if (!wasOpen[0]) {
                return false;
            }
            if (!reports.isScanning()) {
                noteUnseen();
            }
            return applyReports();
        });
        if (!wasOpen[0]) {
            throw violation(
                    WdfViolation.Code.OBJECT_ERROR,
                    "a scan is closed that was not opened with beginScan",
                    this);
        }
    }

    /** Those that the scan did not find are reported missing, unless something else was. */
    private void noteUnseen() {
        for (Map.Entry<Object, FxChild> entry : present.entrySet()) {
            FxChild child = entry.getValue();
            if (child.seen != reports.scan() && reports.find(entry.getKey()) == null) {
                reports.add(
                        entry.getKey(),
                        new FxChildReports.Report(child.identification, false, false, null));
            }
        }
    }

    private boolean applyReports() {
        if (reports.isHeld()) {
            return false;
        }
        boolean[] changed = new boolean[1];
        reports.take()
                .forEach((key, report) ->
                        changed[0] |=
                                report.present()
                                        ? add(
                                                key,
                                                report.identification(),
                                                report.hasAddress(),
                                                report.address())
                                        : remove(key));
        return changed[0];
    }

    @Override
    public void scan(Collection<?> identifications) {
        beginScan();
        try {
            identifications.forEach(this::present);
        } finally {
            endScan();
        }
    }

    /** The bus goes, and all PDOs are gone. */
    @Override
    protected void onDispose() {
        changed(() -> {
            present.values().forEach(this::forget);
            present.clear();
            toCreate.clear();
            return false;
        });
    }

    @Override
    public final void markAllMissing() {
        changed(() -> {
            reports.take();
            List.copyOf(present.keySet()).forEach(this::remove);
            leaving.values().forEach(FxChild::reportMissing);
            return false;
        });
    }

    /** Adds a child or says more of it; true if the PnP manager should ask. */
    final boolean add(Object key, Object identification, boolean hasAddress, Object address) {
        FxChild known = present.get(key);
        if (known != null) {
            setAddress(known, hasAddress, address);
            return retry(known);
        }
        FxChild child = new FxChild(this, identification, address);
        child.seen = reports.scan();
        present.put(key, child);
        toCreate.add(child);
        return true;
    }

    /**
     * Adds a child whose PDO is there already.
     *
     * @throws StatusException DELETE_PENDING if the bus is being removed
     */
    final void addStatic(FxDevice pdo) {
        changed(() -> {
            if (ended) {
                throw new StatusException(
                        Status.DELETE_PENDING,
                        this + " takes no further child: the bus is being removed");
            }
            FxChild child = new FxChild(this, pdo, null);
            child.pdo = pdo;
            present.put(pdo, child);
            ((FxPkgPdo) pdo.pnp()).link(child);
            return true;
        });
    }

    private boolean retry(FxChild child) {
        boolean again = child.failed;
        child.failed = false;
        if (again) {
            toCreate.add(child);
        }
        return again;
    }

    private void setAddress(FxChild child, boolean given, Object address) {
        if (given && !Objects.equals(child.address, address)) {
            release(config.addressCleanup, child.address);
            child.address = address;
        }
    }

    final boolean remove(Object key) {
        FxChild child = present.remove(key);
        if (child == null) {
            return false;
        }
        if (child.holdsPdo()) {
            leaving.put(key, child);
        } else {
            forget(child);
        }
        return true;
    }

    /** Lets go of a child that has no PDO. */
    final void forget(FxChild child) {
        if (!child.handedOn) {
            release(config.identificationCleanup, child.identification);
            release(config.addressCleanup, child.address);
        }
    }

    private void release(EvtChildListDescriptionCleanup callback, Object description) {
        if (callback != null && description != null) {
            if (released == null) {
                released = new ArrayList<>(4);
            }
            released.add(callback);
            released.add(description);
        }
    }

    // ------------------------------------------------------------------ the life of PDOs

    /** A child's PDO is deleted. */
    final void gone(FxChild child) {
        Object key = config.key(child.identification);
        changed(() -> {
            child.pdo = null;
            child.reported = false;
            if (leaving.remove(key, child)) {
                forget(child);
            }
            FxChild successor = present.get(key);
            boolean due = successor != null && !successor.equals(child);
            if (due) {
                toCreate.add(successor);
            }
            return due;
        });
    }

    /** The hardware has let go of a child: it is not reported any more. */
    final void ejected(FxChild child) {
        Object key = config.key(child.identification);
        changed(() -> child.equals(present.get(key)) && remove(key));
    }

    /** Takes a child for missing, and finds it again. */
    final void reenumerate(FxChild child) {
        Object[] seen = new Object[2];
        update(() -> {
            seen[0] = child.pdo;
            seen[1] = child.address;
        });
        boolean[] go = {seen[0] != null};
        if (go[0] && config.reenumerated != null) {
            bus.runner()
                    .run(
                            "EvtChildListDeviceReenumerated",
                            () ->
                                    go[0] =
                                            config.reenumerated.evtChildListDeviceReenumerated(
                                                    this, (Device) seen[0], seen[1]));
        }
        if (go[0]) {
            Object key = config.key(child.identification);
            changed(() -> {
                if (!child.equals(present.get(key))) {
                    return false;
                }
                remove(key);
                child.handedOn = true;
                return add(key, child.identification, true, child.address);
            });
        }
    }

    @Override
    public final List<DeviceObject> busRelations() {
        update(() -> ended = false);
        return relations.report();
    }

    @Override
    public final List<FxPkgPdo> remaining() {
        return locked(this::pdos);
    }

    @Override
    public final List<FxPkgPdo> close() {
        return locked(() -> {
            ended = true;
            return pdos();
        });
    }

    private List<FxPkgPdo> pdos() {
        List<FxPkgPdo> all = new ArrayList<>(present.size() + leaving.size());
        addPdos(present.values(), all);
        addPdos(leaving.values(), all);
        return all;
    }

    private static void addPdos(Collection<FxChild> from, List<FxPkgPdo> to) {
        for (FxChild child : from) {
            if (child.pdo != null) {
                to.add((FxPkgPdo) child.pdo.pnp());
            }
        }
    }

    @Override
    public final void scanForChildren() {
        if (config.scan != null) {
            bus.runner()
                    .run(
                            "EvtChildListScanForChildren",
                            () -> config.scan.evtChildListScanForChildren(this));
        }
    }

    // ------------------------------------------------------------------ looking

    @Override
    public ChildListIterator beginIteration(RetrieveChildFlags which) {
        required(which, "which children an iteration is about");
        return locked(() -> {
            List<FxChild> found = new ArrayList<>();
            for (FxChild child : present.values()) {
                if (child.reported ? which.present() : which.pending()) {
                    found.add(child);
                }
            }
            if (which.missing()) {
                found.addAll(leaving.values());
            }
            reports.beginIteration();
            return new FxChildIterator(this, found.toArray(FxChild[]::new));
        });
    }

    final void endIteration() {
        changed(() -> {
            reports.endIteration();
            return applyReports();
        });
    }

    @Override
    public Device retrievePdo(Object identification) {
        Object key = config.key(identification);
        return locked(() -> {
            FxChild child = present.get(key);
            return child == null ? null : child.pdo;
        });
    }

    @Override
    public Device retrievePdo(
            Object identification, EvtChildListIdentificationDescriptionCompare compare) {
        return locked(() -> {
            for (FxChild child : present.values()) {
                if (compare.evtChildListIdentificationDescriptionCompare(
                        identification, child.identification)) {
                    return child.pdo;
                }
            }
            return null;
        });
    }

    @Override
    public ChildListRetrieveDeviceStatus retrieveDeviceStatus(Object identification) {
        Object key = config.key(identification);
        return locked(() -> {
            FxChild child = present.get(key);
            if (child == null) {
                FxChildReports.Report waiting = reports.find(key);
                return waiting != null && waiting.present()
                        ? ChildListRetrieveDeviceStatus.NOT_YET_CREATED
                        : ChildListRetrieveDeviceStatus.NO_SUCH_DEVICE;
            }
            return child.pdo == null
                    ? ChildListRetrieveDeviceStatus.NOT_YET_CREATED
                    : ChildListRetrieveDeviceStatus.SUCCESS;
        });
    }

    @Override
    public Object retrieveAddressDescription(Object identification) {
        Object key = config.key(identification);
        return locked(() -> {
            FxChild child = present.get(key);
            if (child == null) {
                throw new StatusException(
                        Status.NO_SUCH_DEVICE, this + " has no present child " + identification);
            }
            return child.address;
        });
    }

    /** The address description of one of the children. */
    final Object address(FxChild child) {
        return locked(() -> child.address);
    }

    /** Gives one of the children another address description. */
    final void address(FxChild child, Object address) {
        changed(() -> {
            setAddress(child, true, address);
            return false;
        });
    }

    @Override
    public boolean requestChildEject(Object identification) {
        Device pdo = retrievePdo(identification);
        if (pdo == null) {
            return false;
        }
        bus.kernel().pnpNotifications().requestDeviceEject(((FxDevice) pdo).deviceObject());
        return true;
    }

    // ------------------------------------------------------------------ the lock

    /** Changes the list; then has the PnP manager ask if it should, and cleans up. */
    final void changed(BooleanSupplier body) {
        List<Object> toClean;
        boolean ask;
        lock.acquire();
        try {
            ask = body.getAsBoolean();
        } finally {
            toClean = released;
            released = null;
            lock.release();
        }
        if (ask) {
            bus.kernel().pnpNotifications().invalidateDeviceRelations(bus.deviceObject().pdo());
        }
        if (toClean != null) {
            for (int i = 0; i < toClean.size(); i += 2) {
                clean((EvtChildListDescriptionCleanup) toClean.get(i), toClean.get(i + 1));
            }
        }
    }

    private void clean(EvtChildListDescriptionCleanup callback, Object description) {
        bus.runner()
                .run(
                        "EvtChildListDescriptionCleanup",
                        () -> callback.evtChildListDescriptionCleanup(description));
    }

    final <T> T locked(Supplier<T> body) {
        lock.acquire();
        try {
            return body.get();
        } finally {
            lock.release();
        }
    }

    final void update(Runnable body) {
        lock.acquire();
        try {
            body.run();
        } finally {
            lock.release();
        }
    }
}
