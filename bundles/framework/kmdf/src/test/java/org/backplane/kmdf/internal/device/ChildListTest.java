package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.QUERY_DEVICE_RELATIONS;
import static org.backplane.wdm.PnpMinor.QUERY_DEVICE_TEXT;
import static org.backplane.wdm.PnpMinor.QUERY_ID;
import static org.backplane.wdm.PnpMinor.QUERY_RESOURCES;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.PdoInit;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.RegisterAccess;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.IdType;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A bus driver's children, from the report to the end of their PDOs. */
class ChildListTest {

    private static final String INVALIDATED = "relations of " + Bench.ROOT;

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();
    private ChildList children;
    private FxDevice bus;
    private Runnable whileCreating = () -> {};

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aReportedChildIsMadeWhenPnpAsks() {
        startBus();

        assertThat(children.present("a")).isTrue();
        assertThat(children.present("a")).isFalse();

        assertThat(bench.notifications).containsExactly(INVALIDATED);
        assertThat(bench.takeTrace()).isEmpty();
        assertThat(relations()).hasSize(1);
        assertThat(bench.takeTrace()).containsExactly("create a");
        assertThat(relations()).hasSize(1);
        assertThat(bench.takeTrace()).isEmpty();
    }

    @Test
    void aPdoAnswersWhoItIs() {
        startBus();
        children.present("a");
        DeviceObject child = relations().getFirst();

        assertThat(bench.send(child, QUERY_ID, IdType.DEVICE_ID).result()).isEqualTo("TEST\\CHILD");
        assertThat(bench.send(child, QUERY_ID, IdType.INSTANCE_ID).result()).isEqualTo("a");
        assertThat(bench.send(child, QUERY_ID, IdType.HARDWARE_IDS).result())
                .isEqualTo(List.of("TEST\\CHILD"));
        assertThat(bench.send(child, QUERY_ID, IdType.COMPATIBLE_IDS).result())
                .isEqualTo(List.of("TEST\\ANY"));
        assertThat(bench.send(child, QUERY_DEVICE_TEXT, DeviceText.DESCRIPTION).result())
                .isEqualTo("Test child");
        assertThat(bench.send(child, QUERY_DEVICE_TEXT, DeviceText.LOCATION).status())
                .isEqualTo(Status.NOT_SUPPORTED);
        ResourceList resources = (ResourceList) bench.send(child, QUERY_RESOURCES).result();
        assertThat(resources.resources())
                .hasExactlyElementsOfTypes(Resource.Memory.class, Resource.Interrupt.class);
    }

    @Test
    void aPdoStartsAndWaitsAfterRemovalWhileItIsPresent() {
        startBus();
        children.present("a");
        DeviceObject child = relations().getFirst();

        assertThat(bench.start(child).status()).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "create a",
                        "child PrepareHardware",
                        "child D0Entry D3_FINAL",
                        "child SelfManagedIoInit");

