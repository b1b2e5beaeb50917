package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManagers;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.UUID;
import java.util.function.Function;

/** How an application's bytes come to a driver and back, by the I/O type of the stack. */
class TransferTest {

    private static final int METHOD_BUFFERED = 0x222000;
    private static final int METHOD_OUT_DIRECT = 0x222002;
    private static final int METHOD_NEITHER = 0x222003;

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final Kernel kernel = new Kernel(dispatcher);
    private final DeviceObject pdo = new DeviceObject(driver(), null);
    private final DeviceHandle handle;

    /** What the driver does with an IRP other than those of the handle itself. */
    private Function<Irp, Status> serve = irp -> irp.complete(Status.SUCCESS);

    private int served;

    TransferTest() {
        pdo.instanceId("TEST\\TRANSFER\\0");
        DeviceInterface device = kernel.deviceInterfaces().register(UUID.randomUUID(), pdo, "");
        kernel.deviceInterfaces().setState(device, true);
        handle = IoManagers.create(kernel).open(device.link());
    }

    private DriverObject driver() {
        DriverObject driver = new DriverObject(kernel, "driver");
        driver.everyMajorFunction((_, irp) -> {
            int major = irp.current().major();
            if (major == IrpMajor.READ
                    || major == IrpMajor.WRITE
                    || major == IrpMajor.DEVICE_CONTROL) {
                served++;
                return serve.apply(irp);
            }
            return irp.complete(Status.SUCCESS);
        });
        return driver;
    }

    @AfterEach
    void close() {
        handle.close();
        dispatcher.close();
    }

    private static Status fill(Irp irp, Status status, long information) {
        irp.output().fill((byte) 7);
        return irp.complete(status, information);
    }

    private static MemorySegment bytes(int length) {
        return MemorySegment.ofArray(new byte[length]);
    }

