package org.backplane.io.internal;

import org.backplane.io.IoManager;
import org.backplane.io.IoRequest;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IrpMajor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.nio.channels.WritePendingException;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A handle as a channel.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #close} at PASSIVE. <b>Serialised by:</b> {@link
 * #reading} and {@link #writing}, which admit one transfer each.
 */
final class DeviceChannel implements AsynchronousByteChannel {

    private static final Logger LOG = LoggerFactory.getLogger(IoManager.class);

    private final Handle handle;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean writing = new AtomicBoolean();

    DeviceChannel(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Future<Integer> read(ByteBuffer dst) {
        RequestFuture future = handle.newFuture();
        read(dst, future);
        return future;
    }

    @Override
    public <A> void read(
            ByteBuffer dst, A attachment, CompletionHandler<Integer, ? super A> handler) {
        read(dst, futureFor(attachment, handler));
    }

    @Override
    public Future<Integer> write(ByteBuffer src) {
        RequestFuture future = handle.newFuture();
        write(src, future);
        return future;
    }

    @Override
    public <A> void write(
            ByteBuffer src, A attachment, CompletionHandler<Integer, ? super A> handler) {
        write(src, futureFor(attachment, handler));
    }

    private void read(ByteBuffer dst, RequestFuture future) {
        if (dst.isReadOnly()) {
            throw new IllegalArgumentException(
                    "a read needs a buffer that can be written; this one is read-only");
        }
        if (!isOpen()) {
            future.settle(0, closed(new ClosedChannelException()));
            return;
        }
        if (!reading.compareAndSet(false, true)) {
            throw new ReadPendingException();
        }
        transfer(IrpMajor.READ, dst, reading, future);
    }

    private void write(ByteBuffer src, RequestFuture future) {
        Objects.requireNonNull(src, "src");
        if (!isOpen()) {
            future.settle(0, closed(new ClosedChannelException()));
            return;
        }
        if (!writing.compareAndSet(false, true)) {
            throw new WritePendingException();
        }
        transfer(IrpMajor.WRITE, src, writing, future);
    }

    private void transfer(
            int major, ByteBuffer buffer, AtomicBoolean pending, RequestFuture future) {
        if (!buffer.hasRemaining()) {
            pending.set(false);
            future.settle(0, null);
            return;
        }
        IoRequest request;
        MemorySegment bytes = MemorySegment.ofBuffer(buffer);
        try {
            request = major == IrpMajor.READ ? handle.startRead(bytes) : handle.startWrite(bytes);
        } catch (RuntimeException | Error unwinding) {
            pending.set(false);
            throw unwinding;
        }
        future.follow(
                request,
                done -> {
                    try {
                        return transferred(major, buffer, bytes, done);
                    } finally {
                        // Before anybody hears of it, so that he can start the next one.
                        pending.set(false);
                    }
                });
    }

    private int transferred(int major, ByteBuffer buffer, MemorySegment bytes, IoRequest done)
            throws IOException {
        if (!isOpen()) {
            throw closed(new AsynchronousCloseException());
        }
        boolean read = major == IrpMajor.READ;
        if (read && done.status() == Status.END_OF_FILE) {
            return -1;
        }
        try {
            MemorySegment none = MemorySegment.NULL;
            int length =
                    Failures.transferred(
                            major,
                            0,
                            read ? none : bytes,
                            read ? bytes : none,
                            handle.instanceId(),
                            done);
            buffer.position(buffer.position() + length);
            return read && length == 0 ? -1 : length;
        } catch (StatusException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private <T extends ClosedChannelException> T closed(T closed) {
        closed.initCause(Failures.closed(handle.instanceId(), handle.refusal()));
        return closed;
    }

    /** A future that tells the handler. */
    private <A> RequestFuture futureFor(
            A attachment, CompletionHandler<Integer, ? super A> handler) {
        Objects.requireNonNull(handler, "handler");
        RequestFuture future = handle.newFuture();
        // The handler has to depend on it before it is under way; see RequestFuture.settle.
        var _ =
                future.whenComplete(
                        (length, failure) -> tell(handler, attachment, length, failure));
        return future;
    }

    private static <A> void tell(
            CompletionHandler<Integer, ? super A> handler,
            A attachment,
            Integer length,
            Throwable failure) {
        try {
            if (failure == null) {
                handler.completed(length, attachment);
            } else {
                handler.failed(failure, attachment);
            }
        } catch (RuntimeException | Error fault) {
            // The future keeps it where nobody looks.
            LOG.error("An application's completion handler threw", fault);
            throw fault;
        }
    }

    @Override
    public boolean isOpen() {
        return handle.refusal() == null;
    }

    @Override
    public void close() {
        handle.close();
    }
}
