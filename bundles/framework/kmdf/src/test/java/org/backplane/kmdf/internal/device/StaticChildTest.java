package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.Device;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Children that a bus driver makes itself. */
class StaticChildTest {

    private final BusBench bus = new BusBench();

    @BeforeEach
    void start() {
        bus.start();
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private Device make(String name) {
        return bus.bus.pdoInitAllocate().hardwareId("TEST\\STATIC").instanceId(name).create();
    }

    private static DeviceObject object(Device child) {
        return child.wdmDeviceObject();
    }

    @Test
    void aChildIsReportedOnceItIsAdded() {
        Device child = make("0");
        assertThat(bus.relations()).isEmpty();

        bus.bus.addStaticChild(child);

        assertThat(bus.bench.notifications).hasSize(1);
        assertThat(bus.relations()).containsExactly(object(child));
        assertThat(child.parentDevice()).isEqualTo(bus.bus);
        assertThat(child.identificationDescription()).isEqualTo(child);
        assertThatThrownBy(() -> child.evtDeviceEject(() -> {})).hasMessageContaining("too late");
    }

    @Test
    void aChildIsAddedOnceAndToItsOwnBus() {
        Device child = make("0");
        bus.bus.addStaticChild(child);

        assertThatThrownBy(() -> bus.bus.addStaticChild(child))
                .hasMessageContaining("pdoInitAllocate")
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThatThrownBy(() -> bus.bus.addStaticChild(bus.child("dynamic")))
                .isInstanceOf(StatusException.class);
    }

    @Test
    void aChildThatIsNotAddedIsTheDriversToDelete() {
        Device child = make("0");
        child.evtCleanup(() -> bus.bench.note("cleanup"));

        child.delete();

        assertThat(bus.bench.takeTrace()).containsExactly("cleanup");
        assertThat(object(child).isDeleted()).isTrue();
        assertThat(bus.relations()).isEmpty();
    }

    @Test
    void aMissingChildEndsWhenItIsRemoved() {
        Device child = make("0");
        assertThatThrownBy(child::markMissing).hasMessageContaining("was not added");
        bus.bus.addStaticChild(child);
        bus.relations();
        bus.bench.start(object(child));

        child.markMissing();
        assertThatThrownBy(child::markMissing)
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.NO_SUCH_DEVICE);

        assertThat(bus.relations()).isEmpty();
        bus.bench.send(object(child), SURPRISE_REMOVAL);
        bus.bench.send(object(child), REMOVE_DEVICE);
        assertThat(object(child).isDeleted()).isTrue();
    }

    @Test
    void aDynamicChildIsNotMarkedMissing() {
        assertThatThrownBy(() -> bus.child("a").markMissing())
                .hasMessageContaining("child list")
                .isInstanceOf(StatusException.class);
    }

    @Test
    void staticChildrenAreWalkedOver() {
        try (ChildListIterator none =
                bus.bus.lockStaticChildListForIteration(RetrieveChildFlags.ALL)) {
            assertThat(none.retrieveNextDevice()).isFalse();
        }
        Device child = make("0");
        bus.bus.addStaticChild(child);

        try (ChildListIterator children =
                bus.bus.lockStaticChildListForIteration(RetrieveChildFlags.ADDED)) {
            assertThat(children.retrieveNextDevice()).isTrue();
            assertThat(children.device()).isEqualTo(child);
            assertThat(children.retrieveNextDevice()).isFalse();
        }
    }

    @Test
    void aBusThatGoesTakesItsStaticChildrenAlongAndTakesNoMore() {
        Device child = make("0");
        Device late = make("1");
        bus.bus.addStaticChild(child);
        bus.relations();

        bus.bench.send(bus.pdo, REMOVE_DEVICE);

        assertThat(object(child).isDeleted()).isTrue();
        assertThatThrownBy(() -> bus.bus.addStaticChild(late))
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.DELETE_PENDING);
        late.delete();
        assertThat(object(late).isDeleted()).isTrue();
    }

    @Test
    void whatOnlyAPdoHasIsRefusedElsewhere() {
        assertThatThrownBy(() -> bus.bus.parentDevice())
                .hasMessageContaining("no bus driver's child")
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThatThrownBy(() -> make("0").pdoInitAllocate())
                .hasMessageContaining("no function or filter driver's device");
    }
}
