package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.registry.Registry;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryValue;
import org.junit.Test;

import java.nio.file.Files;

import javax.inject.Inject;

/** The registry as a part of the platform: a service, a file, what devices leave in it. */
public class RegistryIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";

    @Inject private Registry registry;

    @Test
    public void aDeviceIsRecordedWithTheDriverThatRanksBest() {
        plug("echo");

        assertThat(registry.value(RegistryPaths.device(ECHO), "Service"))
                .contains(RegistryValue.sz("org.backplane.drivers.echo"));
        assertThat(shell("devcon:drivernodes echo"))
                .contains("Rank:               00FF0000")
                .contains("best ranked, installed");
    }

    @Test
    public void whatTheShellAddsIsInTheFileOfTheDataFolder() {
        shell("reg:add HKLM/SOFTWARE/Test Count DWORD 7");

        assertThat(registry.value("HKLM\\SOFTWARE\\Test", "Count"))
                .contains(RegistryValue.dword(7));
        assertThat(shell("reg:export HKLM/SOFTWARE")).contains("\"Count\"=dword:00000007");
        assertThat(Files.isRegularFile(data().resolve("registry.mv"))).isTrue();
    }
}
