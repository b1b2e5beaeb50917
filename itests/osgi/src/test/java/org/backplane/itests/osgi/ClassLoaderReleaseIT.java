package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;

/** Nothing holds on to the code of a driver that is gone. */
public final class ClassLoaderReleaseIT extends PlatformFixture {

    @Test
    public void theClassLoadersOfEchoAndItsFiltersAreCollectable() {
        assertCollectable(
                "echo",
                () -> read("ROOT\\ECHO\\0000"),
                "drivers.echo",
                "filters.upcase",
                "filters.trace");
    }

    @Test
    public void theClassLoadersOfTickerAndItsCardAreCollectable() {
        assertCollectable(
                "ticker", () -> read("ROOT\\TICKER\\0000"), "drivers.ticker", "hardware.ticker");
    }

    @Test
    public void theClassLoaderOfAPlainWdmDriverIsCollectable() {
        assertCollectable("mailbox", this::postALetter, "drivers.mailbox");
    }

    private void postALetter() {
        byte[] letter = new byte[5];
        try (DeviceHandle mailbox = io.open("ROOT\\MAILBOX\\0000")) {
            IoRequest read = mailbox.startRead(MemorySegment.ofArray(letter));
            assertThat(mailbox.write("hello".getBytes(US_ASCII))).isEqualTo(5);
            assertThat(read.await()).isEqualTo(Status.SUCCESS);
        }
        assertThat(letter).asString(US_ASCII).isEqualTo("hello");
    }

    private void assertCollectable(String model, Runnable use, String... names) {
        plug(model);
        use.run();
        List<WeakReference<ClassLoader>> loaders =
                Arrays.stream(names).map(name -> loader("org.backplane." + name)).toList();

        unplug(model);

        eventually(
                "class loaders of " + Arrays.toString(names) + " are collected",
                () -> {
                    System.gc();
                    return loaders.stream().allMatch(loader -> loader.refersTo(null));
                });
    }

    private WeakReference<ClassLoader> loader(String bundleName) {
        Bundle bundle =
                Arrays.stream(context.getBundles())
                        .filter(each -> each.getSymbolicName().equals(bundleName))
                        .findFirst()
                        .orElseThrow();
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        assertThat(loader).as(bundleName).isNotNull();
        return new WeakReference<>(loader);
    }
}
