package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.EvtChildListCreateDevice;
import org.backplane.kmdf.internal.io.FxDevicePart;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.kmdf.internal.pnp.PnpChildren;
import org.backplane.runtime.Lock;
import org.backplane.wdm.DeviceObject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The children of a bus: what the bus driver reported, and the PDOs made of it.
 *
 * <p>A child goes through this list as its PDO goes through its life: present without a PDO,
 * present with one, missing until the PDO is deleted. A description that is reported anew while its
 * old PDO is still leaving gets a new one only when the old one is gone.
 *
 * <p><b>Level:</b> reports up to DISPATCH, the rest at PASSIVE. <b>Serialised by:</b> its own lock,
 * which is not held while the driver is called.
 */
final class FxChildList extends FxDevicePart implements ChildList, PnpChildren {

    private final FxDevice bus;
    private final EvtChildListCreateDevice create;

    /** Guards {@link #present}, {@link #leaving} and the children's fields. */
    private final Lock lock;

    private final Map<Object, FxChild> present = new LinkedHashMap<>();

    /** Missing children with a PDO, or with one being created. */
    private final Set<FxChild> leaving = new LinkedHashSet<>();

    FxChildList(FxDevice bus, EvtChildListCreateDevice create) {
        super(bus, bus, "child list");
        this.bus = bus;
        this.create = create;
        this.lock = dispatcher().lock(toString());
    }

    @Override
    public boolean present(Object description) {
        return invalidateIf(locked(() -> add(description)));
    }

    @Override
    public boolean missing(Object description) {
        return invalidateIf(locked(() -> remove(description)));
    }

    @Override
    public void scan(Collection<?> descriptions) {
        Set<Object> found = new LinkedHashSet<>(descriptions);
        invalidateIf(
                locked(() -> {
                    boolean changed = false;
                    for (Object known : List.copyOf(present.keySet())) {
                        changed |= !found.contains(known) && remove(known);
                    }
                    for (Object description : found) {
                        changed |= add(description);
                    }
                    return changed;
                }));
    }

    @Override
    public void markAllMissing() {
        update(() -> {
            List.copyOf(present.keySet()).forEach(this::remove);
            leaving.forEach(FxChild::reportMissing);
        });
    }

    @Override
    public List<DeviceObject> busRelations() {
        for (FxChild child : locked(this::beginCreating)) {
            FxDevice made = child.create(bus, create);
            update(() -> endCreating(child, made));
        }
        List<FxDevice> neverReported = new ArrayList<>();
        List<DeviceObject> answer = locked(() -> report(neverReported));
        neverReported.forEach(FxDevice::discard);
        return answer;
    }

    @Override
    public List<FxPkgPdo> remaining() {
        return locked(() -> {
            List<FxChild> all = new ArrayList<>(present.values());
            all.addAll(leaving);
            return all.stream()
                    .filter(FxChild::hasPdo)
                    .map(child -> (FxPkgPdo) child.pdo().pnp())
                    .toList();
        });
    }

    /** A child's PDO is deleted. */
    void gone(FxChild child) {
        invalidateIf(
                locked(() -> {
                    child.forgetPdo();
                    leaving.remove(child);
                    FxChild successor = present.get(child.description());
                    return successor != null && !successor.equals(child);
                }));
    }

    private boolean add(Object description) {
        FxChild known = present.putIfAbsent(description, new FxChild(this, description));
        return known == null || known.retry();
    }

    private boolean remove(Object description) {
        FxChild child = present.remove(description);
        if (child != null && child.holdsPdo()) {
            leaving.add(child);
        }
        return child != null;
    }

    private List<FxChild> beginCreating() {
        List<FxChild> toCreate =
                present.values().stream()
                        .filter(child -> !child.holdsPdo() && !isLeaving(child.description()))
                        .toList();
        toCreate.forEach(FxChild::beginCreating);
        return toCreate;
    }

    private void endCreating(FxChild child, FxDevice made) {
        child.endCreating(made);
        if (made == null) {
            // It may have gone missing meanwhile; with no PDO to wait for it is gone already.
            leaving.remove(child);
        }
    }

    /**
     * The answer to the PnP manager. Who is not in it is reported missing by that; but a PDO that
     * went missing before it was ever in an answer is unknown to it, and nobody would remove it.
     */
    private List<DeviceObject> report(List<FxDevice> neverReported) {
        for (FxChild child : List.copyOf(leaving)) {
            child.reportMissing();
            if (child.hasPdo() && !child.isReported()) {
                leaving.remove(child);
                neverReported.add(child.pdo());
            }
        }
        return present.values().stream().filter(FxChild::hasPdo).map(FxChild::report).toList();
    }

    private boolean isLeaving(Object description) {
        return leaving.stream().anyMatch(child -> child.description().equals(description));
    }

    private boolean invalidateIf(boolean changed) {
        if (changed) {
            bus.kernel().pnpNotifications().invalidateDeviceRelations(bus.deviceObject().pdo());
        }
        return changed;
    }

    private <T> T locked(Supplier<T> body) {
        lock.acquire();
        try {
            return body.get();
        } finally {
            lock.release();
        }
    }

    private void update(Runnable body) {
        lock.acquire();
        try {
            body.run();
        } finally {
            lock.release();
        }
    }
}
