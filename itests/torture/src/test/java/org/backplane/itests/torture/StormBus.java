package org.backplane.itests.torture;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.PdoInit;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A bus of a storm: its children are what its slots hold, whether its driver knows it or not. */
final class StormBus {

    private static final UUID RAW_CLASS = UUID.fromString("0f2d7c64-5e0b-4a0e-8f0a-9f7b2c6f4d13");

    private final Mischief mischief;
    private final String instanceId;
    private final ChildList children;

    /** What is plugged in; outlives the driver. */
    private final Set<Child> slots;

    /** A child by its kind, a hardware ID, and its number. */
    record Child(String hardwareId, int number) implements Comparable<Child> {
        @Override
        public int compareTo(Child other) {
            int kind = hardwareId.compareTo(other.hardwareId);
            return kind != 0 ? kind : Integer.compare(number, other.number);
        }
    }

    /** The driver of buses at the root and on other buses. */
    @HardwareIds({StormDevices.BUS, StormDevices.HUB})
    record Maker(Mischief mischief, Hardware hardware) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            mischief.at("EvtDriverDeviceAdd of a bus");
            return new StormBus(init, mischief, hardware);
        }
    }

    private StormBus(DeviceInit init, Mischief mischief, Hardware hardware) {
        this.mischief = mischief;
        instanceId = init.instanceId();
        slots = hardware.slots(instanceId);
        Device bus =
                init.defaultChildList(
                                (child, pdo) -> make((Child) child, pdo),
                                list -> list.evtChildListScanForChildren(this::scan))
                        .create();
        children = bus.defaultChildList();
        StormDevices.registered(bus, mischief);
        StormDevices.ownPower(bus, mischief);
        hardware.buses().add(this);
        bus.evtCleanup(() -> hardware.buses().remove(this));
    }

    String instanceId() {
        return instanceId;
    }

    private void scan(ChildList list) {
        mischief.at("EvtChildListScanForChildren");
        list.scan(new TreeSet<>(slots));
    }

    private void make(Child child, PdoInit init) {
        mischief.at("EvtChildListCreateDevice");
        init.hardwareId(child.hardwareId).instanceId("%s-%d".formatted(name(), child.number));
        if (child.hardwareId.equals(StormDevices.RAW)) {
            init.rawDevice(RAW_CLASS);
        }
        if (mischief.oneIn(4)) {
            init.removePowerDependencyOnParent();
        }
        init.create()
                .pnpCapabilities(
                        pnp -> pnp.removable(true).ejectSupported(true).surpriseRemovalOk(true))
                .powerCapabilities(power ->
                        power.deviceState(SystemPowerState.SLEEPING1, DevicePowerState.D1)
                                .deviceState(SystemPowerState.SLEEPING3, DevicePowerState.D2)
                                .deviceWake(DevicePowerState.D2)
                                .wakeFrom(DevicePowerState.D1, true)
                                .wakeFrom(DevicePowerState.D2, true)
                                .systemWake(SystemPowerState.SLEEPING3))
                .evtDeviceEject(() -> {
                    mischief.at("EvtDeviceEject");
                    slots.remove(child);
                })
                .evtDeviceSetLock(lock -> mischief.at("EvtDeviceSetLock"))
                .evtDeviceReportedMissing(() -> mischief.at("EvtDeviceReportedMissing"))
                .evtDeviceEnableWakeAtBus(state -> mischief.at("EvtDeviceEnableWakeAtBus"))
                .evtDeviceDisableWakeAtBus(() -> mischief.at("EvtDeviceDisableWakeAtBus"));
    }

    /** Instance IDs are unique among the children of one bus alone. */
    private String name() {
        return instanceId.substring(instanceId.lastIndexOf('\\') + 1);
    }

    void plug(Child child) {
        slots.add(child);
        children.present(child);
    }

    void pull(Child child) {
        slots.remove(child);
        children.missing(child);
    }

    /** The device of a child; null if there is none at the moment. */
    Device pdo(Child child) {
        return children.retrievePdo(child);
    }

    boolean askToEject(Child child) {
        return children.requestChildEject(child);
    }
}
