package org.backplane.io.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A WDM driver and its device: it keeps reads until the test completes them or somebody cancels
 * them, and notes what it sees. A read is known by its length.
 */
final class PendingDriver {

    static final UUID CLASS = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String INSTANCE = "ROOT\\TEST\\0000";

    final Kernel kernel;
    final DeviceObject pdo;
    final DeviceInterface deviceInterface;

    /** What handles did, for example {@code CREATE \name}. */
    final List<String> handles = new ArrayList<>();

    /** Reads that wait. */
    final List<Irp> waiting = new ArrayList<>();

    /** Lengths of the reads that came, were completed, and were cancelled. */
    final List<Integer> received = new ArrayList<>();

    final List<Integer> completed = new ArrayList<>();
    final List<Integer> cancelled = new ArrayList<>();

    /** The IRPs that came, in order. */
    final List<Irp> irps = new ArrayList<>();

    /** What was written, and how much of a write the driver takes. */
    final ByteArrayOutputStream written = new ByteArrayOutputStream();

    int writeLimit = Integer.MAX_VALUE;

    /** Whether writes are kept as reads are. */
    boolean holdWrites;

    /** How many bytes more than it took the driver reports. */
    int writeSurplus;

    Status createStatus = Status.SUCCESS;

    /** Runs inside the cancel routine after the IRP was completed. */
    Runnable afterCancel = () -> {};

    /** What the cancel routine found changed though it had not returned yet. */
    final List<String> recycled = new ArrayList<>();

    private final DriverObject driver;

    PendingDriver(Dispatcher dispatcher) {
        kernel = new Kernel(dispatcher);
        driver = new DriverObject(kernel, "pending");
        driver.majorFunction(IrpMajor.CREATE, (device, irp) -> handle("CREATE", irp));
        driver.majorFunction(IrpMajor.CLEANUP, (device, irp) -> handle("CLEANUP", irp));
        driver.majorFunction(IrpMajor.CLOSE, (device, irp) -> handle("CLOSE", irp));
        driver.majorFunction(IrpMajor.READ, (device, irp) -> read(irp));
        driver.majorFunction(IrpMajor.WRITE, (device, irp) -> write(irp));
        driver.majorFunction(IrpMajor.DEVICE_CONTROL, (device, irp) -> control(irp));
        pdo = new DeviceObject(new DriverObject(kernel, "bus"), null);
        pdo.instanceId(INSTANCE);
        attach();
        deviceInterface = kernel.deviceInterfaces().register(CLASS, pdo, "");
        kernel.deviceInterfaces().setState(deviceInterface, true);
    }

    /** Puts one more device object of this driver on top of the stack. */
    DeviceObject attach() {
        DeviceObject device = new DeviceObject(driver, null);
        device.attachTo(pdo);
        return device;
    }

    /** Completes the first read that waits, after it has put {@code data} into its buffer. */
    boolean answer(Status status, byte... data) {
        Irp irp = waiting.removeFirst();
        if (irp.setCancelRoutine(null) == null) {
            return false;
        }
        MemorySegment.copy(data, 0, irp.output(), ValueLayout.JAVA_BYTE, 0, data.length);
        completed.add(irp.current().outputLength());
        irp.complete(status, data.length);
        return true;
    }

    private Status write(Irp irp) {
        if (holdWrites) {
            return read(irp);
        }
        int taken = Math.min(writeLimit, irp.current().inputLength());
        byte[] data = irp.input().asSlice(0, taken).toArray(ValueLayout.JAVA_BYTE);
        written.writeBytes(data);
        return irp.complete(Status.SUCCESS, taken + writeSurplus);
    }

    /** Completes a read, unless a canceller has it. */
    boolean complete(Irp irp) {
        waiting.remove(irp);
        if (irp.setCancelRoutine(null) == null) {
            return false;
        }
        finish(irp, Status.SUCCESS);
        return true;
    }

    private Status handle(String what, Irp irp) {
        handles.add((what + " " + irp.current().fileObject().name()).strip());
        return irp.complete(what.equals("CREATE") ? createStatus : Status.SUCCESS);
    }

    private Status read(Irp irp) {
        irps.add(irp);
        received.add(irp.current().outputLength());
        irp.markPending();
        waiting.add(irp);
        irp.setCancelRoutine((device, cancelledIrp) -> cancel(cancelledIrp));
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            waiting.remove(irp);
            finish(irp, Status.CANCELLED);
        }
        return Status.PENDING;
    }

    private void cancel(Irp irp) {
        int length = irp.current().outputLength();
        waiting.remove(irp);
        cancelled.add(length);
        // As drivers do that must not complete under a lock of the canceller's.
        kernel.dispatcher()
                .post(Level.DISPATCH, "cancel " + length, () -> finish(irp, Status.CANCELLED));
        afterCancel.run();
        if (!irp.isCancelled() || irp.input().byteSize() != 0) {
            recycled.add("the IRP of read " + length);
        }
    }

    private void finish(Irp irp, Status status) {
        int length = irp.current().outputLength();
        completed.add(length);
        irp.complete(status, status.isSuccess() ? length : 0);
    }

    private static Status control(Irp irp) {
        if (irp.current().controlCode() != 42) {
            throw new IllegalStateException("this driver is broken");
        }
        irp.output().copyFrom(irp.input());
        return irp.complete(Status.SUCCESS, irp.input().byteSize());
    }
}
