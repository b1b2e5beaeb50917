package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DeviceIoType;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/** I/O type NEITHER: the memory of the caller as it is, in the caller's place. */
class CallerMemoryTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();

    /** What EvtIoInCallerContext does before it hands the request on. */
    private Consumer<Request> inCallerContext = request -> {};

    /** What the read handler does before it completes the request. */
    private Consumer<Request> inHandler = request -> {};

    private DeviceIoType type = DeviceIoType.NEITHER;

    @AfterEach
    void close() {
        bench.close();
    }

    private Object add(DeviceInit init) {
        Device device =
                init.ioType(type)
                        .evtIoInCallerContext((own, request) -> {
                            inCallerContext.accept(request);
                            return own.enqueueRequest(request);
                        })
                        .create();
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoDefault(request -> {
                            inHandler.accept(request);
                            return request.complete(Status.SUCCESS, 1);
                        }));
        return device;
    }

    private Irp read(MemorySegment buffer) {
        return send(IrpMajor.READ, MemorySegment.NULL, buffer);
    }

    private Irp send(int major, MemorySegment input, MemorySegment output) {
        bench.add(pdo, "function", this::add);
        bench.start(pdo);
        Irp irp = new Irp(pdo.top().stackSize());
        irp.next().set(major, null, (int) input.byteSize(), (int) output.byteSize(), 0);
        irp.buffers(input, output);
        irp.call(pdo.top());
        return irp;
    }

    private static Status statusOf(Runnable call) {
        try {
            call.run();
            return Status.SUCCESS;
        } catch (StatusException e) {
            return e.status();
        }
    }

    @Test
    void theCallersMemoryIsTouchedInTheCallersPlace() {
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment buffer = confined.allocate(4);
            inCallerContext =
                    request -> request.unsafeUserOutput(4).set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
            assertThat(read(buffer).status()).isEqualTo(Status.SUCCESS);
            assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 7);
        }
    }

    @Test
    void memoryOfOneThreadCannotBeLocked() {
        try (Arena confined = Arena.ofConfined()) {
            inCallerContext = request -> request.probeAndLockForWrite(request.unsafeUserOutput(1));
            assertThat(read(confined.allocate(4)).status()).isEqualTo(Status.ACCESS_VIOLATION);
        }
    }

    @Test
    void whatIsLockedIsGoodUntilTheRequestIsCompleted() {
        MemorySegment buffer = MemorySegment.ofArray(new byte[4]);
        Memory[] locked = new Memory[1];
        inCallerContext =
                request ->
                        locked[0] =
                                request.probeAndLockForWrite(
                                        request.unsafeUserOutput(4).asSlice(1, 2));
        inHandler = request -> locked[0].put(1, (byte) 9);
        assertThat(read(buffer).status()).isEqualTo(Status.SUCCESS);
        assertThat(buffer.toArray(ValueLayout.JAVA_BYTE)).containsExactly(0, 0, 9, 0);
        assertThatIllegalStateException().isThrownBy(() -> locked[0].get(0));
    }

    @Test
    void readOnlyMemoryIsLockedForReadingOnly() {
        MemorySegment buffer = MemorySegment.ofArray(new byte[] {5}).asReadOnly();
        inCallerContext =
                request -> {
                    MemorySegment brought = request.unsafeUserInput(1);
                    assertThat(request.probeAndLockForRead(brought).get(0)).isEqualTo((byte) 5);
                    assertThat(statusOf(() -> request.probeAndLockForWrite(brought)))
                            .isEqualTo(Status.ACCESS_VIOLATION);
                    assertThat(statusOf(() -> request.probeAndLockForRead(MemorySegment.NULL)))
                            .isEqualTo(Status.INVALID_USER_BUFFER);
                };
        assertThat(send(IrpMajor.WRITE, buffer, MemorySegment.NULL).status())
                .isEqualTo(Status.SUCCESS);
    }

    @Test
    void theMinimumLengthHoldsForTheCallersMemoryToo() {
        inCallerContext =
                request -> {
                    assertThat(statusOf(() -> request.unsafeUserOutput(5)))
                            .isEqualTo(Status.BUFFER_TOO_SMALL);
                    assertThat(statusOf(() -> request.unsafeUserInput(0)))
                            .isEqualTo(Status.INVALID_DEVICE_REQUEST);
                };
        assertThat(read(MemorySegment.ofArray(new byte[4])).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void theCallersMemoryIsNotToBeHadInAQueuesHandler() {
        inHandler =
                request -> {
                    assertThat(statusOf(() -> request.unsafeUserOutput(1)))
                            .isEqualTo(Status.INVALID_DEVICE_REQUEST);
                    assertThat(statusOf(request::output)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
                };
        assertThat(read(MemorySegment.ofArray(new byte[4])).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void theCallersMemoryIsNotToBeHadOfABufferedDevice() {
        type = DeviceIoType.BUFFERED;
        inCallerContext = request -> request.unsafeUserOutput(1);
        assertThat(read(MemorySegment.ofArray(new byte[4])).status())
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }
}
