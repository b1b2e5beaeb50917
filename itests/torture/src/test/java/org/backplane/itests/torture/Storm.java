package org.backplane.itests.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.itests.torture.StormBus.Child;
import org.backplane.pnp.DeviceNode;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.power.SystemPowerState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One storm: two buses, devices and buses on them, and within half a minute of virtual time some
 * dozens of things that happen to them, each as a task of its own that may meet any other.
 */
final class Storm {

    private static final int EVENTS = 30;
    private static final int MILLISECONDS = 20_000;

    private static final SystemPowerState[] SLEEPS = {
        SystemPowerState.SLEEPING1,
        SystemPowerState.SLEEPING2,
        SystemPowerState.SLEEPING3,
        SystemPowerState.HIBERNATE
    };

    private static final String[] KINDS = {
        StormDevices.DEVICE, StormDevices.DEVICE, StormDevices.HUB, StormDevices.RAW
    };

    private final DriverRealm realm;
    private final Mischief mischief;
    private final Hardware hardware = new Hardware();

    /** The devices that a function driver serves. */
    private final Set<StormDevice> devices = new LinkedHashSet<>();

    /** Devices that are kept awake, once for each time. */
    private final List<StormDevice> awake = new ArrayList<>();

    private final List<RealmHandle> handles = new ArrayList<>();
    private final List<RealmRequest> requests = new ArrayList<>();

    /** What has begun and has not ended, in words. */
    private final List<String> underWay = new ArrayList<>();

    private final List<String> buses = new ArrayList<>();

    /**
     * Prepares it.
     *
     * @param hangs whether callbacks of drivers hang, too
     */
    Storm(DriverRealm realm, boolean hangs) {
        this.realm = realm;
        mischief = new Mischief(hangs);
    }

    void run() {
        realm.installWdm(new StormFilters.Plain(mischief))
                .install(
                        new StormFilters.Quiet(mischief),
                        new StormFilters.Forwarding(mischief),
                        new StormBus.Maker(mischief, hardware),
                        new StormDevice.Maker(mischief, devices));
        buses.add(realm.plug(StormDevices.BUS));
        buses.add(realm.plug(StormDevices.BUS));
        for (int i = 0; i < EVENTS; i++) {
            int kind = i < 6 ? 0 : mischief.random(34);
            int when = i < 6 ? i : mischief.random(MILLISECONDS);
            realm.after(Duration.ofMillis(when), () -> happen(kind));
        }
        realm.advance(Duration.ofMillis(MILLISECONDS));
        new Calm(realm, this).check();
    }

    // What happens.

    private void happen(int kind) {
        String words = "event " + kind;
        underWay.add(words);
        try {
            StormDevices.attempt(() -> event(kind));
        } finally {
            underWay.remove(words);
        }
    }

    private void event(int kind) {
        switch (kind) {
            case 0, 1, 2, 3 -> plug();
            case 4, 5, 6 -> pull();
            case 7, 8 -> open();
            case 9, 10, 11 -> doIo();
            case 12 -> cancel();
            case 13 -> close();
            case 14, 15 -> realm.power().sleep(one(SLEEPS));
            case 16, 17 -> realm.power().resume();
            case 18 -> realm.pnp().disable(anyone());
            case 19 -> realm.pnp().enable(anyone());
            case 20 -> realm.pnp().restart(anyone());
            case 21 -> realm.pnp().remove(anyone());
            case 22 -> realm.pnp().rescan();
            case 23 -> realm.pnp().eject(anyone());
            case 24, 25 -> signal();
            case 26 -> keepAwake();
            case 27 -> letIdle();
            case 28 -> idleOtherwise();
            case 29, 30 -> direct();
            case 31 -> askToEject();
            case 32 -> fail();
            default -> pullBus();
        }
    }

    private <T> T one(T[] of) {
        return of[mischief.random(of.length)];
    }

    private <T> T one(List<T> of) {
        return of.get(mischief.random(of.size()));
    }

    private StormBus anyBus() {
        return hardware.buses().isEmpty() ? null : one(hardware.buses());
    }

    private StormDevice anyDevice() {
        return devices.isEmpty() ? null : one(List.copyOf(devices));
    }

