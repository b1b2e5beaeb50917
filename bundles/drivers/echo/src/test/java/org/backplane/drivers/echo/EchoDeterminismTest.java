package org.backplane.drivers.echo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.backplane.runtime.SimulationOptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * A seed means the same run in every virtual machine, whatever else differs: the same steps, the
 * same crossings between driver and framework, the same states, at the same times.
 */
class EchoDeterminismTest {

    private static final int SEEDS = 10_000;

    /** How many seeds one digest is for. */
    private static final int BLOCK = 100;

    @Test
    void twoRunsOfASeedAreIdenticalByteForByteInTwoVirtualMachines()
            throws IOException, InterruptedException {
        Process other = otherVirtualMachine();
        List<String> here = digests();
        assertThat(new HashSet<>(here)).hasSize(SEEDS / BLOCK);
        assertThat(digests()).isEqualTo(here);
        assertThat(digestsOf(other)).isEqualTo(here);
    }

    private static Process otherVirtualMachine() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=ar",
                        "-Duser.timezone=Asia/Tokyo",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoDeterminismTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What it prints fits into the pipe, so that it need not be read meanwhile. */
    private static List<String> digestsOf(Process process)
            throws IOException, InterruptedException {
        List<String> digests =
                new String(process.getInputStream().readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(PREFIX))
                        .map(line -> line.substring(PREFIX.length()))
                        .toList();
        assertThat(process.waitFor()).isZero();
        return digests;
    }

    /** Sets the result apart from what a logger may print. */
    private static final String PREFIX = "digest ";

    public static void main(String[] arguments) throws InterruptedException {
        digests().forEach(digest -> System.out.println(PREFIX + digest));
    }

    /** On a virtual thread, whose hand-overs cost little. */
    private static List<String> digests() throws InterruptedException {
        List<String> digests = new ArrayList<>();
        Thread.ofVirtual().start(() -> digest(digests)).join();
        return digests;
    }

    /** Every second seed runs with preemption. */
    private static void digest(List<String> digests) {
        MessageDigest sha = sha256();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationOptions options = SimulationOptions.seeded(seed);
            EchoScenario.trace(seed % 2 == 0 ? options : options.withPreemption())
                    .forEach(line -> sha.update((line + '\n').getBytes(UTF_8)));
            if (seed % BLOCK == 0) {
                digests.add(HexFormat.of().formatHex(sha.digest()));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
