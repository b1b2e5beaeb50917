package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.ChildListRetrieveDeviceStatus;
import org.backplane.ddi.Device;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.ReenumerateSelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What a bus driver reports to a child list, and what it finds there. */
class ChildListReportsTest {

    private final BusBench bus = new BusBench();

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void theDefaultListIsOneOfTheDevice() {
        bus.start();

        assertThat(bus.list.device()).isEqualTo(bus.bus);
        assertThat(bus.child("a")).isNotNull();
    }

    @Test
    void theBusLooksWhoIsThereWhenItIsPowered() {
        bus.start(config -> config.evtChildListScanForChildren(list -> list.scan(List.of("a"))));

        assertThat(bus.relations()).hasSize(1);
    }

    @Test
    void aScanTakesEffectWhenItIsClosed() {
        bus.start();
        bus.child("a");
        bus.bench.notifications.clear();

        bus.list.beginScan();
        bus.list.present("b");
        assertThat(bus.bench.notifications).isEmpty();
        assertThat(bus.list.retrieveDeviceStatus("b"))
                .isEqualTo(ChildListRetrieveDeviceStatus.NOT_YET_CREATED);
        assertThat(bus.relations()).hasSize(1);
        bus.list.endScan();

        assertThat(bus.bench.notifications).hasSize(1);
        assertThat(bus.list.retrieveDeviceStatus("a"))
                .isEqualTo(ChildListRetrieveDeviceStatus.NO_SUCH_DEVICE);
    }

    @Test
    void nestedScansAreOne() {
        bus.start();
        bus.child("a");

        bus.list.beginScan();
        bus.list.beginScan();
        bus.list.present("a");
        bus.list.endScan();
        bus.list.present("b");
        bus.list.endScan();

        assertThat(bus.relations()).hasSize(2);
    }

    @Test
    void aScanThatCouldNotLookLosesNobody() {
        bus.start();
        bus.child("a");

        bus.list.beginScan();
        bus.list.allPresent();
        bus.list.missing("a");
        bus.list.present("a");
        bus.list.endScan();

        assertThat(bus.relations()).hasSize(1);
    }

    @Test
    void aReportThatIsTakenBackInAScanCountsForNothing() {
        bus.start();

        bus.list.beginScan();
        assertThat(bus.list.present("a")).isTrue();
        assertThat(bus.list.present("a")).isFalse();
        assertThat(bus.list.missing("a")).isTrue();
        assertThat(bus.list.missing("a")).isFalse();
        bus.list.endScan();

        assertThat(bus.relations()).isEmpty();
        assertThat(bus.bench.takeTrace()).isEmpty();
    }

    @Test
    void closingAScanThatIsNotOpenIsAFault() {
        bus.start();

        assertThatThrownBy(() -> bus.list.endScan())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("beginScan");
    }

    @Test
    void anIterationTellsWhoIsPresentPendingAndMissing() {
        bus.start();
        Device a = bus.child("a");
        Device gone = bus.child("gone");
        bus.list.missing("gone");
        bus.list.present("new", "slot 3");

        assertThat(walk(RetrieveChildFlags.PRESENT)).containsExactly("a " + a + " null SUCCESS");
        assertThat(walk(RetrieveChildFlags.PENDING))
                .containsExactly("new null slot 3 NOT_YET_CREATED");
        assertThat(walk(RetrieveChildFlags.MISSING))
                .containsExactly("gone " + gone + " null SUCCESS");
        assertThat(walk(RetrieveChildFlags.ADDED)).hasSize(2);
        assertThat(walk(RetrieveChildFlags.ALL)).hasSize(3);
    }

    private List<String> walk(RetrieveChildFlags which) {
        List<String> seen = new ArrayList<>();
        try (ChildListIterator children = bus.list.beginIteration(which)) {
            while (children.retrieveNextDevice()) {
                seen.add(
                        "%s %s %s %s"
                                .formatted(
                                        children.identificationDescription(),
                                        children.device(),
                                        children.addressDescription(),
                                        children.status()));
            }
            assertThat(children.retrieveNextDevice()).isFalse();
            assertThatThrownBy(children::device).isInstanceOf(IllegalStateException.class);
        }
        return seen;
    }

    @Test
    void reportsWaitForTheEndOfAnIteration() {
        bus.start();
        bus.child("a");
        try (ChildListIterator children = bus.list.beginIteration(RetrieveChildFlags.ALL)) {
            while (children.retrieveNextDevice()) {
                bus.list.missing(children.identificationDescription());
            }
            assertThat(bus.list.retrievePdo("a")).isNotNull();
        }

        assertThat(bus.list.retrievePdo("a")).isNull();
    }

