package org.backplane.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.registry.OpenRegistry;
import org.backplane.registry.Registries;
import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a registry in a file keeps. */
class RegistryFileTest {

    private static final String KEY = "HKLM\\SYSTEM\\A";

    @TempDir Path folder;

    private final ThreadedDispatcher dispatcher = new ThreadedDispatcher();

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @Test
    void whatWasChangedIsThereWhenTheFileIsOpenedAgain() {
        try (OpenRegistry registry = open()) {
            registry.change(keys -> {
                keys.createKey(KEY + "\\b");
                keys.setValue(KEY, "x", RegistryValue.dword(5));
                keys.createVolatileKey(KEY + "\\Control\\deep");
            });
            registry.change(keys -> keys.createKey(KEY + "\\c"));
            registry.change(keys -> keys.deleteKey(KEY + "\\b"));
            registry.changeSoon(keys -> keys.setValue(KEY, "soon", RegistryValue.sz("too")));
        }
        try (OpenRegistry registry = open()) {
            RegistryKey key = registry.key(KEY).orElseThrow();
            assertThat(key.subkeys()).containsExactly("c");
            assertThat(key.values())
                    .isEqualTo(
                            Map.of(
                                    "x", RegistryValue.dword(5),
                                    "soon", RegistryValue.sz("too")));
        }
    }

    @Test
    void aKeyThatBecomesVolatileIsNotThereTheNextTime() {
        try (OpenRegistry registry = open()) {
            registry.change(keys -> keys.createKey(KEY));
            registry.change(keys -> {
                keys.deleteKey(KEY);
                keys.createVolatileKey(KEY);
            });
        }
        try (OpenRegistry registry = open()) {
            assertThat(registry.key(KEY)).isEmpty();
        }
    }

    @Test
    void aFileThatIsInUseIsRefused() {
        try (OpenRegistry _ = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("registry.mv is in use by another process");
        }
    }

    @Test
    void aDamagedFileIsRefusedWithTheNextStep() throws IOException {
        Files.writeString(folder.resolve("registry.mv"), "not a registry\n".repeat(10_000));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isSameAs(Status.REGISTRY_CORRUPT))
                .hasMessageContaining("registry.mv is damaged: ")
                .hasMessageEndingWith("or move it away to begin with an empty one.");
    }

    @Test
    void whatIsLeftOfAFirstStartThatWasCutOffIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve("registry.mv.new"), "half");
        try (OpenRegistry registry = open()) {
            registry.change(keys -> keys.createKey(KEY));
        }
    }

    @Test
    void theFileDoesNotGrowWithoutEnd() throws IOException {
        MvStorage storage = MvStorage.open(folder.resolve("registry.mv"));
        storage.retainNothing();
        for (int i = 0; i < 2_000; i++) {
            storage.write(Map.of("KEY" + i % 50, KeyRecord.empty("key" + i, false).encoded()));
        }
        storage.close();
        assertThat(Files.size(folder.resolve("registry.mv"))).isLessThan(1 << 20);
    }

    @Test
    void aClosedRegistryTakesNothingMore() {
        OpenRegistry registry = open();
        registry.close();
        registry.close();
        assertThatThrownBy(() -> registry.change(keys -> keys.createKey(KEY)))
                .hasMessage("The registry is closed: the platform is stopping.");
    }

    @Test
    void whatTheDiskDidNotTakeIsWrittenWithTheNextChange() {
        FailingStorage storage = new FailingStorage();
        try (OpenRegistry registry = new RegistryImpl(dispatcher, storage, 1_000_000)) {
            storage.failing = true;
            assertThatThrownBy(() -> registry.change(keys -> keys.createKey(KEY)))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isSameAs(Status.REGISTRY_IO_FAILED))
                    .hasMessageStartingWith(
                            "The registry could not be written: no space left. The change holds"
                                    + " until the end of this run");
            assertThat(registry.key(KEY)).isPresent();
            assertThatThrownBy(registry::flush).isInstanceOf(StatusException.class);
            storage.failing = false;
            registry.change(keys -> keys.createKey(KEY + "\\b"));
            assertThat(storage.disk)
                    .containsOnlyKeys(
                            KeyPath.key("HKLM\\SYSTEM"),
                            KeyPath.key(KEY),
                            KeyPath.key(KEY + "\\b"));
        }
    }

    @Test
    void manyWritersLoseNothing() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        try (OpenRegistry registry = open()) {
            for (int i = 0; i < 8; i++) {
                String own = KEY + "\\" + i;
                writers.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    for (int n = 1; n <= 25; n++) {
                                        count(registry, own, n);
                                    }
                                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        try (OpenRegistry registry = open()) {
            for (int i = 0; i < 8; i++) {
                assertThat(registry.value(KEY + "\\" + i, "n")).contains(RegistryValue.dword(25));
            }
        }
    }

    @Test
    void anInterruptedCallerHarmsNobody() {
        try (OpenRegistry registry = open()) {
            Thread.currentThread().interrupt();
            registry.change(keys -> keys.createKey(KEY));
            assertThat(Thread.interrupted()).isTrue();
            registry.change(keys -> keys.createKey(KEY + "\\b"));
        }
        try (OpenRegistry registry = open()) {
            assertThat(registry.key(KEY + "\\b")).isPresent();
        }
    }

    private static void count(OpenRegistry registry, String key, int n) {
        registry.change(keys -> {
            keys.createKey(key);
            keys.setValue(key, "n", RegistryValue.dword(n));
        });
    }

    private OpenRegistry open() {
        return Registries.open(dispatcher, folder.resolve("registry.mv"));
    }

    private static final class FailingStorage implements Storage {

        final SortedMap<String, byte[]> disk = new TreeMap<>();
        volatile boolean failing;

        @Override
        public SortedMap<String, byte[]> load() {
            return disk;
        }

        @Override
        public void write(Map<String, byte[]> changes) {
            if (failing) {
                throw new IllegalStateException("no space left");
            }
            disk.putAll(changes);
        }

        @Override
        public void close() {}
    }
}
