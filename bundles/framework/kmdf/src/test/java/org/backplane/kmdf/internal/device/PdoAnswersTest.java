package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.IoResourceDescriptor;
import org.backplane.ddi.IoResourceList;
import org.backplane.ddi.RegisterAccess;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.CountedInterface;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.DeviceTextQuery;
import org.backplane.wdm.IdType;
import org.backplane.wdm.InterfaceQuery;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a child of a bus answers when it is asked, and what those above it add. */
class PdoAnswersTest {

    private static final UUID TYPE = new UUID(1, 2);
    private static final RegisterAccess NOTHING = new Nothing();

    private final BusBench bus = new BusBench();

    @AfterEach
    void close() {
        bus.close();
    }

    private DeviceObject child() {
        return bus.child("a").wdmDeviceObject();
    }

    private Irp ask(DeviceObject device, int minor, Object argument) {
        return bus.bench.send(device, minor, argument);
    }

    private Irp query(DeviceObject device) {
        return ask(device, PnpMinor.QUERY_INTERFACE, new InterfaceQuery(TYPE, 0, 1, "mine"));
    }

    @Test
    void textsComeInTheLanguageOfTheAsker() {
        bus.before =
                init ->
                        init.description("Toaster")
                                .location("Slot")
                                .defaultLocale(Locale.ENGLISH)
                                .deviceText("Brotröster", null, Locale.GERMAN);
        bus.start();
        DeviceObject child = child();

        assertThat(text(child, DeviceText.DESCRIPTION)).isEqualTo("Toaster");
        assertThat(text(child, new DeviceTextQuery(DeviceText.DESCRIPTION, Locale.GERMANY)))
                .isEqualTo("Brotröster");
        assertThat(text(child, new DeviceTextQuery(DeviceText.LOCATION, Locale.GERMAN)))
                .isEqualTo("Slot");
        assertThat(text(child, new DeviceTextQuery(DeviceText.DESCRIPTION, Locale.FRENCH)))
                .isEqualTo("Toaster");
    }

    private Object text(DeviceObject child, Object argument) {
        return ask(child, PnpMinor.QUERY_DEVICE_TEXT, argument).result();
    }

    @Test
    void aChildTellsItsContainer() {
        bus.before = init -> init.containerId(TYPE);
        bus.start();

        assertThat(ask(child(), PnpMinor.QUERY_ID, IdType.CONTAINER_ID).result()).isEqualTo(TYPE);
    }

    @Test
    void capabilitiesAreTheBusesWithTheChangesOfThoseAbove() {
        bus.after =
                (_, child) ->
                        child.evtDeviceEject(() -> {})
                                .pnpCapabilities(caps -> caps.removable(true).address(7))
                                .powerCapabilities(caps ->
                                        caps.deviceState(
                                                        SystemPowerState.SLEEPING3,
                                                        DevicePowerState.D2)
                                                .systemWake(SystemPowerState.SLEEPING3)
                                                .deviceWake(DevicePowerState.D2)
                                                .wakeFrom(DevicePowerState.D2, true));
        bus.start();
        DeviceObject child = child();
        bus.bench.add(
                child,
                "function",
                init -> init.create().pnpCapabilities(caps -> caps.surpriseRemovalOk(true)));

        DeviceCapabilities known =
                (DeviceCapabilities) ask(child, PnpMinor.QUERY_CAPABILITIES, null).result();

        assertThat(known.ejectSupported()).isTrue();
        assertThat(known.removable()).isTrue();
        assertThat(known.address()).isEqualTo(7);
        assertThat(known.surpriseRemovalOk()).isTrue();
        assertThat(known.lockSupported()).isFalse();
        assertThat(known.deviceState())
                .containsEntry(SystemPowerState.SLEEPING3, DevicePowerState.D2)
                .containsEntry(SystemPowerState.WORKING, DevicePowerState.D0);
        assertThat(known.systemWake()).isEqualTo(SystemPowerState.SLEEPING3);
        assertThat(known.wakeFromD2()).isTrue();
    }

