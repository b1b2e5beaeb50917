package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;

/** Nothing holds on to the code of a driver that is gone. */
public final class ClassLoaderReleaseIT extends PlatformFixture {

    @Test
    public void theClassLoadersOfEchoAndItsFiltersAreCollectable() {
        assertCollectable(
                "echo", "ROOT\\ECHO\\0000", "drivers.echo", "filters.upcase", "filters.trace");
    }

    @Test
    public void theClassLoadersOfTickerAndItsCardAreCollectable() {
        assertCollectable("ticker", "ROOT\\TICKER\\0000", "drivers.ticker", "hardware.ticker");
    }

    private void assertCollectable(String model, String instanceId, String... names) {
        plug(model);
        read(instanceId);
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