    @Test
    void aBufferedReadBringsTheBytesThatTheDriverSpeaksOf() {
        pdo.ioType(IoType.BUFFERED);
        serve = irp -> fill(irp, Status.SUCCESS, 2);
        byte[] buffer = new byte[4];
        assertThat(handle.read(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(7, 7, 0, 0);
    }

    @Test
    void aDirectReadIsWrittenIntoTheMemoryOfTheApplicationItself() {
        pdo.ioType(IoType.DIRECT);
        MemorySegment buffer = bytes(4);
        serve =
                irp -> {
                    assertThat(irp.output()).isSameAs(buffer);
                    return fill(irp, Status.SUCCESS, 2);
                };
        assertThat(handle.startRead(buffer).status()).isEqualTo(Status.SUCCESS);
        assertThat(buffer.toArray(ValueLayout.JAVA_BYTE)).containsExactly(7, 7, 7, 7);
    }

    @Test
    void aBufferedWriteHandsTheDriverACopy() {
        pdo.ioType(IoType.BUFFERED);
        MemorySegment buffer = bytes(3).fill((byte) 5);
        serve =
                irp -> {
                    assertThat(irp.input().toArray(ValueLayout.JAVA_BYTE)).containsExactly(5, 5, 5);
                    irp.input().fill((byte) 9);
                    return irp.complete(Status.SUCCESS, 3);
                };
        assertThat(handle.startWrite(buffer).status()).isEqualTo(Status.SUCCESS);
        assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 5);
    }

    @Test
    void aWarningBringsBytesAndAnErrorNone() {
        pdo.ioType(IoType.BUFFERED);
        MemorySegment buffer = bytes(1);
        serve = irp -> fill(irp, Status.INVALID_PARAMETER, 1);
        handle.startRead(buffer);
        assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isZero();
        serve = irp -> fill(irp, Status.BUFFER_OVERFLOW, 1);
        assertThat(handle.startRead(buffer).status()).isEqualTo(Status.BUFFER_OVERFLOW);
        assertThat(buffer.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 7);
    }

    @Test
    void inputAndOutputOfABufferedControlShareOneBuffer() {
        serve =
                irp -> {
                    irp.output().set(ValueLayout.JAVA_BYTE, 0, (byte) 8);
                    assertThat(irp.input().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 8);
                    assertThat(irp.input().byteSize()).isEqualTo(2);
                    assertThat(irp.output().byteSize()).isEqualTo(3);
                    return irp.complete(Status.SUCCESS, 2);
                };
        assertThat(handle.control(METHOD_BUFFERED, new byte[] {4, 5}, 3)).containsExactly(8, 5);
    }

    @Test
    void onlyTheInputOfAnOutDirectControlIsCopied() {
        MemorySegment input = bytes(2);
        MemorySegment output = bytes(2);
        serve =
                irp -> {
                    assertThat(irp.input()).isNotSameAs(input);
                    assertThat(irp.output()).isSameAs(output);
                    return irp.complete(Status.SUCCESS);
                };
        assertThat(handle.startControl(METHOD_OUT_DIRECT, input, output).status())
                .isEqualTo(Status.SUCCESS);
    }

    @Test
    void aControlOfMethodNeitherCarriesTheMemoryOfTheApplicationAsItIs() {
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment input = confined.allocate(2);
            serve =
                    irp -> {
                        assertThat(irp.input()).isSameAs(input);
                        return irp.complete(Status.SUCCESS);
                    };
            assertThat(handle.startControl(METHOD_NEITHER, input, MemorySegment.NULL).status())
                    .isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void aCallerThatWaitsMayUseAConfinedArenaWithABufferedDevice() {
        pdo.ioType(IoType.BUFFERED);
        serve =
                irp -> {
                    irp.markPending();
                    dispatcher.post(Level.DISPATCH, "answer", () -> fill(irp, Status.SUCCESS, 4));
                    return Status.PENDING;
                };
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment buffer = confined.allocate(4);
            assertThat(((Handle) handle).run(IrpMajor.READ, 0, MemorySegment.NULL, buffer))
                    .isEqualTo(4);
            assertThat(buffer.get(ValueLayout.JAVA_BYTE, 3)).isEqualTo((byte) 7);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BUFFERED", "DIRECT"})
    void memoryThatOneThreadOwnsIsRefusedForAnOverlappedReadAndTheDriverHearsNothing(IoType type) {
        pdo.ioType(type);
        try (Arena confined = Arena.ofConfined()) {
            IoRequest read = handle.startRead(confined.allocate(4));
            assertThat(read.status()).isEqualTo(Status.ACCESS_VIOLATION);
        }
        assertThat(served).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUFFERED", "DIRECT"})
    void readOnlyMemoryIsRefusedAsOutput(IoType type) {
        pdo.ioType(type);
        assertThat(handle.startRead(bytes(4).asReadOnly()).status())
                .isEqualTo(Status.ACCESS_VIOLATION);
        assertThat(served).isZero();
    }

    @Test
    void readOnlyMemoryIsGoodInput() {
        pdo.ioType(IoType.BUFFERED);
        assertThat(handle.startWrite(bytes(4).asReadOnly()).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void memoryThatIsClosedMeanwhileFailsTheRequestAndNotTheDriver() {
        pdo.ioType(IoType.BUFFERED);
        Arena shared = Arena.ofShared();
        serve =
                irp -> {
                    shared.close();
                    return fill(irp, Status.SUCCESS, 4);
                };
        assertThat(handle.startRead(shared.allocate(4)).status())
                .isEqualTo(Status.ACCESS_VIOLATION);
        assertThat(served).isOne();
    }

    @Test
    void aRefusedRequestLeavesNothingBehindAndSaysWhy() {
        pdo.ioType(IoType.DIRECT);
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment buffer = confined.allocate(4);
            StatusException refusal = null;
            try {
                ((Handle) handle).run(IrpMajor.READ, 0, MemorySegment.NULL, buffer);
            } catch (StatusException e) {
                refusal = e;
            }
            assertThat(refusal).hasMessageContaining("confined arena");
        }
        assertThat(handle.read(new byte[4])).isZero();
    }

    @Test
    void requestsOfDifferentLengthsSeeBuffersOfTheirOwnLengths() {
        pdo.ioType(IoType.BUFFERED);
        serve = irp -> fill(irp, Status.SUCCESS, irp.output().byteSize());
        for (int length : new int[] {1, 200_000, 3, 3, 64, 65, 0, 4096}) {
            assertThat(handle.read(new byte[length])).isEqualTo(length);
        }
    }
}