    @Test
    void aRawChildNeedsNoHardwareIdAndSaysSo() {
        bus.before = init -> init.rawDevice(TYPE);
        bus.start();
        DeviceObject child = child();

        assertThat(
                        ((DeviceCapabilities)
                                        ask(child, PnpMinor.QUERY_CAPABILITIES, null).result())
                                .rawDeviceOk())
                .isTrue();
        assertThat(bus.bench.start(child).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aChildWithNothingToSayLeavesTheQuestion() {
        bus.start();
        DeviceObject child = child();

        assertThat(ask(child, PnpMinor.QUERY_CAPABILITIES, null).result()).isNull();
        assertThat(ask(child, PnpMinor.QUERY_RESOURCES, null).result()).isNull();
        assertThat(ask(child, PnpMinor.QUERY_RESOURCE_REQUIREMENTS, null).result()).isNull();
        assertThat(ask(child, PnpMinor.QUERY_BUS_INFORMATION, null).result()).isNull();
        assertThat(ask(child, PnpMinor.EJECT, null).status()).isEqualTo(Status.NOT_SUPPORTED);
        assertThat(ask(child, PnpMinor.SET_LOCK, true).status()).isEqualTo(Status.NOT_SUPPORTED);
    }

    @Test
    void theHardwareIsLockedInItsPlace() {
        bus.after = (_, child) -> child.evtDeviceSetLock(on -> bus.bench.note("lock " + on));
        bus.start();
        DeviceObject child = child();
        bus.bench.takeTrace();

        assertThat(ask(child, PnpMinor.SET_LOCK, true).status()).isEqualTo(Status.SUCCESS);

        assertThat(bus.bench.takeTrace()).containsExactly("lock true");
    }

    @Test
    void childrenTellTheKindOfTheirBus() {
        bus.start(_ -> {}, device -> device.busInformationForChildren(TYPE));

        assertThat(ask(child(), PnpMinor.QUERY_BUS_INFORMATION, null).result()).isEqualTo(TYPE);
    }

    @Test
    void requirementsAreWrittenChangedAndAddedTo() {
        bus.after =
                (_, child) ->
                        child.evtDeviceResourceRequirementsQuery(list ->
                                list.append(
                                        list.createIoResourceList()
                                                .memory(
                                                        IoResource.Option.REQUIRED,
                                                        0x1000,
                                                        0xFFFF,
                                                        0x100,
                                                        0x100,
                                                        NOTHING)));
        bus.start();
        DeviceObject child = child();
        bus.bench.add(
                child,
                "function",
                init ->
                        init.create()
                                .evtDeviceFilterRemoveResourceRequirements(list ->
                                        list.ioResourceList(0)
                                                .update(0)
                                                .memory(
                                                        IoResource.Option.REQUIRED,
                                                        0x2000,
                                                        0xFFFF,
                                                        0x100,
                                                        0x100,
                                                        null))
                                .evtDeviceFilterAddResourceRequirements(list ->
                                        list.ioResourceList(0)
                                                .insert(0)
                                                .dma(IoResource.Option.REQUIRED, 1, 3)));
        ResourceRequirements given =
                (ResourceRequirements)
                        ask(child, PnpMinor.QUERY_RESOURCE_REQUIREMENTS, null).result();

        ResourceRequirements wanted =
                (ResourceRequirements)
                        ask(child, PnpMinor.FILTER_RESOURCE_REQUIREMENTS, given).result();

        IoResource.Memory before = (IoResource.Memory) given.configurations().getFirst().get(0);
        IoResource.Memory after = (IoResource.Memory) wanted.configurations().getFirst().get(1);
        assertThat(wanted.configurations().getFirst().getFirst())
                .isEqualTo(new IoResource.Dma(IoResource.Option.REQUIRED, 1, 3));
        assertThat(after.minimum()).isEqualTo(0x2000);
        assertThat(after.bank()).isEqualTo(before.bank());
    }

    @Test
    void whatADriverAddedIsNotSeenBelow() {
        DeviceObject pdo = bus.pdo;
        bus.bench.add(
                pdo,
                "lower",
                init ->
                        init.create()
                                .evtDevicePrepareHardware(
                                        (raw, _) -> bus.bench.note("lower " + raw.count())));
        bus.bench.add(
                pdo,
                "upper",
                init ->
                        init.create()
                                .evtDeviceRemoveAddedResources((raw, translated) -> {
                                    raw.remove(0);
                                    translated.remove(translated.descriptor(0));
                                })
                                .evtDevicePrepareHardware(
                                        (raw, _) -> bus.bench.note("upper " + raw.count())));

        bus.bench.start(
                pdo,
                new org.backplane.wdm.ResourceList(
                        List.of(new Resource.Dma(1), new Resource.Dma(2))));

        assertThat(bus.bench.takeTrace()).containsExactly("lower 1", "upper 2");
    }

    @Test
    void aDriverThatCannotRemoveWhatItAddedDoesNotStart() {
        bus.bench.add(
                bus.pdo,
                "upper",
                init -> init.create().evtDeviceRemoveAddedResources((raw, _) -> raw.remove(9)));

        Irp irp =
                bus.bench.start(
                        bus.pdo, new org.backplane.wdm.ResourceList(List.of(new Resource.Dma(1))));

        assertThat(irp.status()).isEqualTo(Status.INVALID_PARAMETER);
    }

    @Test
    void aConfigurationIsEditedByIndexAndByValue() {
        bus.after =
                (_, child) ->
                        child.evtDeviceResourceRequirementsQuery(list -> {
                            IoResourceList first = list.createIoResourceList();
                            first.dma(IoResource.Option.REQUIRED, 1, 1)
                                    .dma(IoResource.Option.ALTERNATIVE, 2, 2)
                                    .busNumber(IoResource.Option.REQUIRED, 0, 9, 2);
                            assertThat(first.count()).isEqualTo(3);
                            assertThat(
                                            first.remove(
                                                    new IoResourceDescriptor.Dma(
                                                            IoResource.Option.ALTERNATIVE, 2, 2)))
                                    .isTrue();
                            first.remove(0);
                            list.append(list.createIoResourceList()).insert(0, first);
                            assertThat(list.count()).isEqualTo(2);
                            list.remove(1);
                            assertThatThrownBy(() -> list.append(first))
                                    .hasMessageContaining("added once");
                            assertThatThrownBy(() -> first.descriptor(1))
                                    .hasMessageContaining("has no entry 1");
                            assertThatThrownBy(() ->
                                            first.memory(
                                                    IoResource.Option.REQUIRED,
                                                    0,
                                                    9,
                                                    100,
                                                    1,
                                                    NOTHING))
                                    .hasMessageContaining("does not fit");
                        });
        bus.start();

        ResourceRequirements given =
                (ResourceRequirements)
                        ask(child(), PnpMinor.QUERY_RESOURCE_REQUIREMENTS, null).result();

        assertThat(given.configurations())
                .containsExactly(
                        List.of(new IoResource.BusNumber(IoResource.Option.REQUIRED, 0, 9, 2)));
    }

    @Test
    void relationsAreThoseOfThisDevice() {
        bus.start();
        Device a = bus.child("a");
        Device b = bus.child("b");
        a.addEjectionRelationsPhysicalDevice(b.wdmDeviceObject());
        a.addRemovalRelationsPhysicalDevice(b.wdmDeviceObject());
        DeviceObject object = a.wdmDeviceObject();

        assertThat(bus.relations(object, RelationType.TARGET)).containsExactly(object);
        assertThat(bus.relations(object, RelationType.EJECTION))
                .containsExactly(b.wdmDeviceObject());
        assertThat(bus.relations(object, RelationType.REMOVAL))
                .containsExactly(b.wdmDeviceObject());
        a.clearEjectionRelationsDevices();
        a.removeRemovalRelationsPhysicalDevice(b.wdmDeviceObject());
        assertThat(bus.relations(object, RelationType.EJECTION)).isEmpty();
        assertThat(bus.relations(object, RelationType.REMOVAL)).isEmpty();
    }

    @Test
    void relationsAreBroughtUpToDateBeforeTheyAreAnswered() {
        bus.start(
                _ -> {},
                device ->
                        device.evtDeviceRelationsQuery(type -> {
                            if (type == RelationType.BUS) {
                                device.defaultChildList().present("late");
                            }
                        }));

        assertThat(bus.relations()).hasSize(1);
    }

    @Test
    void theStateIsWhatTheDriversSay() {
        bus.start();
        bus.bench.notifications.clear();

        bus.bus.deviceState(PnpDeviceState.NOT_DISABLEABLE, true);

        assertThat(bus.bench.notifications).containsExactly("state of " + Bench.ROOT);
        assertThat(bus.bus.deviceState(PnpDeviceState.NOT_DISABLEABLE)).isTrue();
        PnpDeviceStateReport report =
                (PnpDeviceStateReport) ask(bus.pdo, PnpMinor.QUERY_PNP_DEVICE_STATE, null).result();
        assertThat(report.flags()).containsExactly(PnpDeviceState.NOT_DISABLEABLE);
        bus.bus.deviceState(PnpDeviceState.NOT_DISABLEABLE, false);
        assertThat(ask(bus.pdo, PnpMinor.QUERY_PNP_DEVICE_STATE, null).result()).isNull();
    }

    @Test
    void aDriverAsksThoseBelowForAnInterface() {
        Counted offered = new Counted();
        bus.after = (_, child) -> child.addQueryInterface(TYPE, offered, _ -> {});
        bus.start();
        FxDevice function = bus.bench.add(child(), "function", init -> init.create());

        Counted got =
                function.queryForInterface(Counted.class, new InterfaceQuery(TYPE, 0, 1, null));

        assertThat(got).isSameAs(offered);
        assertThat(offered.references).isEqualTo(1);
        assertThatThrownBy(() ->
                        function.queryForInterface(
                                String.class, new InterfaceQuery(TYPE, 0, 1, null)))
                .hasMessageContaining("do not share the type");
        assertThatThrownBy(() ->
                        function.queryForInterface(
                                String.class, new InterfaceQuery(new UUID(3, 4), 0, 1, null)))
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.NOT_SUPPORTED);
    }

    @Test
    void aDriverSeesEachQuestionAndLetsOthersAnswer() {
        bus.after = (_, child) -> child.addQueryInterface(TYPE, "the child's", _ -> {});
        bus.start();
        DeviceObject child = child();
        bus.bench.add(
                child,
                "function",
                init -> {
                    Device device = init.create();
                    return device.addQueryInterface(
                            TYPE,
                            "the function's",
                            config ->
                                    config.evtDeviceProcessQueryInterfaceRequest((query, mine) -> {
                                        bus.bench.note("asked " + query.specificData());
                                        return mine;
                                    }));
                });
        bus.bench.takeTrace();

        assertThat(query(child).result()).isEqualTo("the function's");
        assertThat(bus.bench.takeTrace()).containsExactly("asked mine");
        bus.bench.toThrow.put("asked mine", new StatusException(Status.NOT_SUPPORTED, "not me"));
        assertThat(query(child).result()).isEqualTo("the child's");
    }

    @Test
    void theStackOfTheBusAnswersForAChild() {
        bus.after =
                (_, child) -> child.addQueryInterface(TYPE, null, c -> c.sendQueryToParentStack());
        bus.start(_ -> {}, device -> device.addQueryInterface(TYPE, "the bus's", _ -> {}));

        assertThat(query(child()).result()).isEqualTo("the bus's");
        assertThatThrownBy(() ->
                        bus.bus.addQueryInterface(TYPE, null, c -> c.sendQueryToParentStack()))
                .hasMessageContaining("only a bus driver's child");
    }

    private static final class Counted implements CountedInterface {

        private int references;

        @Override
        public void interfaceReference() {
            references++;
        }

        @Override
        public void interfaceDereference() {
            references--;
        }
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
