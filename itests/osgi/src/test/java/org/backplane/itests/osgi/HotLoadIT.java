package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.io.DeviceHandle;
import org.backplane.wdm.DriverEntry;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A device comes, its drivers are installed; it goes, and so do they. */
public final class HotLoadIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";
    private static final String[] DRIVERS = {
        "org.backplane.filters.upcase", "org.backplane.drivers.echo", "org.backplane.filters.trace"
    };

    @Test
    public void pluggingADeviceInstallsItsDriverAndFiltersAndNothingElse() {
        List<String> before = bundles();
        assertThat(before).doesNotContain(DRIVERS);

        plug("echo");

        List<String> come = new ArrayList<>(bundles());
        before.forEach(come::remove);
        assertThat(come).containsExactlyInAnyOrder(DRIVERS);
        for (String driver : DRIVERS) {
            assertThat(bundle(driver).getState()).as(driver).isEqualTo(Bundle.ACTIVE);
        }
    }

    @Test
    public void theStackIsUpperFilterFunctionDriverLowerFilterBus() {
        plug("echo");

        assertThat(device(ECHO).stack())
                .extracting(entry -> entry.role() + " " + entry.driver())
                .containsExactly(
                        "upper filter org.backplane.filters.upcase",
                        "function driver org.backplane.drivers.echo",
                        "lower filter org.backplane.filters.trace",
                        "bus driver org.backplane.buses.root");
    }

    @Test
    public void whatWasWrittenIsReadInUpperCase() {
        plug("echo");

        try (DeviceHandle handle = io.open(ECHO)) {
            assertThat(handle.write("hello, world".getBytes(US_ASCII))).isEqualTo(12);
            byte[] buffer = new byte[64];
            int length = handle.read(buffer);
            assertThat(new String(buffer, 0, length, US_ASCII)).isEqualTo("HELLO, WORLD");
        }
    }

    @Test
    public void unpluggingUninstallsTheThreeBundles() throws IOException, InvalidSyntaxException {
        plug("echo");
        List<Path> files = cached();
        List<Long> ids = Arrays.stream(DRIVERS).map(name -> bundle(name).getBundleId()).toList();
        assertThat(files).hasSize(3);

        unplug("echo");

        assertThat(bundles()).doesNotContain(DRIVERS);
        assertThat(serviceOwners()).isNotEmpty().doesNotContainAnyElementsOf(ids);
        assertThat(files).noneMatch(Files::exists);
        assertThat(pnp.device(ECHO)).isEmpty();
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The folders of the three bundles in the framework's cache. */
    private List<Path> cached() throws IOException {
        try (Stream<Path> folders = Files.list(data().resolve("cache"))) {
            List<String> names =
                    Arrays.stream(DRIVERS)
                            .map(name -> "bundle" + bundle(name).getBundleId())
                            .toList();
            return folders.filter(folder -> names.contains(folder.getFileName().toString()))
                    .toList();
        }
    }

    /** The bundles that offer drivers. */
    private List<Long> serviceOwners() throws InvalidSyntaxException {
        ServiceReference<?>[] drivers =
                context.getAllServiceReferences(DriverEntry.class.getName(), null);
        return Arrays.stream(drivers)
                .map(driver -> (Long) driver.getProperty(DriverEntry.DRIVER_BUNDLE))
                .toList();
    }
}
