package org.backplane.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.registry.OpenRegistry;
import org.backplane.registry.Registries;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.ThreadedDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills a process that writes, at random instants; {@code -Dbackplane.registry.kills=N} says how
 * often.
 */
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("backplane.registry.kills", 3);

    /** The instants are spread over the start of the process and some writes. */
    private static final int LONGEST_MICROSECONDS = 1_500_000;

    @TempDir Path folder;

    private final Random random = new Random();

    @Test
    void whatWasAcknowledgedSurvivesTheEndOfTheProcess() throws Exception {
        Path file = folder.resolve("registry.mv");
        int acknowledged = 0;
        for (int i = 0; i < KILLS; i++) {
            acknowledged = Math.max(acknowledged, runAndKill(file));
            acknowledged = check(file, acknowledged);
        }
        assertThat(acknowledged).isPositive();
    }

    private int runAndKill(Path file) throws IOException, InterruptedException {
        Process writer =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // The instant of the kill is counted from a line that the writer prints, or from its start.
        int last = 0;
        try (BufferedReader lines = writer.inputReader()) {
            if (random.nextInt(10) > 0) {
                last = Integer.parseInt(lines.readLine());
            }
            LockSupport.parkNanos(1_000L * random.nextInt(LONGEST_MICROSECONDS));
            // Not by the process: that would close what it has printed.
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            List<String> rest = lines.lines().toList();
            // The last line may be cut off.
            return rest.size() < 2 ? last : Integer.parseInt(rest.get(rest.size() - 2));
        }
    }

    private static int check(Path file, int acknowledged) {
        ThreadedDispatcher dispatcher = new ThreadedDispatcher();
        try (OpenRegistry registry = Registries.open(dispatcher, file)) {
            if (acknowledged == 0 && registry.key(KilledWriter.KEY + 0).isEmpty()) {
                return 0;
            }
            int found =
                    KilledWriter.number(registry.value(KilledWriter.KEY + 0, "n").orElseThrow());
            assertThat(found).isGreaterThanOrEqualTo(acknowledged);
            for (int i = 0; i < KilledWriter.COUNTERS; i++) {
                assertThat(registry.key(KilledWriter.KEY + i).orElseThrow().values())
                        .containsEntry("n", RegistryValue.dword(found))
                        .containsEntry("rest", RegistryValue.binary(new byte[found % 5_000]));
            }
            assertThat(registry.key(KilledWriter.KEY).orElseThrow().subkeys())
                    .containsExactly(String.valueOf(found));
            assertThat(registry.key(KilledWriter.KEY + "\\" + found + "\\deep")).isPresent();
            return found;
        } finally {
            dispatcher.close();
        }
    }
}
