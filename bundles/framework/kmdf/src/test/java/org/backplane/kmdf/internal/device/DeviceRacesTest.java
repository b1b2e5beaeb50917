package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.QUERY_DEVICE_RELATIONS;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.runtime.Level;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.InterruptLine;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What tasks at higher levels do while a device is moved, over many schedules. */
class DeviceRacesTest {

    private static final int SEEDS = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noInterruptCallbackRunsOnceTheHardwareIsReleased(long block) {
        for (long seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            try (Bench bench = new Bench(seed)) {
                removeUnderInterrupts(bench);
            }
        }
    }

    private static void removeUnderInterrupts(Bench bench) {
        DeviceObject pdo = bench.plainPdo();
        InterruptLine line = new InterruptLine(bench.dispatcher, "line");
        bench.add(
                pdo,
                "card",
                init -> {
                    Device device = init.create();
                    device.createInterrupt(config ->
                            config.evtInterruptIsr(
                                            isr -> {
                                                bench.note("Isr");
                                                line.lower();
                                                return isr.queueDpc();
                                            })
                                    .evtInterruptDpc(() -> bench.note("Dpc")));
                    return device.evtDeviceSelfManagedIoSuspend(() -> takeAWhile(bench))
                            .evtDeviceD0Exit(_ -> {
                                bench.note("D0Exit");
                                takeAWhile(bench);
                            });
                });
        bench.start(pdo, new ResourceList(List.of(new Resource.Interrupt(5, line))));
        for (int i = 0; i < 6; i++) {
            sometime(bench, 2_000, line::raise);
        }

        bench.send(pdo, REMOVE_DEVICE);
        bench.dispatcher.runToQuiescence(1_000_000);

        List<String> trace = bench.takeTrace();
        assertThat(trace.subList(trace.indexOf("D0Exit"), trace.size()))
                .as("seed %d", bench.dispatcher.seed())
                .containsExactly("D0Exit");
    }

    private static void takeAWhile(Bench bench) {
        bench.dispatcher.event("some work").await(1_000);
    }

    private static void sometime(Bench bench, int within, Runnable body) {
        bench.dispatcher
                .timer(Level.DISPATCH, "hardware", body)
                .start(bench.dispatcher.random(within));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reportsThatRaceWithEnumerationLoseNoChildAndLeakNoPdo(long block) {
        for (long seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            try (Bench bench = new Bench(seed)) {
                enumerateUnderReports(bench);
            }
        }
    }

    private static void enumerateUnderReports(Bench bench) {
        DeviceObject pdo = bench.plainPdo();
        List<ChildList> lists = new ArrayList<>();
        List<DeviceObject> made = new ArrayList<>();
        bench.add(
                pdo,
                "testbus",
                init -> {
                    Device device = init.create();
                    lists.add(
                            device.createChildList((description, child) -> {
                                takeAWhile(bench);
                                FxDevice one =
                                        (FxDevice)
                                                child.hardwareId("TEST\\CHILD")
                                                        .instanceId((String) description)
                                                        .create();
                                made.add(one.deviceObject());
                            }));
                    return device;
                });
        bench.start(pdo);
        ChildList list = lists.getFirst();
        for (String name : List.of("a", "b", "c")) {
            sometime(bench, 6_000, () -> list.present(name));
            sometime(bench, 6_000, () -> list.missing(name));
            sometime(bench, 6_000, () -> list.present(name));
        }
        Set<DeviceObject> reported = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            reported.addAll(relations(bench, pdo));
            takeAWhile(bench);
        }
        bench.dispatcher.runToQuiescence(1_000_000);

        Set<DeviceObject> present = new HashSet<>(relations(bench, pdo));
        reported.addAll(present);
        for (DeviceObject child : made) {
            if (!present.contains(child) && reported.contains(child)) {
                bench.send(child, REMOVE_DEVICE);
            }
        }

        assertThat(made)
                .as("seed %d", bench.dispatcher.seed())
                .allSatisfy(child ->
                        assertThat(child.isDeleted()).isNotEqualTo(present.contains(child)));
        bench.send(pdo, REMOVE_DEVICE);
        assertThat(made).as("seed %d", bench.dispatcher.seed()).allMatch(DeviceObject::isDeleted);
    }

    @SuppressWarnings("unchecked")
    private static List<DeviceObject> relations(Bench bench, DeviceObject pdo) {
        return (List<DeviceObject>)
                bench.send(pdo, QUERY_DEVICE_RELATIONS, RelationType.BUS).result();
    }
}
