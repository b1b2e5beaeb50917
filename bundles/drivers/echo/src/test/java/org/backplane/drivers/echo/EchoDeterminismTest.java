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

/** A seed means the same run in every virtual machine, whatever else differs. */
class EchoDeterminismTest {

    private static final int SEEDS = 2_000;

    @Test
    void twoRunsOfASeedAreIdenticalByteForByteInTwoVirtualMachines()
            throws IOException, InterruptedException {
        List<String> here = digests();
        assertThat(new HashSet<>(here)).hasSizeGreaterThan(SEEDS);
        assertThat(digests()).isEqualTo(here);
        assertThat(digestsOfAnotherVirtualMachine()).isEqualTo(here);
    }

    private static List<String> digestsOfAnotherVirtualMachine()
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.language=ar",
                                "-Duser.timezone=Asia/Tokyo",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EchoDeterminismTest.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
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

    public static void main(String[] arguments) {
        digests().forEach(digest -> System.out.println(PREFIX + digest));
    }

    private static List<String> digests() {
        List<String> digests = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationOptions options = SimulationOptions.seeded(seed);
            digests.add(digest(EchoScenario.trace(options)));
            digests.add(digest(EchoScenario.trace(options.withPreemption())));
        }
        return digests;
    }

    private static String digest(String trace) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(trace.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
