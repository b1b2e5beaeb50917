package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.SpinLock;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.kmdf.internal.driver.KmdfDriverEntry;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class DriverEntryTest {

    private final Bench bench = new Bench();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A driver whose entry is {@code entry}, and which notes the driver that its device has. */
    private Driver driver(Consumer<FrameworkDriver> entry) {
        return new Driver() {
            @Override
            public void evtDriverEntry(FrameworkDriver framework) {
                entry.accept(framework);
            }

            @Override
            public Object evtDriverDeviceAdd(DeviceInit init) {
                seen.add(init.driver());
                seen.add(init.create().driver());
                return this;
            }

            @Override
            public void evtDriverUnload() {
                bench.trace.add("unload");
            }
        };
    }

    @Test
    void theDriverIsToldOnceWhoItIsAndItsDevicesKnowIt() {
        bench.add(bench.plainPdo(), "mine", driver(seen::add));
        assertThat(seen).hasSize(3);
        assertThat(seen.get(1)).isSameAs(seen.getFirst());
        assertThat(seen.get(2)).isSameAs(seen.getFirst());
        FrameworkDriver framework = (FrameworkDriver) seen.getFirst();
        assertThat(framework.name()).isEqualTo("mine");
        assertThat(framework.wdmDriverObject().name()).isEqualTo("mine");
        assertThat(framework.versionString()).contains("KMDF 1.33");
    }

    @Test
    void aVersionIsAvailableUpToTheOneThatIsSpoken() {
        bench.add(bench.plainPdo(), "mine", driver(seen::add));
        FrameworkDriver framework = (FrameworkDriver) seen.getFirst();
        assertThat(framework.isVersionAvailable(1, 9)).isTrue();
        assertThat(framework.isVersionAvailable(1, 33)).isTrue();
        assertThat(framework.isVersionAvailable(1, 34)).isFalse();
        assertThat(framework.isVersionAvailable(2, 0)).isFalse();
    }

    @Test
    void whatIsMadeBelowTheDriverEndsWithIt() {
        DriverObject loaded = new DriverObject(bench.kernel, "mine");
        new KmdfDriverEntry(
                        driver(framework -> {
                            SpinLock lock = framework.createSpinLock("all devices");
                            lock.evtCleanup(() -> bench.trace.add("lock"));
                            framework.evtCleanup(() -> bench.trace.add("driver"));
                            assertThat(lock).hasToString("spin lock all devices of mine");
                        }),
                        () -> null)
                .driverEntry(loaded);
        loaded.unload().run();
        assertThat(bench.trace).containsExactly("unload", "lock", "driver");
    }

    @Test
    void aWorkItemNeedsADeviceAboveIt() {
        bench.add(bench.plainPdo(), "mine", driver(seen::add));
        assertThatThrownBy(() -> ((FrameworkDriver) seen.getFirst()).createWorkItem(() -> {}))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_REQUEST))
                .hasMessageContaining("belongs to a device, and driver mine does not");
    }

    @Test
    void aDriverThatRefusesIsNotLoadedAndLeavesNothing() {
        DriverEntry entry =
                KmdfDrivers.entryOf(
                        driver(framework -> {
                            framework.evtCleanup(() -> bench.trace.add("cleanup"));
                            framework.reference("kept");
                            framework.dereference("kept");
                            throw new StatusException(Status.NOT_SUPPORTED, "the moon is full");
                        }));
        assertThatThrownBy(() -> entry.driverEntry(new DriverObject(bench.kernel, "mine")))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.NOT_SUPPORTED))
                .hasMessage("EvtDriverEntry of mine failed with NOT_SUPPORTED: the moon is full");
        assertThat(bench.trace).containsExactly("cleanup");
        assertThat(KmdfDrivers.leftOver(entry)).isEmpty();
    }

    @Test
    void aDriverEntryThatThrowsAnythingElseIsAFaultOfTheDriver() {
        DriverEntry entry =
                KmdfDrivers.entryOf(
                        driver(framework -> {
                            throw new IllegalArgumentException("oops");
                        }));
        assertThatThrownBy(() -> entry.driverEntry(new DriverObject(bench.kernel, "mine")))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.FAILED_DRIVER_ENTRY))
                .hasMessageStartingWith("EvtDriverEntry of mine threw")
                .hasMessageContaining("oops");
    }
}
