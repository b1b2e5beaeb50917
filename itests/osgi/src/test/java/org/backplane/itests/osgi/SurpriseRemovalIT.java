package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.itests.osgi.drivers.HoldingDriver;
import org.backplane.status.Status;
import org.junit.Test;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A device is pulled out while requests are under way. */
public final class SurpriseRemovalIT extends PlatformFixture {

    /** More than echo, which takes 20 ms for each, can serve until it is pulled out. */
    private static final int READS = 500;

    @Override
    void makePackages(Path folder) {
        DriverJar.of(HoldingDriver.class).writeTo(folder);
    }

    @Test
    public void readsThatTheDriverKeepsCompleteExactlyOnceAsCancelled() throws IOException {
        stage("itests.holdingdriver-1.0.0");

        assertThat(unplugWithReadsPending("ROOT/HOLDING", "ROOT\\HOLDING\\0000"))
                .containsOnly(Status.CANCELLED);
    }

    @Test
    public void readsOfEchoCompleteExactlyOnce() throws IOException {
        assertThat(unplugWithReadsPending("echo", "ROOT\\ECHO\\0000"))
                .contains(Status.CANCELLED)
                .isSubsetOf(Status.SUCCESS, Status.CANCELLED);
    }

    @Test
    public void readsOfTickerCompleteExactlyOnce() throws IOException {
        assertThat(unplugWithReadsPending("ticker", "ROOT\\TICKER\\0000"))
                .isSubsetOf(Status.SUCCESS, Status.CANCELLED);
    }

    /** How the reads ended, after it has seen each of them end once and nothing in the log. */
    private List<Status> unplugWithReadsPending(String model, String instanceId)
            throws IOException {
        int logged = log().size();
        plug(model);
        List<IoRequest> reads = new ArrayList<>();
        List<AtomicInteger> completions = new ArrayList<>();
        try (DeviceHandle handle = io.open(instanceId)) {
            for (int i = 0; i < READS; i++) {
                IoRequest read = handle.startRead(MemorySegment.ofArray(new byte[16]));
                AtomicInteger count = new AtomicInteger();
                read.whenDone(done -> count.incrementAndGet());
                reads.add(read);
                completions.add(count);
            }
            unplug(model);
            assertThat(reads).allMatch(read -> read.await(PATIENCE.toNanos()));
        }
        assertThat(completions).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(pnp.device(instanceId)).isEmpty();
        assertThat(log().subList(logged, log().size()))
                .anyMatch(line -> line.contains("is unloaded"))
                .noneMatch(line -> line.contains("at org.backplane."));
        return reads.stream().map(IoRequest::status).toList();
    }

    /** The log, which the classes of a run share. */
    private static List<String> log() throws IOException {
        return Files.readAllLines(
                Path.of(System.getProperty("backplane.data"), "log/backplane.log"));
    }
}
