package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.loader.RefusedFile;
import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class DriverCommandsTest {

    private final FakePnp pnp = new FakePnp();
    private final FakeStore store = new FakeStore().with(StackRole.UPPER_FILTER, "ROOT\\ECHO");

    @Test
    void packagesAreListedWithWhatTheyServe() throws Exception {
        assertThat(JSON.std.listFrom(new PnputilEnumDrivers(store).answer(List.of("--json"))))
                .containsExactly(
                        Json.object(
                                "publishedName", "oem0",
                                "originalName", "driver.jar",
                                "packageId", "oem0/1.0.0",
                                "driver", "org.example.driver",
                                "version", "1.0.0",
                                "origin", "staged",
                                "withdrawn", false,
                                "devices", List.of(),
                                "lines",
                                        List.of(
                                                Map.of(
                                                        "role", "upper filter",
                                                        "hardwareIds", List.of("ROOT\\ECHO"),
                                                        "compatibleIds", List.of(),
                                                        "class", "Sample",
                                                        "description", "A device",
                                                        "date", "1970-01-01",
                                                        "provider", "",
                                                        "featureScore", 255))));
    }

    @Test
    void refusedFilesAreListedWithTheReason() throws CommandFailure {
        store.refused.add(new RefusedFile("a.jar", "a.jar is no bundle"));
        assertThat(new PnputilEnumDrivers(store).answer(List.of()))
                .contains("ROOT\\ECHO as upper filter\n")
                .endsWith("\nRefused: a.jar is no bundle\n");
    }

    @Test
    void anAddedPackageIsShownWhenTheTreeHasSettled() throws CommandFailure {
        assertThat(new PnputilAddDriver(store, pnp).answer(List.of("new.jar")))
                .startsWith("Driver package added successfully.\n")
                .contains("oem1")
                .endsWith("\na.inf:7: warning: a note\n");
        assertThat(pnp.done).containsExactly("awaitSettled");
    }

    @Test
    void deletingWhatIsNotThereFails() throws CommandFailure {
        assertThat(new PnputilDeleteDriver(store, pnp).answer(List.of("oem0")))
                .isEqualTo("Driver package oem0 deleted successfully.\n");
        assertThatThrownBy(() -> new PnputilDeleteDriver(store, pnp).answer(List.of("oem0")))
                .hasToString("there is no driver package oem0 [NOT_FOUND (0xC0000225)]");
    }
}
