package org.backplane.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.registry.RegistryValue;
import org.backplane.registry.internal.RecordedDisk.RecordedFile;
import org.backplane.registry.internal.RecordedDisk.Step;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ends a run of writes at every point at which the process can die: after each step that the store
 * takes on its file, and in the middle of each write. What is found then must be the last version
 * that was acknowledged, or the next one.
 */
class CrashPointsTest {

    private static final int VERSIONS = 60;
    private static final String CRASHED = RecordedDisk.SCHEME + ":crashed";

    private final Random random = new Random(7);

    /** What each version consists of. */
    private final List<Map<String, RegistryValue>> versions = new ArrayList<>();

    @Test
    void whateverTheInstantOfTheEndAWholeVersionIsFound() {
        RecordedDisk.register();
        String name = RecordedDisk.SCHEME + ":whole";
        RecordedFile whole = run(name);
        RecordedDisk.remove(name);

        int points = 0;
        int acknowledged = 0;
        RecordedFile crashed = new RecordedFile();
        for (Step step : whole.journal) {
            if (step instanceof Step.Write(long at, byte[] bytes) && bytes.length > 1) {
                // The first of them creates the file: under another name, see MvStorage.
                if (acknowledged > 0) {
                    int part = 1 + random.nextInt(bytes.length - 1);
                    check(crashed, new Step.Write(at, Arrays.copyOf(bytes, part)), acknowledged);
                    points++;
                }
            }
            crashed.apply(step);
            if (step instanceof Step.Acknowledge(int version)) {
                acknowledged = version;
            }
            if (acknowledged > 0) {
                check(crashed, null, acknowledged);
                points++;
            }
        }
        assertThat(acknowledged).isEqualTo(VERSIONS);
        assertThat(points).isGreaterThan(4 * VERSIONS);
    }

    private RecordedFile run(String name) {
        RecordedFile file = RecordedDisk.file(name);
        MvStorage storage = MvStorage.open(name);
        storage.retainNothing();
        versions.add(Map.of());
        for (int version = 1; version <= VERSIONS; version++) {
            Map<String, RegistryValue> next = new HashMap<>(versions.getLast());
            Map<String, byte[]> changes = new HashMap<>();
            // Many keys in one version, of which some are large: the store must not split it.
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                String key = "KEY" + random.nextInt(100);
                if (random.nextInt(4) == 0) {
                    next.remove(key);
                    changes.put(key, null);
                } else {
                    byte[] bytes = new byte[random.nextInt(10) == 0 ? 20_000 : 50];
                    Arrays.fill(bytes, (byte) version);
                    RegistryValue value = RegistryValue.binary(bytes);
                    next.put(key, value);
                    changes.put(key, KeyRecord.empty(key, false).with(Map.of("", value)).encoded());
                }
            }
            versions.add(next);
            storage.write(changes);
            file.apply(new Step.Acknowledge(version));
        }
        storage.close();
        return file;
    }

    private void check(RecordedFile before, Step last, int acknowledged) {
        RecordedFile copy = RecordedDisk.file(CRASHED);
        copy.apply(new Step.Truncate(0));
        copy.apply(new Step.Write(0, before.content()));
        if (last != null) {
            copy.apply(last);
        }
        MvStorage storage = MvStorage.open(CRASHED);
        SortedMap<String, byte[]> loaded = storage.load();
        storage.close();
        RecordedDisk.remove(CRASHED);

        Map<String, RegistryValue> found = new TreeMap<>();
        loaded.forEach(
                (key, record) -> found.put(key, KeyRecord.decoded(key, record).values().get("")));
        List<Map<String, RegistryValue>> expected =
                versions.subList(acknowledged, Math.min(acknowledged + 2, versions.size()));
        assertThat(expected).as("after version %s", acknowledged).contains(found);
    }
}
