package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.ProblemCode;
import org.junit.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The README's first driver, built by a Maven of its own, and what the README does with it. */
public final class FirstDriverIT extends PlatformFixture {

    private static final String DEVICE = "ROOT\\HELLO\\0000";
    private static final Path PROJECT = Path.of(System.getProperty("first.driver"));

    @Test
    public void itCompilesWithoutAWarning() {
        assertThat(PROJECT.resolve("build.log")).content().doesNotContain("[WARNING]");
    }

    @Test
    public void droppedIntoTheDeployFolderItServesItsWaitingDevice() throws IOException {
        plug("ROOT/HELLO");
        assertThat(problem(DEVICE).code()).isEqualTo(ProblemCode.FAILED_INSTALL);

        Files.copy(
                PROJECT.resolve("target/hello-driver-1.0.0.jar"),
                data().resolve("deploy/hello-driver-1.0.0.jar"));

        assertThat(started(DEVICE).driver()).isEqualTo("hello-driver");
        assertThat(device(DEVICE).description()).isEqualTo("A device that greets");
        assertThat(shell("io:read ROOT/HELLO 64")).isEqualTo("Hello from a driver\n");
    }
}
