package org.backplane.itests.conformance.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.itests.conformance.sequences.Part.Place;
import org.backplane.itests.conformance.sequences.StageDrivers.BusDriver;
import org.backplane.itests.conformance.sequences.StageDrivers.Child;
import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.MachineSnapshot;
import org.backplane.pnp.DeviceNode;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.power.SystemPowerState;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A realm with a bus, one child whose stack is made of the given parts, and a sibling that minds
 * its own business. Every callback of every part is written down.
 */
final class SequenceStage implements AutoCloseable {

    private static final Child CHILD = new Child(StageDrivers.CHILD, "1");
    private static final Child OTHER = new Child(StageDrivers.SIBLING, "1");

    final Script script = new Script();
    final TarPit pit = new TarPit();
    final DriverRealm realm;

    /** Instance IDs. */
    final String busId;

    final String childId = "SEQ\\DEVICE\\1";
    final String siblingId = "SEQ\\SIBLING\\1";

    private final BusDriver bus;
    private RealmHandle handle;

    private SequenceStage(boolean hasResources, List<DriverEntry> wdm, Part... parts) {
        realm = DriverRealm.seeded(1);
        bus = new BusDriver(script, part(Place.BUS, parts), part(Place.PDO, parts), hasResources);
        realm.install(pit);
        script.answerless(realm.plug(TarPit.ID));
        realm.install(bus, StageDrivers.sibling(script));
        for (Part part : parts) {
            if (part.place() != Place.BUS && part.place() != Place.PDO) {
                realm.install(StageDrivers.of(script, part));
            }
        }
        wdm.forEach(realm::installWdm);
        busId = realm.plug(StageDrivers.BUS);
    }

    private static Part part(Place place, Part... parts) {
        return Stream.of(parts).filter(part -> part.place() == place).findAny().orElse(null);
    }

    /** A stage whose child has two interrupts; nothing is plugged in yet. */
    static SequenceStage of(Part... parts) {
        return new SequenceStage(true, List.of(), parts);
    }

    /** The same, with plain WDM drivers in the stack. */
    static SequenceStage with(List<DriverEntry> wdm, Part... parts) {
        return new SequenceStage(true, wdm, parts);
    }

    /** A stage whose child has no resources. */
    static SequenceStage withoutResources(Part... parts) {
        return new SequenceStage(false, List.of(), parts);
    }

    /** Plugs the child in, and waits. */
    void arrive() {
        bus.plug(CHILD);
        realm.settle();
    }

    /** Plugs both children in, and forgets what that led to. */
    void start() {
        bus.plug(OTHER);
        realm.settle();
        arrive();
        script.take();
    }

    /** Plugs the sibling in. */
    void arriveSibling() {
        bus.plug(OTHER);
        realm.settle();
        script.take();
    }

    /** Pulls the child out by surprise, and waits. */
    void pullOut() {
        bus.unplug(CHILD);
        realm.settle();
    }

    /** Pulls the child out by surprise; it goes when time passes. */
    void pullOutLater() {
        bus.unplug(CHILD);
    }

    /** The bus's device of the child. */
    Device pdo() {
        return bus.pdo(CHILD);
    }

    /** Starts a read; the driver keeps it. */
    RealmRequest readLater() {
        RealmRequest read = handle().readLater(1);
        realm.advance(Duration.ofNanos(1));
        return read;
    }

    /** A handle that is open on the child until the stage is closed. */
    RealmHandle handle() {
        if (handle == null) {
            handle = realm.open(childId);
        }
        return handle;
    }

    /** Closes the handle, if there is one. */
    void closeHandle() {
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    /** The device of a driver. */
    Device device(Place place) {
        return script.device(place.driver());
    }

    /** The function driver wants its device in D0; returns when it is there, or cannot be. */
    void stopIdle() {
        device(Place.FUNCTION).stopIdle(false);
        realm.settle();
    }

    /** The system wakes; harmless if the device has woken it. */
    void wake() {
        realm.settle();
        if (realm.power().system().state() != SystemPowerState.WORKING) {
            realm.wake();
        }
    }

    /** Lets the default idle timeout pass. */
    void idle() {
        realm.advance(Duration.ofMillis(5_001));
        realm.settle();
    }

    /** What was written since the last time. */
    List<String> take() {
        return script.take();
    }

    /** What one driver wrote since the last time, without its name; forgets what others wrote. */
    List<String> take(Place place) {
        return by(place, script.take());
    }

    /** What one driver wrote of these lines, without its name. */
    static List<String> by(Place place, List<String> wrote) {
        String prefix = place.driver() + ":";
        return wrote.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** Asserts that just these lines were written since the last time. */
    void wrote(String written) {
        assertThat(take()).containsExactlyElementsOf(lines(written));
    }

    /** Asserts that one driver wrote just these lines, without its name. */
    void wrote(Place place, String written) {
        assertThat(take(place)).containsExactlyElementsOf(lines(written));
    }

    /** The lines of a text; blank ones mean nothing. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The child, as the PnP manager sees it. */
    DeviceNode child() {
        return realm.device(childId);
    }

    /** The state of a machine of a driver in the child's stack, counted from the top. */
    String state(String machine, int fromTop) {
        DeviceSnapshot device = realm.frameworkDevices(childId).get(fromTop);
        return device.machines().stream()
                .filter(each -> each.name().equals(machine))
                .map(MachineSnapshot::state)
                .findAny()
                .orElseThrow();
    }

    /** Lets the callback that hangs return, and waits. */
    void letGo() {
        pit.letGo();
        realm.settle();
    }

    /** Asserts that the bus and the sibling work and have noticed nothing. */
    void othersAreUntouched() {
        assertThat(realm.device(busId).status()).hasToString("Started");
        assertThat(realm.device(siblingId).status()).hasToString("Started");
    }

    @Override
    public void close() {
        script.cure();
        script.completeAll();
        closeHandle();
        realm.close();
    }
}
