package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.itests.osgi.drivers.BlockingReadDriver;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.junit.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Drivers share a machine, and nobody can take it from the others. */
public final class StarvationIT extends PlatformFixture {

    /** More than any pool of a machine's size has. */
    private static final int BLOCKED = 100;

    private static final String BLOCKING = "ROOT\\BLOCKING\\0000";
    private static final String ECHO = "ROOT\\ECHO\\0000";

    @Override
    void makePackages(Path folder) {
        DriverJar.of(BlockingReadDriver.class).writeTo(folder);
    }

    @Test
    public void aHundredBlockedHandlersTakeNothingFromAnotherDriver() throws Exception {
        Semaphore gate = new Semaphore(0);
        System.getProperties().put(BlockingReadDriver.GATE, gate);
        stage("itests.blockingreaddriver-1.0.0");
        plug("ROOT/BLOCKING");
        started(BLOCKING);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        List<IoRequest> reads = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        try (DeviceHandle handle = io.open(BLOCKING)) {
            for (int i = 0; i < BLOCKED; i++) {
                callers.add(
                        Thread.startVirtualThread(() -> {
                            IoRequest read = handle.startRead(MemorySegment.ofArray(new byte[4]));
                            synchronized (reads) {
                                reads.add(read);
                            }
                        }));
            }
            eventually("all handlers block", () -> gate.getQueueLength() == BLOCKED);

            plug("echo");
            assertThat(started(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            try (DeviceHandle echo = io.open(ECHO)) {
                assertThat(echo.write(new byte[] {'o', 'k'})).isEqualTo(2);
            }
            assertThat(read(ECHO)).isEqualTo("OK");
            unplug("echo");

            gate.release(BLOCKED);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(reads)
                    .hasSize(BLOCKED)
                    .allSatisfy(read -> assertThat(read.await()).isEqualTo(Status.SUCCESS));
        } finally {
            gate.release(BLOCKED);
        }
        System.getProperties().remove(BlockingReadDriver.GATE);
        eventually(
                "its threads have ended",
                () -> ManagementFactory.getThreadMXBean().getThreadCount() <= threads + 2);
    }
}
