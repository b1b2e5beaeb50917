package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.itests.osgi.drivers.ClingingFilter;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.junit.After;
import org.junit.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample stack: a bus, toasters with all their filters, and who watches them. */
public final class ToasterIT extends PlatformFixture {

    private static final String TOASTER = "TOASTERBUS\\TOASTER\\01";
    private static final String[] PACKAGES = {
        "org.backplane.buses.toaster",
        "org.backplane.drivers.toaster",
        "org.backplane.filters.toaster"
    };

    private int logged;

    @Override
    void makePackages(Path folder) {
        DriverJar.of(ClingingFilter.class).writeTo(folder);
    }

    /** A package that a test staged is in no other test's way. */
    @After
    public void unstage() {
        unplugAll();
        store.packages().stream()
                .filter(each -> each.symbolicName().equals("itests.clingingfilter"))
                .forEach(each -> shell("pnputil:delete-driver " + each.publishedName()));
    }

    @Test
    public void aToasterIsPluggedInWithAllItsFiltersAndNothingOfItStays() {
        assertThat(shell("hw:list")).doesNotContain("Backplane Toaster");
        plug("toasterbus");
        assertThat(shell("hw:list")).contains("Backplane Toaster");
        plug("toaster");

        assertThat(started(TOASTER).stack())
                .extracting(entry -> entry.role() + " " + entry.driver())
                .containsExactly(
                        "class upper filter org.backplane.filters.toaster.ClassUpperFilter",
                        "upper filter org.backplane.filters.toaster.DeviceUpperFilter",
                        "function driver org.backplane.drivers.toaster",
                        "class lower filter org.backplane.filters.toaster.ClassLowerFilter",
                        "lower filter org.backplane.filters.toaster.DeviceLowerFilter",
                        "bus driver org.backplane.buses.toaster.ToasterBusDriver");
        assertThat(shell("devcon:stack toaster"))
                .contains("org.backplane.filters.toaster.ClassUpperFilter (class upper filter)");
        assertThat(bundles()).contains(PACKAGES).containsOnlyOnce(PACKAGES[2]);

        unplug("toaster");
        unplug("toasterbus");
        assertThat(bundles()).doesNotContain(PACKAGES);
    }

    @Test
    public void requestsPassTheFiltersAndTheFiltersSignThem() {
        plug("toasterbus");
        plug("toaster");

        assertThat(shell("io:read toaster 64")).isEqualTo("slice 1, crispiness 4\n");
        assertThat(shell("io:write toaster 9")).isEqualTo("1 bytes written\n");
        assertThat(shell("io:read toaster 64")).isEqualTo("slice 2, crispiness 9\n");
        assertThat(shell("io:ioctl toaster 0x222000"))
                .contains("function driver\ndevice upper filter\nclass upper filter\n");
    }

    @Test
    public void toastersComeAndGoByControlCodesToo() {
        plug("toasterbus");
        shell("io:ioctl ROOT/TOASTERBUS 0x2A2000 07000000");
        assertThat(started("TOASTERBUS\\TOASTER\\07").problem()).isNull();
        assertThatThrownBy(() -> execute("io:ioctl ROOT/TOASTERBUS 0x2A2000 07000000"))
                .hasMessageContaining("INVALID_PARAMETER");

        shell("io:ioctl ROOT/TOASTERBUS 0x2A2008 07000000");
        eventually("it is ejected", () -> pnp.device("TOASTERBUS\\TOASTER\\07").isEmpty());
        shell("io:ioctl ROOT/TOASTERBUS 0x2A2000 08000000");
        started("TOASTERBUS\\TOASTER\\08");
        shell("io:ioctl ROOT/TOASTERBUS 0x2A2004 00000000");
        eventually("it is pulled out", () -> pnp.device("TOASTERBUS\\TOASTER\\08").isEmpty());
    }

    @Test
    public void staticToastersAreThereWithTheirBus() {
        plug("toasterbus_static");

        started(TOASTER);
        started("TOASTERBUS\\TOASTER\\02");
        assertThat(read("TOASTERBUS\\TOASTER\\02")).startsWith("slice 1");
    }

