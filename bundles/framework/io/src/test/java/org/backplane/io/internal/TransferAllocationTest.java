package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import org.backplane.io.IoManagers;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IoType;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.UUID;

/** Holds the way from a handle to a driver and back to allocating nothing. */
class TransferAllocationTest {

    private static final int REQUESTS = 1_000_000;
    private static final int ROUNDS = 5;

    /** The measuring itself may cost a little. */
    private static final long LIMIT = REQUESTS / 100;

    @ParameterizedTest
    @EnumSource
    void aMillionReadsOfAHandleAllocateNothing(IoType type) {
        try (ThreadedDispatcher dispatcher = new ThreadedDispatcher()) {
            Kernel kernel = new Kernel(dispatcher);
            DriverObject driver = new DriverObject(kernel, "driver");
            driver.everyMajorFunction(
                    (_, irp) -> irp.complete(Status.SUCCESS, irp.output().byteSize()));
            DeviceObject pdo = new DeviceObject(driver, null);
            pdo.instanceId("TEST\\TRANSFER\\0");
            pdo.ioType(type);
            DeviceInterface device = kernel.deviceInterfaces().register(UUID.randomUUID(), pdo, "");
            kernel.deviceInterfaces().setState(device, true);
            try (Handle handle = (Handle) IoManagers.create(kernel).open(device.link())) {
                MemorySegment buffer = MemorySegment.ofArray(new byte[512]);
                assertThat(read(handle, buffer, 20_000)).isEqualTo(20_000 * 512L);
                ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long least = Long.MAX_VALUE;
                // Code that is not compiled for good yet may make objects that the compiler leaves
                // out later; what a request really allocates, it allocates in every round.
                for (int round = 0; round < ROUNDS && least >= LIMIT; round++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    assertThat(read(handle, buffer, REQUESTS)).isEqualTo(REQUESTS * 512L);
                    least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                }
                assertThat(least).isLessThan(LIMIT);
            }
        }
    }

    private static long read(Handle handle, MemorySegment buffer, int times) {
        long transferred = 0;
        for (int i = 0; i < times; i++) {
            transferred += handle.run(IrpMajor.READ, 0, MemorySegment.NULL, buffer);
        }
        return transferred;
    }
}
