package org.backplane.io.internal;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.OpenTarget;
import org.backplane.wdm.security.AccessMask;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.AsynchronousByteChannel;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An open file object.
 *
 * <p>Closing refuses new requests, cancels those under way, sends CLEANUP, waits until the drivers
 * have completed what they still had, and sends CLOSE. CREATE is a request like the others, so a
 * handle can be closed while it is being opened; then it is seen through first. The application and
 * the removal of the device may both close; the second waits for the first, and neither returns
 * before the driver has seen the last of the handle.
 *
 * <p><b>Level:</b> as {@link DeviceHandle}. <b>Serialised by:</b> {@link #refusal} elects who
 * closes; {@link #created} is written before {@link #opening} is cleared, and read after it was
 * seen clear, or after all requests were given back.
 */
final class Handle implements DeviceHandle {

    private final Kernel kernel;
    private final DeviceObject device;

    /** What people call the device. */
    private final String label;

    /** The rights that the handle has. */
    private final int access;

    private final FileObject file;
    private final RequestTable requests;

    /** What new requests fail with; null while the handle is open. */
    private final AtomicReference<Status> refusal = new AtomicReference<>();

    private final Event closed;

    /** Whether CREATE is not answered yet. */
    private volatile boolean opening = true;

    private boolean created;

    /**
     * Makes a handle that is not open yet.
     *
     * @param desiredAccess what requests it is for
     */
    Handle(Kernel kernel, OpenTarget target, int desiredAccess) {
        this.kernel = kernel;
        this.device = target.device();
        this.label = device.pdo().describe();
        this.access = AccessMask.map(desiredAccess);
        requests = new RequestTable(kernel.dispatcher(), label);
        file = new FileObject(device, target.rest(), requests::isBusy);
        closed = kernel.dispatcher().event("closing of a handle on " + label);
    }

    /** Lets the removal of the device find the handle. */
    void register() {
        kernel.openFiles().add(file, () -> close(Status.NO_SUCH_DEVICE));
    }

    /** Asks the driver to open; closes the handle if it refuses. */
    void create() {
        try {
            run(IrpMajor.CREATE, 0, MemorySegment.NULL, MemorySegment.NULL);
        } catch (StatusException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public String instanceId() {
        return label;
    }

    @Override
    public IoRequest startRead(MemorySegment buffer) {
        return start(IrpMajor.READ, 0, MemorySegment.NULL, buffer);
    }

    @Override
    public IoRequest startWrite(MemorySegment buffer) {
        return start(IrpMajor.WRITE, 0, buffer, MemorySegment.NULL);
    }

    @Override
    public IoRequest startControl(int code, MemorySegment input, MemorySegment output) {
        return start(IrpMajor.DEVICE_CONTROL, code, input, output);
    }

    @Override
    public int read(byte[] buffer) {
        return read(MemorySegment.ofArray(buffer));
    }

    @Override
    public int read(MemorySegment buffer) {
        return run(IrpMajor.READ, 0, MemorySegment.NULL, buffer);
    }

    @Override
    public int write(byte[] data) {
        return write(MemorySegment.ofArray(data));
    }

    @Override
    public int write(MemorySegment data) {
        return run(IrpMajor.WRITE, 0, data, MemorySegment.NULL);
    }

    @Override
    public byte[] control(int code, byte[] input, int outputLength) {
        byte[] output = new byte[outputLength];
        int length =
                run(
                        IrpMajor.DEVICE_CONTROL,
                        code,
                        MemorySegment.ofArray(input),
                        MemorySegment.ofArray(output));
        return length == outputLength ? output : Arrays.copyOf(output, length);
    }

    @Override
    public CompletableFuture<Integer> readAsync(MemorySegment buffer) {
        return startAsync(IrpMajor.READ, 0, MemorySegment.NULL, buffer);
    }

    @Override
    public CompletableFuture<Integer> writeAsync(MemorySegment buffer) {
        return startAsync(IrpMajor.WRITE, 0, buffer, MemorySegment.NULL);
    }

    @Override
    public CompletableFuture<Integer> controlAsync(
            int code, MemorySegment input, MemorySegment output) {
        return startAsync(IrpMajor.DEVICE_CONTROL, code, input, output);
    }

    private CompletableFuture<Integer> startAsync(
            int major, int code, MemorySegment input, MemorySegment output) {
        RequestFuture future = newFuture();
        future.follow(
                start(major, code, input, output),
                done -> Failures.transferred(major, code, input, output, instanceId(), done));
        return future;
    }

    /** A future for a request of this handle. */
    RequestFuture newFuture() {
        return new RequestFuture(kernel.dispatcher(), instanceId());
    }

    @Override
    public AsynchronousByteChannel channel() {
        return new DeviceChannel(this);
    }

    @Override
    public InputStream inputStream() {
        return new DeviceInputStream(this);
    }

    @Override
    public OutputStream outputStream() {
        return new DeviceOutputStream(this);
    }

    /** What new requests fail with; null while the handle is open. */
    Status refusal() {
        return refusal.get();
    }

    @Override
    public void cancelAll() {
        requests.cancelAll();
    }

    @Override
    public void close() {
        close(Status.INVALID_DEVICE_STATE);
    }

    private void close(Status reason) {
        if (!refusal.compareAndSet(null, reason)) {
            closed.await();
            return;
        }
        try {
            requests.refuse();
            requests.cancelAll();
            if (opening) {
                requests.awaitEmpty();
            }
            if (created) {
                tell(IrpMajor.CLEANUP);
                file.setFlags(FileObject.CLEANUP_COMPLETE);
                requests.awaitEmpty();
                tell(IrpMajor.CLOSE);
            }
        } finally {
            kernel.openFiles().remove(file);
            closed.set();
        }
    }

    /** Whether the handle was opened for such requests. */
    private boolean permits(int major, int code) {
        int needed =
                switch (major) {
                    case IrpMajor.READ -> AccessMask.FILE_READ_DATA;
                    case IrpMajor.WRITE -> AccessMask.FILE_WRITE_DATA;
                    // The code says itself: FILE_READ_ACCESS and FILE_WRITE_ACCESS are the same.
                    case IrpMajor.DEVICE_CONTROL -> code >>> 14 & 3;
                    default -> 0;
                };
        return (needed & ~access) == 0;
    }

    private IoRequest start(int major, int code, MemorySegment input, MemorySegment output) {
        if (!permits(major, code)) {
            return requests.failed(Status.ACCESS_DENIED);
        }
        DeviceObject top = device.top();
        HandleRequest request = requests.admit(false, top.stackSize());
        if (request == null) {
            return requests.failed(refusal.get());
        }
        send(request, top, major, code, input, output);
        return request;
    }

    /** Sends a request and waits; returns the number of bytes transferred. */
    int run(int major, int code, MemorySegment input, MemorySegment output) {
        if (!permits(major, code)) {
            throw Failures.of(major, code, input, output, instanceId(), Status.ACCESS_DENIED);
        }
        DeviceObject top = device.top();
        HandleRequest request = requests.admit(true, top.stackSize());
        if (request == null) {
            throw Failures.of(major, code, input, output, instanceId(), refusal.get());
        }
        try {
            send(request, top, major, code, input, output);
            request.await();
            Status status = request.fetchOutput();
            if (major == IrpMajor.CREATE) {
                opened(status.isSuccess());
            }
            if (!status.isSuccess()) {
                throw Failures.of(major, code, input, output, instanceId(), status);
            }
            return (int) request.information();
        } finally {
            request.release();
        }
    }

    private void opened(boolean agreed) {
        if (agreed) {
            file.setFlags(FileObject.HANDLE_CREATED);
        }
        created = agreed;
        opening = false;
    }

    /** Sends a request of the closing itself; its status changes nothing. */
    private void tell(int major) {
        DeviceObject top = device.top();
        HandleRequest request = requests.admitLast(top.stackSize());
        try {
            send(request, top, major, 0, MemorySegment.NULL, MemorySegment.NULL);
            request.await();
        } finally {
            request.release();
        }
    }

    private void send(
            HandleRequest request,
            DeviceObject top,
            int major,
            int code,
            MemorySegment input,
            MemorySegment output) {
        int inputLength = (int) input.byteSize();
        int outputLength = (int) output.byteSize();
        Transfer transfer = request.transfer();
        Status usable = transfer.open(major, code, top.ioType(), input, output, request.isPooled());
        if (!usable.isSuccess()) {
            request.fail(usable);
            return;
        }
        Irp irp = transfer.irp();
        if (major == IrpMajor.DEVICE_CONTROL) {
            irp.next().setControl(major, file, code, inputLength, outputLength);
        } else {
            irp.next().set(major, file, inputLength, outputLength, 0);
        }
        request.send(top);
    }
}