        bench.send(child, REMOVE_DEVICE);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "child SelfManagedIoSuspend",
                        "child D0Exit D3_FINAL",
                        "child ReleaseHardware",
                        "child SelfManagedIoFlush");
        assertThat(stateOf(child)).isEqualTo(PnpState.REMOVED_PDO_WAIT);
        assertThat(child.isDeleted()).isFalse();

        bench.start(child);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "child PrepareHardware",
                        "child D0Entry D3_FINAL",
                        "child SelfManagedIoRestart");
    }

    @Test
    void aMissingChildIsDeletedWhenItIsRemoved() {
        startBus();
        children.present("a");
        DeviceObject child = relations().getFirst();
        bench.start(child);
        bench.takeTrace();

        assertThat(children.missing("a")).isTrue();
        assertThat(children.missing("a")).isFalse();
        assertThat(relations()).isEmpty();
        bench.send(child, SURPRISE_REMOVAL);
        bench.send(child, REMOVE_DEVICE);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "child SurpriseRemoval",
                        "child SelfManagedIoSuspend",
                        "child D0Exit D3_FINAL",
                        "child ReleaseHardware",
                        "child SelfManagedIoFlush",
                        "child SelfManagedIoCleanup",
                        "child Cleanup");
        assertThat(stateOf(child)).isEqualTo(PnpState.FINAL);
        assertThat(child.isDeleted()).isTrue();
    }

    @Test
    void aChildThatComesBackGetsANewPdoWhenTheOldOneIsGone() {
        startBus();
        children.present("a");
        DeviceObject old = relations().getFirst();
        bench.start(old);
        children.missing("a");
        children.present("a");

        assertThat(relations()).isEmpty();
        bench.notifications.clear();
        bench.send(old, SURPRISE_REMOVAL);
        bench.send(old, REMOVE_DEVICE);

        assertThat(bench.notifications).containsExactly(INVALIDATED);
        assertThat(relations()).hasSize(1).doesNotContain(old);
    }

    @Test
    void aScanReportsExactlyWhatItFound() {
        startBus();
        children.scan(List.of("a", "b"));
        List<DeviceObject> before = relations();
        assertThat(before).hasSize(2);

        bench.notifications.clear();
        children.scan(List.of("b", "a"));
        assertThat(bench.notifications).isEmpty();

        children.scan(List.of("b"));
        assertThat(bench.notifications).containsExactly(INVALIDATED);
        assertThat(relations()).containsExactly(before.get(1));
    }

    @Test
    void aChildThatCannotBeMadeIsLeftOutAndTriedAgain() {
        startBus();
        bench.toThrow.put("create a", new StatusException(Status.DEVICE_NOT_READY, "busy"));
        children.scan(List.of("a", "b"));
        assertThat(relations()).hasSize(1);

        bench.toThrow.clear();
        bench.notifications.clear();
        children.scan(List.of("a", "b"));

        assertThat(bench.notifications).containsExactly(INVALIDATED);
        assertThat(relations()).hasSize(2);
    }

    @Test
    void aHalfMadeChildIsTakenApart() {
        startBus();
        bench.toThrow.put("registered a", new IllegalStateException("oops"));
        children.present("a");

        assertThat(relations()).isEmpty();

        assertThat(bench.takeTrace()).containsExactly("create a", "registered a", "child Cleanup");
        bench.toThrow.clear();
        assertThat(relations()).hasSize(1);
    }

    @Test
    void aRemovedBusTakesItsRemovedChildrenAlong() {
        startBus();
        children.scan(List.of("a", "b"));
        List<DeviceObject> both = relations();
        bench.start(both.getFirst());
        bench.send(both.getFirst(), REMOVE_DEVICE);
        bench.takeTrace();

        assertThat(bench.send(pdo, REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "child SelfManagedIoCleanup",
                        "child Cleanup",
                        "child Cleanup",
                        "bus Cleanup");
        assertThat(both).allMatch(DeviceObject::isDeleted);
        assertThat(Bench.stateOf(bus)).isEqualTo(PnpState.FINAL);
    }

    @Test
    void aBusThatIsPulledTakesItsChildrenForMissing() {
        startBus();
        children.present("a");
        DeviceObject child = relations().getFirst();
        bench.start(child);

        bench.send(child, SURPRISE_REMOVAL);
        bench.send(pdo, SURPRISE_REMOVAL);
        bench.send(child, REMOVE_DEVICE);

        assertThat(stateOf(child)).isEqualTo(PnpState.FINAL);
        bench.send(pdo, REMOVE_DEVICE);
        assertThat(Bench.stateOf(bus)).isEqualTo(PnpState.FINAL);
    }

    @Test
    void aChildThatWentMissingWhileItCouldNotBeMadeMayComeBack() {
        startBus();
        children.present("a");
        whileCreating = () -> children.missing("a");
        bench.toThrow.put("create a", new IllegalStateException("no such child"));
        assertThat(relations()).isEmpty();

        whileCreating = () -> {};
        bench.toThrow.clear();
        children.present("a");

        assertThat(relations()).hasSize(1);
    }

    private void startBus() {
        bus =
                bench.add(
                        pdo,
                        "testbus",
                        init -> {
                            Device device = init.create();
                            InterruptLine line = device.createInterruptLine("line");
                            device.evtCleanup(() -> bench.note("bus Cleanup"));
                            children =
                                    device.createChildList((description, child) ->
                                            create((String) description, child, line));
                            return device;
                        });
        bench.start(pdo);
    }

    private void create(String description, PdoInit init, InterruptLine line) {
        whileCreating.run();
        bench.note("create " + description);
        Device device =
                init.hardwareId("TEST\\CHILD")
                        .compatibleId("TEST\\ANY")
                        .instanceId(description)
                        .description("Test child")
                        .create();
        TracingDriver.register(bench, "child ", device);
        device.evtDeviceResourcesQuery(
                list -> list.memory(0x1000, 16, new Nothing()).interrupt(5, line));
        if (bench.toThrow.containsKey("registered " + description)) {
            bench.note("registered " + description);
        }
    }

    @SuppressWarnings("unchecked")
    private List<DeviceObject> relations() {
        return (List<DeviceObject>)
                bench.send(pdo, QUERY_DEVICE_RELATIONS, RelationType.BUS).result();
    }

    private static PnpState stateOf(DeviceObject child) {
        return Bench.stateOf((FxDevice) child.extension());
    }

    private static final class Nothing implements RegisterAccess {

        @Override
        public long read(int width, long offset) {
            return 0;
        }

        @Override
        public void write(int width, long offset, long value) {}
    }
}
