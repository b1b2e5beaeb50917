package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.FileObjectConfig;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** RULES.md, Incoming path: the file object of a handle. */
class FilesTest {

    private final List<String> log = new ArrayList<>();

    private void notingClose(String who, FileObjectConfig config) {
        config.evtFileCleanup(file -> log.add(who + " cleanup"))
                .evtFileClose(file -> log.add(who + " close"));
    }

    private Disposition refuse(Device device, Request request, FileObject file) {
        file.evtCleanup(() -> log.add("deleted"));
        return request.complete(Status.ACCESS_DENIED);
    }

    private void refusing(FileObjectConfig config) {
        notingClose("function", config);
        config.evtDeviceFileCreate(this::refuse);
    }

    @Rule("IN-23")
    @Test
    void aCreateThatFailsDeletesItsFileObjectWithoutCleanupAndClose() {
        Driver driver =
                RuleDrivers.function(init -> init.fileObjectConfig(this::refusing), device -> {});
        try (DriverRealm realm = DriverRealm.seeded(1).install(driver)) {
            String device = realm.plug(RuleDrivers.DEVICE);
            assertThat(RuleDrivers.statusOf(() -> realm.open(device).close()))
                    .isEqualTo(Status.ACCESS_DENIED);
            realm.assertQuiescent();
        }
        assertThat(log).containsExactly("deleted");
    }

    @Rule("IN-24")
    @Test
    void cleanupAndClosePassDownFromAFilter() {
        openAndClose(init -> {});
        assertThat(log).containsExactly("function cleanup", "function close");
        log.clear();
        openAndClose(FilesTest::passCreateDown);
        assertThat(log).containsExactly("function cleanup", "function close");
    }

    private static void passCreateDown(DeviceInit init) {
        init.fileObjectConfig(config -> config.evtFileClose(file -> {}));
    }

    @Rule("IN-24")
    @Test
    void autoForwardCleanupCloseSaysOtherwise() {
        openAndClose(FilesTest::keepingClose);
        assertThat(log).isEmpty();
    }

    private static void keepingClose(DeviceInit init) {
        init.fileObjectConfig(config ->
                config.evtDeviceFileCreate(
                                (device, request, file) -> request.complete(Status.SUCCESS))
                        .autoForwardCleanupClose(false));
    }

    @Rule("IN-24")
    @Test
    void cleanupAndCloseEndInAFunctionDriver() {
        Driver lower = RuleDrivers.lowerFilterOf(init -> noting("filter", init.filter()).create());
        Driver function = RuleDrivers.function(init -> noting("function", init), device -> {});
        RuleStage.with(function, lower).close();
        assertThat(log).containsExactly("function cleanup", "function close");
    }

    private DeviceInit noting(String who, DeviceInit init) {
        return init.fileObjectConfig(config -> notingClose(who, config));
    }

    /** Opens and closes a function driver's device that notes it, below a filter. */
    private void openAndClose(Consumer<DeviceInit> filter) {
        Driver above =
                RuleDrivers.upperFilterOf(init -> {
                    filter.accept(init.filter());
                    return init.create();
                });
        Driver below = RuleDrivers.function(init -> noting("function", init), device -> {});
        RuleStage.with(above, below).close();
    }
}
