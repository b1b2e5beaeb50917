package org.backplane.itests.bench;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Memory;
import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** An echo device's read from handle to handle: the driver copies its bytes and completes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathHandleBench {

    /** How many forwarding filters are above the function driver. */
    @Param({"0", "2", "8"})
    public int layers;

    private final byte[] stored = new byte[BenchRead.LENGTH];
    private final MemorySegment segment = MemorySegment.ofArray(new byte[BenchRead.LENGTH]);
    private BenchStack stack;
    private DeviceHandle handle;

    @Setup(Level.Trial)
    public void build() {
        stack = new BenchStack();
        stack.function(
                DispatchType.SEQUENTIAL,
                config ->
                        config.evtIoRead((request, length) -> {
                            Memory output = request.output();
                            output.copyFrom(0, stored, 0, length);
                            return request.complete(Status.SUCCESS, length);
                        }));
        stack.forwardingFilters(layers).start();
        handle = stack.open();
    }

    @TearDown(Level.Trial)
    public void close() {
        handle.close();
        stack.close();
    }

    /** The call that waits. */
    @Benchmark
    public int read() {
        return handle.read(segment);
    }

    /** The overlapped call, whose request the application keeps. */
    @Benchmark
    public long startRead() {
        IoRequest request = handle.startRead(segment);
        return request.information();
    }
}
