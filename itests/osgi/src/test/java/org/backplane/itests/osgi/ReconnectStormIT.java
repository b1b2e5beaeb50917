package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.hardware.SoftwareDevice;
import org.backplane.io.DeviceHandle;
import org.backplane.pnp.DeviceStatus;
import org.junit.Test;
import org.osgi.framework.ServiceRegistration;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A loose plug: a device comes and goes thousands of times, and nothing grows. */
public final class ReconnectStormIT extends PlatformFixture {

    private static final int WARM_UP = 300;
    private static final int TIMES = 2_000;
    private static final int RELOADS = 100;
    private static final String DEVICE = "ROOT\\ECHO\\0001";

    /** Of what a device takes, not even the tenth part stays. */
    private static final long BYTES_EACH = 100;

    @Test
    public void threadsHeapAndBundlesStayWhatTheyAreWhileADeviceComesAndGoesUnderIo() {
        plug("echo");
        settle();
        storm(WARM_UP);
        int threads = threads();
        long heap = heap();
        List<String> bundles = bundles();

        storm(TIMES);

        assertThat(heap() - heap).as("bytes that have stayed").isLessThan(TIMES * BYTES_EACH);
        assertThat(bundles()).isEqualTo(bundles);
        eventually("threads are as many as before", () -> threads() <= threads + 2);
        assertThat(device("ROOT\\ECHO\\0000").status()).isEqualTo(DeviceStatus.STARTED);
    }

    @Test
    public void classesAndBundlesStayWhatTheyAreWhileADriverComesAndGoes() {
        reload(RELOADS / 4);
        List<String> bundles = bundles();
        long classes = classes();

        reload(RELOADS);

        assertThat(bundles()).isEqualTo(bundles);
        eventually(
                "the classes of the driver are unloaded as often as they are loaded",
                () -> {
                    System.gc();
                    return classes() < classes + RELOADS;
                });
    }

    private void reload(int times) {
        for (int i = 0; i < times; i++) {
            plug("echo");
            unplug("echo");
        }
    }

    private void storm(int times) {
        for (int i = 0; i < times; i++) {
            ServiceRegistration<SoftwareDevice> plugged =
                    context.registerService(
                            SoftwareDevice.class,
                            new SoftwareDevice("storm", List.of("ROOT\\ECHO"), "a loose plug"),
                            null);
            await(() -> isStarted());
            try (DeviceHandle handle = io.open(DEVICE)) {
                handle.startRead(MemorySegment.ofArray(new byte[4]));
                plugged.unregister();
                await(() -> pnp.device(DEVICE).isEmpty());
            }
        }
    }

    private boolean isStarted() {
        return pnp.device(DEVICE).filter(node -> node.status() == DeviceStatus.STARTED).isPresent();
    }

    /** As {@link #eventually}, but without pauses that would make the storm a breeze. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
