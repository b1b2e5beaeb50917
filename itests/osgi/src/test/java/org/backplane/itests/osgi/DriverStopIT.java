package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.itests.osgi.drivers.HoldingDriver;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A driver is stopped and started by hand, as its bundle, while requests are under way. */
public final class DriverStopIT extends PlatformFixture {

    private static final int TIMES = 5;
    private static final String DEVICE = "ROOT\\HOLDING\\0000";

    @Override
    void makePackages(Path folder) {
        DriverJar.of(HoldingDriver.class).writeTo(folder);
    }

    @Test
    public void stoppingTheBundleEndsItsRequestsOnceAndStartingItBringsTheDeviceBack()
            throws BundleException {
        Bundle driver =
                context.installBundle(
                        driverPackage("itests.holdingdriver-1.0.0").toUri().toString());
        plug("ROOT/HOLDING");
        plug("echo");
        for (int i = 0; i < TIMES; i++) {
            driver.start();
            assertThat(started(DEVICE).status()).isEqualTo(DeviceStatus.STARTED);
            AtomicInteger completions = new AtomicInteger();
            try (DeviceHandle handle = io.open(DEVICE)) {
                List<IoRequest> reads =
                        Stream.generate(() -> handle.startRead(MemorySegment.ofArray(new byte[4])))
                                .limit(10)
                                .toList();
                reads.forEach(read -> read.whenDone(done -> completions.incrementAndGet()));

                driver.stop();

                assertThat(reads).allMatch(read -> read.await(PATIENCE.toNanos()));
                assertThat(reads).extracting(IoRequest::status).containsOnly(Status.CANCELLED);
            }
            eventually("the device is without driver", () -> device(DEVICE).problem() != null);
            assertThat(completions).hasValue(10);
            assertThat(read("ROOT\\ECHO\\0000")).isEmpty();
        }
        driver.uninstall();
    }
}
