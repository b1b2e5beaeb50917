package org.backplane.loader.internal;

import org.backplane.loader.DriverLine;
import org.backplane.loader.PackageOrigin;
import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverRank;
import org.backplane.pnp.StackRole;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osgi.framework.Version;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to find the best driver of one device, among so many models of a store. In the
 * package of the index, which is nobody else's business.
 *
 * <p>{@link #indexed} is the store: a probe for each ID, then ranks of what was found. {@link
 * #everyModelIsAsked} does what OSGi device managers do, which ask every driver for its match with
 * every device, without what their services cost on top: measured with 100 drivers, they took 90
 * and 205 us for each device.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RankingBench {

    private static final int DEVICES = 10_000;
    private static final int LINES_EACH = 50;

    /** Models in the store. */
    @Param({"100", "1000", "10000", "100000"})
    public int models;

    private final DriverIndex index = new DriverIndex();
    private final List<DriverCandidate> all = new ArrayList<>();
    private final List<List<String>> hardwareIds = new ArrayList<>();
    private final List<List<String>> compatibleIds = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        List<DriverLine> lines = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            lines.add(line(i));
            if (lines.size() == LINES_EACH || i == models - 1) {
                add(i, lines);
                lines.clear();
            }
        }
        for (int i = 0; i < DEVICES; i++) {
            // Every device has its driver, most specific ID second, as vendors' packages are.
            String id = id(i % models);
            hardwareIds.add(List.of(id + "&REV_01", id));
            compatibleIds.add(List.of("PCI\\CC_%06X".formatted(i), "PCI\\CC_%04X".formatted(i)));
        }
    }

    private void add(int number, List<DriverLine> lines) {
        StoredPackage added =
                new StoredPackage(
                        "oem" + number,
                        "driver.jar",
                        PackageOrigin.STAGED,
                        new DriverManifest(
                                "driver" + number,
                                new Version(1, 0, 0),
                                List.copyOf(lines),
                                List.of()),
                        new Source.Jar(Path.of("driver.jar"), "", ""));
        index.add(added);
        all.addAll(added.candidates());
    }

    private static String id(int model) {
        return "PCI\\VEN_%04X&DEV_%04X".formatted(model >> 8, model & 0xFF);
    }

    private static DriverLine line(int model) {
        return new DriverLine(
                "",
                StackRole.FUNCTION,
                List.of(id(model)),
                List.of(id(model) + "&SUBSYS_00000001"),
                "Sample",
                "",
                LocalDate.EPOCH);
    }

    @Benchmark
    public DriverRank indexed() {
        int device = nextDevice();
        return best(device, index.matching(hardwareIds.get(device), compatibleIds.get(device)));
    }

    @Benchmark
    public DriverRank everyModelIsAsked() {
        return best(nextDevice(), all);
    }

    private DriverRank best(int device, Collection<DriverCandidate> candidates) {
        DriverRank best = null;
        for (DriverCandidate candidate : candidates) {
            Optional<DriverRank> rank =
                    DriverRank.of(hardwareIds.get(device), compatibleIds.get(device), candidate);
            if (rank.isPresent() && (best == null || rank.get().compareTo(best) < 0)) {
                best = rank.get();
            }
        }
        if (best == null) {
            throw new IllegalStateException("device " + device + " has no driver");
        }
        return best;
    }

    private int nextDevice() {
        next = next == DEVICES - 1 ? 0 : next + 1;
        return next;
    }
}