    private String anyone() {
        List<DeviceNode> all = realm.devices();
        return all.get(mischief.random(all.size())).instanceId();
    }

    /** There are no buses on buses on buses, so that a storm stays small. */
    private Child someChild(StormBus of) {
        String kind = one(KINDS);
        boolean leaf = of.instanceId().startsWith(StormDevices.HUB);
        return new Child(
                leaf && kind.equals(StormDevices.HUB) ? StormDevices.DEVICE : kind,
                mischief.random(2));
    }

    private void plug() {
        StormBus bus = anyBus();
        if (bus != null) {
            bus.plug(someChild(bus));
        }
    }

    private void pull() {
        StormBus bus = anyBus();
        if (bus != null) {
            bus.pull(someChild(bus));
        }
    }

    private void pullBus() {
        if (!buses.isEmpty()) {
            realm.unplugLater(buses.remove(mischief.random(buses.size())));
        }
    }

    private void signal() {
        StormBus bus = anyBus();
        if (bus == null) {
            return;
        }
        for (Child child : List.copyOf(hardware.slots(bus.instanceId()))) {
            Device pdo = bus.pdo(child);
            if (pdo != null) {
                pdo.indicateWakeStatus(mischief.oneIn(4) ? Status.UNSUCCESSFUL : Status.SUCCESS);
            }
        }
    }

    private void askToEject() {
        StormBus bus = anyBus();
        if (bus != null) {
            bus.askToEject(someChild(bus));
        }
    }

    private void keepAwake() {
        StormDevice device = anyDevice();
        if (device != null) {
            device.device().stopIdle(mischief.oneIn(2));
            awake.add(device);
        }
    }

    private void letIdle() {
        if (!awake.isEmpty()) {
            StormDevice device = awake.remove(mischief.random(awake.size()));
            if (devices.contains(device)) {
                device.device().resumeIdle();
            }
        }
    }

    private void idleOtherwise() {
        StormDevice device = anyDevice();
        if (device != null) {
            device.device().assignS0IdleSettings(StormDevices.idleSettings(mischief));
        }
    }

    /** Not for so long that the PnP manager loses patience with a device below. */
    private void direct() {
        String instanceId = anyone();
        StormDevices.attempt(() -> realm.power().directedPower(instanceId, true));
        mischief.takeAWhile(4_000);
        realm.power().directedPower(instanceId, false);
    }

    private void fail() {
        StormDevice device = anyDevice();
        if (device != null) {
            device.device().deviceState(PnpDeviceState.FAILED, true);
        }
    }

    private void open() {
        StormDevice device = anyDevice();
        if (device != null) {
            handles.add(realm.open(device.device().instanceId()));
            doIo();
        }
    }

    private void doIo() {
        if (!handles.isEmpty()) {
            RealmHandle handle = one(handles);
            for (int i = mischief.random(6); i >= 0; i--) {
                requests.add(
                        mischief.oneIn(4)
                                ? handle.writeLater("a storm")
                                : handle.readLater(1 + mischief.random(4)));
            }
        }
    }

    private void cancel() {
        if (!handles.isEmpty() && mischief.oneIn(2)) {
            one(handles).cancelAll();
        } else if (!requests.isEmpty()) {
            one(requests).cancel();
        }
    }

    private void close() {
        if (!handles.isEmpty()) {
            handles.remove(mischief.random(handles.size())).close();
        }
    }

    // How it ends.

    /** Nobody does anything wrong any more, and whoever kept something lets go of it. */
    void end() {
        mischief.end();
    }

    /** Lets everything return to where it was. */
    void undo() {
        while (!awake.isEmpty()) {
            letIdle();
        }
    }

    void closeHandles() {
        handles.forEach(RealmHandle::close);
        assertThat(requests).allSatisfy(request -> assertThat(request.completions()).isOne());
    }

    /** Whether a driver has kept somebody waiting for longer than anybody waits. */
    boolean hasHung() {
        return mischief.hasHung();
    }

    List<String> underWay() {
        return List.copyOf(underWay);
    }

    List<String> buses() {
        return List.copyOf(buses);
    }
}
