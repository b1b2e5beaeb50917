package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FrameworkDriver;
import org.backplane.ddi.MemoryObject;
import org.backplane.ddi.MemoryOffset;
import org.backplane.ddi.PlugPlayKey;
import org.backplane.ddi.RegistryKey;
import org.backplane.ddi.RegistryValueType;
import org.backplane.kmdf.WdfViolation;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class RegistryKeysTest {

    private final Bench bench = new Bench();
    private final Registry registry = bench.kernel.registry();
    private final KeyDriver driver = new KeyDriver();
    private FxDevice device;

    @BeforeEach
    void addTheDevice() {
        device = bench.add(bench.plainPdo(), "keeper", driver);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void aDeviceHasAHardwareKeyAndADriverItsParameters() {
        assertThat(device.openRegistryKey(PlugPlayKey.DEVICE).path())
                .isEqualTo(RegistryPaths.hardwareKey(Bench.ROOT));
        assertThat(driver.own.registryPath()).isEqualTo(RegistryPaths.service("keeper"));
        assertThat(driver.own.openParametersRegistryKey().path())
                .isEqualTo(RegistryPaths.service("keeper") + "\\Parameters");
        assertThat(driver.own.openPersistentStateRegistryKey().path())
                .isEqualTo(RegistryPaths.service("keeper") + "\\State");
        assertThat(driver.beforeTheDevice).isEqualTo(RegistryPaths.hardwareKey(Bench.ROOT));
    }

    @Test
    void aSoftwareKeyGetsANumberInItsClassAndKeepsIt() {
        String guid = "{78a1c341-4539-11d3-b88d-00c04fad5171}";
        String enumKey = RegistryPaths.device(Bench.ROOT);
        registry.change(keys -> {
            keys.createKey(RegistryPaths.deviceClass(guid) + "\\0000");
            keys.createKey(enumKey);
            keys.setValue(enumKey, "ClassGUID", RegistryValue.sz(guid));
        });
        RegistryKey first = device.openRegistryKey(PlugPlayKey.DRIVER);
        assertThat(first.path()).isEqualTo(RegistryPaths.deviceClass(guid) + "\\0001");
        assertThat(device.openRegistryKey(PlugPlayKey.DRIVER).path()).isEqualTo(first.path());
        assertThat(registry.value(enumKey, "Driver")).contains(RegistryValue.sz(guid + "\\0001"));
    }

    @Test
    void whatIsAssignedIsAnswered() {
        RegistryKey key = device.openRegistryKey(PlugPlayKey.DEVICE);
        key.assignULong("n", 7);
        key.assignString("s", "text");
        key.assignMultiString("m", List.of("a", "b"));
        key.assignValue("q", RegistryValueType.QWORD, new byte[] {1, 0, 0, 0, 0, 0, 0, 0});
        MemoryObject memory = device.createMemory(4);
        memory.putInt(0, 0x04030201);
        key.assignMemory("b", RegistryValueType.BINARY, memory, new MemoryOffset(1, 2));
        key.assignMemory("w", RegistryValueType.BINARY, memory, null);

        assertThat(key.queryULong("N")).isEqualTo(7);
        assertThat(key.queryString("s")).isEqualTo("text");
        assertThat(key.queryMultiString("m")).containsExactly("a", "b");
        assertThat(key.queryValueType("q")).isEqualTo(RegistryValueType.QWORD);
        assertThat(key.queryValue("b")).containsExactly(2, 3);
        assertThat(key.queryMemory("w").getInt(0)).isEqualTo(0x04030201);
        assertThat(registry.value(key.path(), "q")).contains(RegistryValue.qword(1));
        key.removeValue("n");
        refused(Status.OBJECT_NAME_NOT_FOUND, "has no value \"n\".", () -> key.queryULong("n"));
        refused(Status.OBJECT_NAME_NOT_FOUND, "has no value", () -> key.removeValue("n"));
        refused(Status.OBJECT_TYPE_MISMATCH, "is no REG_DWORD.", () -> key.queryULong("s"));
        refused(Status.OBJECT_TYPE_MISMATCH, "is no REG_SZ", () -> key.queryString("m"));
        refused(Status.OBJECT_TYPE_MISMATCH, "is no REG_MULTI_SZ", () -> key.queryMultiString("s"));
        refused(
                Status.INVALID_PARAMETER,
                "This is no REG_DWORD",
                () -> key.assignValue("x", RegistryValueType.DWORD, new byte[3]));
    }

    @Test
    void keysBelowAreMadeOpenedAndRemoved() {
        RegistryKey key = device.openRegistryKey(PlugPlayKey.DEVICE);
        refused(
                Status.OBJECT_NAME_NOT_FOUND,
                "There is no registry key",
                () -> key.openKey("below"));
        assertThat(key.createKey("below\\deep").isNew()).isTrue();
        assertThat(key.createKey("below").isNew()).isFalse();
        RegistryKey fleeting = key.createVolatileKey("now");
        assertThat(registry.key(fleeting.path()).orElseThrow().isVolatile()).isTrue();
        refused(Status.CANNOT_DELETE, "\"deep\"", () -> key.openKey("below").removeKey());
        RegistryKey deep = key.openKey("below\\deep");
        RegistryKey again = key.openKey("below\\deep");
        deep.removeKey();
        assertThat(registry.key(deep.path())).isEmpty();
        refused(Status.KEY_DELETED, "has been removed", () -> again.assignULong("x", 1));
        refused(Status.KEY_DELETED, "has been removed", () -> again.queryULong("x"));
    }

    @Test
    void aClosedKeyIsNotUsed() {
        RegistryKey escaped;
        try (RegistryKey key = device.openRegistryKey(PlugPlayKey.DEVICE)) {
            escaped = key;
            key.assignULong("x", 1);
        }
        assertThatThrownBy(() -> escaped.queryULong("x"))
                .isInstanceOf(WdfViolation.class)
                .hasMessageContaining("it is used after it was closed");
    }

    @Test
    void theRegistryIsUsedAtPassiveLevel() {
        RegistryKey key = device.openRegistryKey(PlugPlayKey.DEVICE);
        assertThatThrownBy(() -> bench.dispatcher.raise(Level.DISPATCH, () -> key.queryULong("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("above PASSIVE level");
    }

    @Test
    void aControlDeviceHasNoKeysOfItsOwn() {
        assertThatThrownBy(() ->
                        driver.own
                                .controlDeviceInit("D:P(A;;GA;;;SY)")
                                .create()
                                .openRegistryKey(PlugPlayKey.DEVICE))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isSameAs(Status.INVALID_DEVICE_REQUEST))
                .hasMessageContaining("has no registry keys");
    }

    private static void refused(Status status, String clause, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.status()).isSameAs(status))
                .hasMessageContaining(clause);
    }

    private static final class KeyDriver implements Driver {

        private FrameworkDriver own;
        private String beforeTheDevice;

        @Override
        public void evtDriverEntry(FrameworkDriver driver) {
            own = driver;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            try (RegistryKey key = init.openRegistryKey(PlugPlayKey.DEVICE)) {
                beforeTheDevice = key.path();
            }
            init.create();
            return this;
        }
    }
}