    @Test
    void anAddressMayChange() {
        List<Object> cleaned = new ArrayList<>();
        bus.start(config -> config.evtChildListAddressDescriptionCleanup(cleaned::add));
        bus.list.present("a", "port 1");
        assertThat(bus.list.retrieveAddressDescription("a")).isEqualTo("port 1");
        bus.relations();
        Device child = bus.list.retrievePdo("a");

        assertThat(bus.list.present("a", "port 2")).isFalse();
        assertThat(child.addressDescription()).isEqualTo("port 2");
        child.updateAddressDescription("port 3");

        assertThat(bus.list.retrieveAddressDescription("a")).isEqualTo("port 3");
        assertThat(cleaned).containsExactly("port 1", "port 2");
        assertThatThrownBy(() -> bus.list.retrieveAddressDescription("b"))
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.NO_SUCH_DEVICE);
    }

    @Test
    void descriptionsAreCleanedUpWhenTheChildIsGone() {
        List<Object> cleaned = new ArrayList<>();
        bus.start(config ->
                config.evtChildListIdentificationDescriptionCleanup(cleaned::add)
                        .evtChildListAddressDescriptionCleanup(cleaned::add));
        bus.list.present("never made", "nowhere");
        bus.list.missing("never made");
        assertThat(cleaned).containsExactly("never made", "nowhere");
        bus.list.present("a", "here");
        DeviceObject child = bus.relations().getFirst();
        bus.list.missing("a");
        bus.relations();
        assertThat(cleaned).hasSize(2);
        bus.bench.send(child, REMOVE_DEVICE);
        assertThat(cleaned).endsWith("a", "here");

        bus.list.present("b");
        bus.bench.send(bus.pdo, REMOVE_DEVICE);
        assertThat(cleaned).endsWith("b");
    }

    @Test
    void theDriverSaysWhichDescriptionsAreTheSame() {
        bus.start(config ->
                config.evtChildListIdentificationDescriptionCompare(
                        (first, second) -> ((String) first).equalsIgnoreCase((String) second)));

        assertThat(bus.list.present("a")).isTrue();
        assertThat(bus.list.present("A")).isFalse();
        bus.relations();
        assertThat(bus.list.retrievePdo("A")).isNotNull();
        assertThat(bus.list.missing("A")).isTrue();
    }

    @Test
    void aChildIsFoundByAnotherComparison() {
        bus.start();
        Device child = bus.child("slot 1, function 2");

        assertThat(
                        bus.list.retrievePdo(
                                "slot 1",
                                (wanted, other) -> ((String) other).startsWith((String) wanted)))
                .isEqualTo(child);
        assertThat(bus.list.retrievePdo("slot 1", (_, _) -> false)).isNull();
    }

    @Test
    void aChildIsEjectedByItsDescription() {
        bus.start();
        assertThat(bus.list.requestChildEject("a")).isFalse();
        bus.child("a");
        bus.bench.notifications.clear();

        assertThat(bus.list.requestChildEject("a")).isTrue();

        assertThat(bus.bench.notifications).containsExactly("eject TEST\\CHILD\\a");
    }

    @Test
    void aChildThatAsksForItIsFoundAnew() {
        List<Object> cleaned = new ArrayList<>();
        bus.start(config ->
                config.evtChildListIdentificationDescriptionCleanup(cleaned::add)
                        .evtChildListDeviceReenumerated((_, old, address) -> {
                            old.updateAddressDescription(address + "'");
                            return true;
                        }));
        bus.list.present("a", "1");
        DeviceObject old = bus.relations().getFirst();
        ReenumerateSelf self =
                (ReenumerateSelf)
                        bus.bench
                                .send(
                                        old,
                                        PnpMinor.QUERY_INTERFACE,
                                        new InterfaceQuery(ReenumerateSelf.TYPE, 0, 1, null))
                                .result();

        self.reenumerateSelf();

        assertThat(bus.relations()).isEmpty();
        bus.bench.send(old, SURPRISE_REMOVAL);
        bus.bench.send(old, REMOVE_DEVICE);
        assertThat(bus.relations()).hasSize(1).doesNotContain(old);
        assertThat(bus.list.retrieveAddressDescription("a")).isEqualTo("1'");
        assertThat(cleaned).isEmpty();
    }

    @Test
    void aBusMayRefuseToFindAChildAnew() {
        bus.start(config -> config.evtChildListDeviceReenumerated((_, _, _) -> false));
        Device child = bus.child("a");

        BusBench.pnp(child).link().reenumerate();

        assertThat(bus.relations()).hasSize(1);
    }

    @Test
    void aChildHearsThatItIsReportedMissingOnce() {
        bus.after =
                (name, child) ->
                        child.evtDeviceReportedMissing(() -> bus.bench.note("missing " + name));
        bus.start();
        bus.child("a");
        bus.bench.takeTrace();
        bus.list.missing("a");
        assertThat(bus.bench.takeTrace()).isEmpty();

        bus.relations();
        bus.relations();

        assertThat(bus.bench.takeTrace()).containsExactly("missing a");
    }

    @Test
    void anEjectedChildIsNotReportedAnyMore() {
        bus.after = (name, child) -> child.evtDeviceEject(() -> bus.bench.note("eject " + name));
        bus.start();
        Device child = bus.child("a");
        DeviceObject object = ((FxDevice) child).deviceObject();
        bus.bench.start(object);
        bus.bench.send(object, REMOVE_DEVICE);
        bus.bench.takeTrace();

        Irp irp = bus.bench.send(object, PnpMinor.EJECT);

        assertThat(irp.status()).isEqualTo(Status.SUCCESS);
        assertThat(bus.bench.takeTrace()).containsExactly("eject a");
        assertThat(bus.relations()).isEmpty();
        bus.bench.send(object, REMOVE_DEVICE);
        assertThat(object.isDeleted()).isTrue();
    }

    @Test
    void aChildThatTheHardwareKeepsMayStartAgain() {
        bus.after = (name, child) -> child.evtDeviceEject(() -> bus.bench.note("eject"));
        bus.bench.toThrow.put("eject", new StatusException(Status.DEVICE_NOT_READY, "stuck"));
        bus.start();
        DeviceObject object = ((FxDevice) bus.child("a")).deviceObject();
        bus.bench.start(object);
        bus.bench.send(object, REMOVE_DEVICE);

        assertThat(bus.bench.send(object, PnpMinor.EJECT).status())
                .isEqualTo(Status.DEVICE_NOT_READY);

        assertThat(bus.relations()).hasSize(1);
        assertThat(bus.bench.start(object).status()).isEqualTo(Status.SUCCESS);
    }
}
