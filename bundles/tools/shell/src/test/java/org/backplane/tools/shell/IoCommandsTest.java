package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.io.IoRequest;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.security.AccessToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.AsynchronousByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

class IoCommandsTest {

    private final FakePnp pnp = new FakePnp();
    private final FakeIo io = new FakeIo();

    @BeforeEach
    void plug() {
        pnp.nodes.add(FakePnp.node("ROOT\\ECHO\\0000", null));
    }

    @Test
    void readPrintsWhatCame() throws CommandFailure {
        io.answer = new Done(Status.SUCCESS, 2);
        assertThat(new IoRead(pnp, io).answer(List.of("echo", "16"))).isEqualTo("hi\n");
        assertThat(io.calls).containsExactly("open ROOT\\ECHO\\0000", "read 16", "close");
    }

    @Test
    void aNameThatADriverGaveADeviceIsOpenedAsItIs() throws CommandFailure {
        io.answer = new Done(Status.SUCCESS, 2);
        assertThat(new IoRead(pnp, io).answer(List.of("//./Clock", "16"))).isEqualTo("hi\n");
        assertThat(io.calls).containsExactly("open //./Clock", "read 16", "close");
    }

    @Test
    void writePrintsHowManyBytesWent() throws CommandFailure {
        io.answer = new Done(Status.SUCCESS, 5);
        assertThat(new IoWrite(pnp, io).answer(List.of("echo", "hello")))
                .isEqualTo("5 bytes written\n");
    }

    @Test
    void ioctlSendsCodeAndInputAndPrintsTheOutput() throws CommandFailure {
        io.answer = new Done(Status.SUCCESS, 2);
        assertThat(new IoIoctl(pnp, io).answer(List.of("echo", "0x222004", "0102")))
                .isEqualTo("2 bytes\nhi\n");
        assertThat(io.calls)
                .containsExactly("open ROOT\\ECHO\\0000", "control 222004 with 2", "close");
    }

    @Test
    void aFailureNamesRequestDeviceAndStatusAndTheHandleIsClosed() {
        io.answer = new Done(Status.BUFFER_OVERFLOW, 0);
        String text = "x".repeat(50_000);
        assertThatThrownBy(() -> new IoWrite(pnp, io).answer(List.of("echo", text)))
                .hasToString(
                        "write of 50000 bytes to ROOT\\ECHO\\0000 failed: BUFFER_OVERFLOW"
                                + " (0x80000005)");
        assertThat(io.calls).endsWith("close");
    }

    @Test
    void aDeviceWithAProblemIsNotOpenedAndTheProblemIsSaid() {
        pnp.nodes.add(
                FakePnp.node(
                        "ROOT\\FOO\\0000",
                        null,
                        DeviceStatus.PROBLEM,
                        new Problem(
                                ProblemCode.FAILED_INSTALL,
                                Status.NOT_FOUND,
                                "ROOT\\FOO\\0000 has no driver. Add one.")));
        assertThatThrownBy(() -> new IoRead(pnp, io).answer(List.of("foo", "5")))
                .hasToString(
                        "read of 5 bytes from ROOT\\FOO\\0000 failed: ROOT\\FOO\\0000 has no"
                                + " driver. Add one. (problem 28)");
        assertThat(io.calls).isEmpty();
    }

    /** Answers every request the same way, with "hi" in the output. */
    private static final class FakeIo implements IoManager, DeviceHandle {
        final List<String> calls = new ArrayList<>();
        IoRequest answer;

        @Override
        public DeviceHandle open(String name) {
            calls.add("open " + name);
            return this;
        }

        @Override
        public DeviceHandle open(String name, AccessToken caller, int desiredAccess) {
            return open(name);
        }

        @Override
        public String instanceId() {
            return "ROOT\\ECHO\\0000";
        }

        @Override
        public IoRequest startRead(MemorySegment buffer) {
            calls.add("read " + buffer.byteSize());
            return greet(buffer);
        }

        @Override
        public IoRequest startWrite(MemorySegment buffer) {
            calls.add("write " + buffer.byteSize());
            return answer;
        }

        @Override
        public IoRequest startControl(int code, MemorySegment input, MemorySegment output) {
            calls.add("control %x with %d".formatted(code, input.byteSize()));
            return greet(output);
        }

        private IoRequest greet(MemorySegment buffer) {
            buffer.set(ValueLayout.JAVA_BYTE, 0, (byte) 'h');
            buffer.set(ValueLayout.JAVA_BYTE, 1, (byte) 'i');
            return answer;
        }

        @Override
        public int read(byte[] buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(byte[] data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(MemorySegment buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(MemorySegment data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] control(int code, byte[] input, int outputLength) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Integer> readAsync(MemorySegment buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Integer> writeAsync(MemorySegment buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Integer> controlAsync(
                int code, MemorySegment input, MemorySegment output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AsynchronousByteChannel channel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream inputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutputStream outputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancelAll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    private record Done(Status status, long information) implements IoRequest {
        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public Status await() {
            return status;
        }

        @Override
        public boolean await(long timeoutNanos) {
            return true;
        }

        @Override
        public boolean cancel() {
            return false;
        }

        @Override
        public void whenDone(Consumer<IoRequest> action) {
            action.accept(this);
        }
    }
}
