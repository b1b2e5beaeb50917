package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.PnpInstance;
import org.backplane.pnp.PnpManagers;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryValue;
import org.junit.jupiter.api.Test;

import java.util.List;

class DeviceRecordsTest {

    private static final String ECHO = "TEST\\ECHO\\0";

    @Test
    void whoADeviceIsAndWhatServesItIsInTheRegistry() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();
            assertThat(rig.kernel.registry().key(RegistryPaths.device(ECHO)).orElseThrow().values())
                    .containsEntry("HardwareID", RegistryValue.multiSz(List.of("TEST\\ECHO")))
                    .containsEntry("Class", RegistryValue.sz("Sample"))
                    .containsEntry("Service", RegistryValue.sz("echo"))
                    .containsKey("DeviceDesc")
                    .doesNotContainKey("CompatibleIDs");
        }
    }

    @Test
    void aDisabledDeviceIsStillDisabledAfterARestart() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pnp.disable(ECHO);
            assertThat(rig.kernel.registry().value(RegistryPaths.device(ECHO), "ConfigFlags"))
                    .contains(RegistryValue.dword(1));
            rig.pnp.shutDown();

            PnpInstance next = PnpManagers.start(rig.kernel, rig.catalog, Rig.TIMEOUT);
            rig.settle(next);
            assertThat(next.device(ECHO).orElseThrow().status()).isEqualTo(DeviceStatus.DISABLED);
            next.enable(ECHO);
            rig.settle(next);
            assertThat(next.device(ECHO).orElseThrow().status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(rig.kernel.registry().value(RegistryPaths.device(ECHO), "ConfigFlags"))
                    .contains(RegistryValue.dword(0));
            next.shutDown();
        }
    }

    @Test
    void whatSomebodyElseKeepsAtTheDeviceStays() {
        try (Rig rig = Rig.settled()) {
            String key = RegistryPaths.hardwareKey(ECHO);
            rig.kernel
                    .registry()
                    .change(keys -> {
                        keys.createKey(key);
                        keys.setValue(key, "Speed", RegistryValue.dword(9));
                        keys.setValue(
                                RegistryPaths.device(ECHO),
                                "FriendlyName",
                                RegistryValue.sz("Mine"));
                    });
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.pull(child);
            rig.settle();
            assertThat(rig.kernel.registry().value(key, "Speed")).contains(RegistryValue.dword(9));
            assertThat(rig.kernel.registry().value(RegistryPaths.device(ECHO), "FriendlyName"))
                    .contains(RegistryValue.sz("Mine"));
        }
    }
}