    @Test
    public void aToasterThatIsWatchedIsEjectedInTheOrderThatTheLogShows() throws IOException {
        plug("toastmon");
        plug("toasterbus");
        plug("toaster");
        eventually("the monitor has it open", () -> read(toastmon()).contains("TOASTERBUS"));
        skipLog();

        assertThat(shell("hw:eject toaster")).isEqualTo(TOASTER + " is ejected\n");

        assertThat(logAbout("TOASTERBUS", "toaster 1"))
                .containsSubsequence(
                        "EvtIoTargetQueryRemove",
                        "EvtDeviceQueryRemove",
                        "EvtIoTargetRemoveComplete",
                        "class upper filter: EvtDeviceD0Exit to D3_FINAL",
                        "device upper filter: EvtDeviceD0Exit to D3_FINAL",
                        "EvtDeviceSelfManagedIoSuspend",
                        "EvtDeviceD0Exit to D3_FINAL",
                        "EvtDeviceReleaseHardware",
                        "EvtDeviceSelfManagedIoFlush",
                        "EvtDeviceSelfManagedIoCleanup",
                        "EvtCleanupCallback",
                        "class lower filter: EvtDeviceD0Exit to D3_FINAL",
                        "device lower filter: EvtDeviceD0Exit to D3_FINAL",
                        "ejected");
        assertThat(pnp.device(TOASTER)).isEmpty();
        assertThat(read(toastmon())).isEmpty();

        shell("hw:plug toaster");
        eventually("the monitor has it again", () -> read(toastmon()).contains("TOASTERBUS"));
    }

    @Test
    public void aToasterThatADriverHoldsIsNotEjectedAndWorksOn() throws IOException {
        stage("itests.clingingfilter-1.0.0");
        plug("toastmon");
        plug("toasterbus");
        plug("toaster");
        eventually("the monitor has it open", () -> read(toastmon()).contains("TOASTERBUS"));
        skipLog();

        assertThatThrownBy(() -> execute("hw:eject toaster"))
                .hasMessageContaining("itests.clingingfilter")
                .hasMessageContaining("there is bread in it");

        assertThat(logAbout("TOASTERBUS"))
                .containsSubsequence("EvtIoTargetQueryRemove", "EvtIoTargetRemoveCanceled");
        assertThat(device(TOASTER).status()).isEqualTo(DeviceStatus.STARTED);
        assertThat(shell("io:read toaster 64")).startsWith("slice ");
        eventually("the monitor goes on", () -> !read(toastmon()).contains(" 0 slices"));
    }

    @Test
    public void aToasterWorksAfterItsDriversWereTakenAwayAndPutBack() {
        plug("toasterbus");
        plug("toaster");
        shell("devcon:disable toaster");
        assertThat(problem(TOASTER).code()).isEqualTo(ProblemCode.DISABLED);
        assertThat(bundles()).doesNotContain("org.backplane.drivers.toaster", PACKAGES[2]);

        shell("devcon:enable toaster");
        started(TOASTER);
        assertThat(shell("io:read toaster 64")).isEqualTo("slice 1, crispiness 4\n");
    }

    @Test
    public void aToasterSleepsWithTheSystemAndServesOnInTheOrderThatTheLogShows()
            throws IOException {
        plug("toasterbus");
        plug("toaster");
        assertThat(shell("io:read toaster 64")).startsWith("slice 1,");
        skipLog();

        assertThat(shell("power:sleep S3")).isEqualTo("The system sleeps, in S3.\n");
        assertThat(shell("power:tree")).contains(TOASTER + "  D1");
        assertThat(logAbout("TOASTERBUS", "toaster 1"))
                .containsSubsequence(
                        "class upper filter: EvtDeviceD0Exit to D1",
                        "device upper filter: EvtDeviceD0Exit to D1",
                        "EvtDeviceSelfManagedIoSuspend",
                        "EvtDeviceArmWakeFromSx",
                        "EvtDeviceD0Exit to D1",
                        "class lower filter: EvtDeviceD0Exit to D1",
                        "device lower filter: EvtDeviceD0Exit to D1");
        skipLog();

        assertThat(shell("power:resume")).isEqualTo("The system works, in S0.\n");
        eventually("it is in D0", () -> shell("power:tree").contains(TOASTER + "  D0"));
        assertThat(shell("io:read toaster 64")).startsWith("slice 2,");
        assertThat(logAbout("TOASTERBUS", "toaster 1"))
                .containsSubsequence(
                        "device lower filter: EvtDeviceD0Entry from D1",
                        "class lower filter: EvtDeviceD0Entry from D1",
                        "EvtDeviceD0Entry from D1",
                        "EvtDeviceDisarmWakeFromSx",
                        "EvtDeviceSelfManagedIoRestart",
                        "device upper filter: EvtDeviceD0Entry from D1",
                        "class upper filter: EvtDeviceD0Entry from D1");
    }

    private static String toastmon() {
        return "ROOT\\TOASTMON\\0000";
    }

    private static List<String> log() throws IOException {
        return Files.readAllLines(
                Path.of(System.getProperty("backplane.data"), "log/backplane.log"));
    }

    private void skipLog() throws IOException {
        settle();
        logged = log().size();
    }

    /** What drivers have written of something since, without what stands before their words. */
    private List<String> logAbout(String... names) throws IOException {
        return log().stream()
                .skip(logged)
                .filter(line -> List.of(names).stream().anyMatch(line::contains))
                .map(line -> line.replaceFirst(".*(?:TOASTERBUS[^:,]*|toaster 1)[:,] ", ""))
                .toList();
    }
}
