package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.osgi.drivers.ThreadKeepingDriver;
import org.backplane.pnp.DeviceStatus;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A driver's own thread outlives its device. Nobody can end the thread, and what it holds stays in
 * memory with it; but the device goes, its bundle goes, and the device comes back.
 */
public final class LeftThreadIT extends PlatformFixture {

    private static final int TIMES = 3;
    private static final String DEVICE = "ROOT\\THREADKEEPING\\0000";
    private static final String BUNDLE = "itests.threadkeepingdriver";

    @Override
    void makePackages(Path folder) {
        DriverJar.of(ThreadKeepingDriver.class).writeTo(folder);
    }

    @Test
    public void aThreadThatADriverLeavesBehindKeepsItsCodeAndNothingElse() {
        Semaphore gate = new Semaphore(0);
        System.getProperties().put(ThreadKeepingDriver.GATE, gate);
        stage(BUNDLE + "-1.0.0");
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try {
            for (int i = 1; i <= TIMES; i++) {
                plug("ROOT/THREADKEEPING");
                assertThat(started(DEVICE).status()).isEqualTo(DeviceStatus.STARTED);
                assertThat(read(DEVICE)).hasSize(256);
                loaders.add(loader());

                unplug("ROOT/THREADKEEPING");
                assertThat(pnp.device(DEVICE)).isEmpty();
                assertThat(bundles()).doesNotContain(BUNDLE);
                assertThat(leftBehind()).as("threads, by the name of their culprit").isEqualTo(i);
            }
        } finally {
            gate.release(TIMES);
        }
        System.getProperties().remove(ThreadKeepingDriver.GATE);
        eventually("the threads have ended", () -> leftBehind() == 0);
        eventually(
                "with the threads goes the code",
                () -> {
                    System.gc();
                    return loaders.stream().allMatch(loader -> loader.refersTo(null));
                });
    }

    private WeakReference<ClassLoader> loader() {
        Bundle bundle =
                Arrays.stream(context.getBundles())
                        .filter(each -> each.getSymbolicName().equals(BUNDLE))
                        .findFirst()
                        .orElseThrow();
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private static long leftBehind() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(ThreadKeepingDriver.THREAD))
                .count();
    }
}
