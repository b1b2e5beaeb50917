package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.EvtDeviceRelationsQuery;
import org.backplane.ddi.PnpCapabilities;
import org.backplane.ddi.PowerCapabilities;
import org.backplane.ddi.QueryInterfaceConfig;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.RelationType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What a driver said about its device for the PnP manager and other drivers to ask. Devices whose
 * driver says nothing have none.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> nothing; each part is exchanged as a whole
 * or serialises itself.
 */
public final class PnpReports {

    /**
     * What the driver said of the device's state.
     *
     * @param set what is the matter
     * @param cleared what is not, whatever others say
     */
    private record State(Set<PnpDeviceState> set, Set<PnpDeviceState> cleared) {

        State with(PnpDeviceState flag, boolean yes) {
            return new State(with(set, flag, yes), with(cleared, flag, !yes));
        }

        private static Set<PnpDeviceState> with(
                Set<PnpDeviceState> flags, PnpDeviceState flag, boolean yes) {
            EnumSet<PnpDeviceState> changed = EnumSet.noneOf(PnpDeviceState.class);
            changed.addAll(flags);
            if (yes) {
                changed.add(flag);
            } else {
                changed.remove(flag);
            }
            return changed;
        }
    }

    private final PnpDevice device;
    private final AtomicReference<State> state =
            new AtomicReference<>(new State(Set.of(), Set.of()));
    private final AtomicReference<SaidCapabilities> capabilities = new AtomicReference<>();
    private final RelatedDevices removalRelations = new RelatedDevices();
    private final RelatedDevices usageDependents = new RelatedDevices();
    private final List<OfferedInterface> interfaces = new CopyOnWriteArrayList<>();
    private volatile UUID busType;
    private volatile EvtDeviceRelationsQuery relationsQuery;

    PnpReports(PnpDevice device) {
        this.device = device;
    }

    // ------------------------------------------------------------------ capabilities

    /** Takes down what the driver says of the device's abilities. */
    public void capabilities(Consumer<PnpCapabilities> config) {
        SaidCapabilities said = SaidCapabilities.after(capabilities.get());
        config.accept(said);
        capabilities.set(said);
    }

    /** Takes down what the driver says of the device's power states. */
    public void powerCapabilities(Consumer<PowerCapabilities> config) {
        SaidCapabilities said = SaidCapabilities.after(capabilities.get());
        config.accept(said.power());
        capabilities.set(said);
    }

    /** What others say, changed as this driver says. */
    DeviceCapabilities applyTo(DeviceCapabilities others) {
        SaidCapabilities said = capabilities.get();
        return said == null ? others : said.applyTo(others);
    }

    // ------------------------------------------------------------------ state

    /** Whether the driver said so of the device. */
    public boolean isSet(PnpDeviceState flag) {
        return state.get().set().contains(flag);
    }

    /** Takes down a flag of the device's state, and has the PnP manager ask. */
    public void set(PnpDeviceState flag, boolean yes) {
        state.updateAndGet(old -> old.with(flag, yes));
        device.health().tellPnpManager();
    }

    /** What others report, changed as this driver says; null if nothing is the matter. */
    PnpDeviceStateReport applyTo(PnpDeviceStateReport others) {
        State said = state.get();
        if (said.set().isEmpty() && (others == null || said.cleared().isEmpty())) {
            return others;
        }
        EnumSet<PnpDeviceState> flags = EnumSet.noneOf(PnpDeviceState.class);
        if (others != null) {
            flags.addAll(others.flags());
        }
        flags.removeAll(said.cleared());
        flags.addAll(said.set());
        if (flags.isEmpty()) {
            return null;
        }
        if (others != null) {
            return new PnpDeviceStateReport(
                    flags, others.status(), others.reason(), others.restart());
        }
        return new PnpDeviceStateReport(
                flags,
                Status.UNSUCCESSFUL,
                "%s of %s says so with deviceState: %s"
                        .formatted(device.driverName(), device.instanceId(), flags));
    }

    // ------------------------------------------------------------------ relations

    /** Devices that have to go when this one goes. */
    public RelatedDevices removalRelations() {
        return removalRelations;
    }

    /** Devices that special files on this one need. */
    public RelatedDevices usageDependents() {
        return usageDependents;
    }

    /** Registers EvtDeviceRelationsQuery. */
    public void onRelationsQuery(EvtDeviceRelationsQuery callback) {
        relationsQuery = callback;
    }

    /** Lets the driver bring its relations up to date. */
    void relationsQuery(RelationType type) {
        EvtDeviceRelationsQuery callback = relationsQuery;
        if (callback != null) {
            device.runner()
                    .run("EvtDeviceRelationsQuery", () -> callback.evtDeviceRelationsQuery(type));
        }
    }

    /** Says which kind of bus the device is. */
    public void busType(UUID type) {
        busType = type;
    }

    /** Which kind of bus the device is; null if its driver does not say. */
    UUID busType() {
        return busType;
    }

    // ------------------------------------------------------------------ interfaces

    /** Offers an interface to other drivers. */
    public void addInterface(UUID type, Object exposed, Consumer<QueryInterfaceConfig> config) {
        OfferedInterface offered = new OfferedInterface(type, exposed);
        config.accept(offered);
        String lacking = offered.lacking(device.isPdo());
        if (lacking != null) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "the interface {%s} of %s on %s %s"
                            .formatted(type, device.driverName(), device.instanceId(), lacking));
        }
        interfaces.add(offered);
    }

    /** The interface of this type that was offered first; null if there is none. */
    OfferedInterface offered(UUID type) {
        for (OfferedInterface offered : interfaces) {
            if (offered.type().equals(type)) {
                return offered;
            }
        }
        return null;
    }
}
