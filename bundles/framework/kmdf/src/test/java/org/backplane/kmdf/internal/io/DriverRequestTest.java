package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.MemoryOffset;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestCompletionParams;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.kmdf.internal.support.FxMemory;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests that a filter makes itself, for the function driver below it. */
class DriverRequestTest {

    private static final int CODE = 0x222_000;

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice function = new TestDevice(dispatcher);
    private final TestDevice filter;
    private final IoTarget target;
    private final List<Request> kept = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> back = new ArrayList<>();
    private boolean keeping;

    DriverRequestTest() {
        function.io.createQueue(
                DispatchType.PARALLEL, config -> config.evtIoDefault(this::answer), true);
        function.io.powerUp();
        filter = new TestDevice(function.kernel, function);
        target = filter.io.ioTarget();
    }

    /** Answers in capitals what it is told, and reads with letters. */
    private Disposition answer(Request request) {
        seen.add(request.type() + " at " + request.byteOffset() + ": " + input(request));
        if (keeping) {
            kept.add(request);
            return request.markCancelable(r -> r.complete(Status.CANCELLED));
        }
        if (request.outputLength() == 0) {
            int written = request.type() == RequestType.WRITE ? request.inputLength() : 0;
            return request.complete(Status.SUCCESS, written);
        }
        String text = request.inputLength() == 0 ? "abcdefgh" : input(request);
        byte[] bytes = text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(bytes.length, request.outputLength());
        request.output().copyFrom(0, bytes, 0, length);
        return request.complete(Status.SUCCESS, length);
    }

    private static String input(Request request) {
        byte[] bytes = new byte[request.inputLength()];
        if (bytes.length > 0) {
            request.input().copyTo(0, bytes, 0, bytes.length);
        }
        return text(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static FxMemory memory(byte[] bytes) {
        FxMemory memory = new FxMemory("test");
        memory.open(MemorySegment.ofArray(bytes));
        return memory;
    }

    private Disposition note(Request request, Status status, long information) {
        back.add(status + " " + information);
        return request.pend();
    }

    private DriverRequest request() {
        return filter.root.createRequest(target);
    }

    @AfterEach
    void nothingIsLeft() {
        dispatcher.post(Level.PASSIVE, "removal", filter.root::deleteObject);
        dispatcher.runUntilIdle();
        assertThat(dispatcher.waits()).isEmpty();
        assertThat(dispatcher.alarms()).isEmpty();
        assertThat(filter.root.tree().leftOver()).isEmpty();
        assertThat(filter.faults).isEmpty();
        dispatcher.close();
    }

    @Test
    void aReadFillsTheMemoryThatItWasFormattedWith() {
        byte[] buffer = new byte[4];
        DriverRequest request = request();
        target.formatRequestForRead(request, memory(buffer), 16);
        request.send(target, this::note);
        assertThat(seen).containsExactly("READ at 16: ");
        assertThat(back).containsExactly("SUCCESS 4");
        assertThat(text(buffer)).isEqualTo("ABCD");
        assertThat(request.completionParams())
                .isEqualTo(new RequestCompletionParams(RequestType.READ, Status.SUCCESS, 4));
    }

    @Test
    void aWriteTakesAPartOfAMemory() {
        DriverRequest request = request();
        target.formatRequestForWrite(
                request, memory(bytes("0123456789")), new MemoryOffset(2, 3), 7);
        request.send(target, this::note);
        assertThat(seen).containsExactly("WRITE at 7: 234");
        assertThat(back).containsExactly("SUCCESS 3");
    }

    @Test
    void controlRequestsTakeInputAndOutput() {
        byte[] output = new byte[8];
        DriverRequest request = request();
        target.formatRequestForIoctl(request, CODE, memory(bytes("hello")), memory(output));
        request.send(target, this::note);
        request.reuse(Status.SUCCESS);
        target.formatRequestForInternalIoctl(request, CODE, memory(bytes("you")), null);
        request.send(target, this::note);
        assertThat(seen)
                .containsExactly("DEVICE_CONTROL at 0: hello", "DEVICE_CONTROL_INTERNAL at 0: you");
        assertThat(text(output)).startsWith("HELLO");
        assertThat(back).containsExactly("SUCCESS 5", "SUCCESS 0");
    }

    @Test
    void aPartThatIsNotInsideTheMemoryIsRefused() {
        DriverRequest request = request();
        assertThatThrownBy(() ->
                        target.formatRequestForRead(
                                request, memory(new byte[4]), new MemoryOffset(2, 3), 0))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_PARAMETER));
    }

    @Test
    void aStackLocationOfTheDriversOwnIsSentToo() {
        IoStackLocation stack = new IoStackLocation();
        stack.set(IrpMajor.READ, null, 0, 0, 42);
        DriverRequest request = request();
        request.wdmFormatUsingStackLocation(stack);
        assertThat(request.type()).isEqualTo(RequestType.READ);
        request.send(target, this::note);
        assertThat(back).containsExactly("SUCCESS 0");
    }

    @Test
    void aRequestIsFormattedBeforeItIsSentAndReusedBeforeItIsFormattedAgain() {
        DriverRequest request = request();
        assertRefused(() -> request.send(target, this::note));
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(target, this::note);
        assertRefused(() -> target.formatRequestForRead(request, memory(new byte[1]), 0));
        request.reuse(Status.TIMEOUT);
        assertThat(request.status()).isEqualTo(Status.TIMEOUT);
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(target, this::note);
        assertThat(back).hasSize(2);
    }

    @Test
    void whatIsForRequestsOfAQueueIsRefused() {
        DriverRequest request = request();
        assertRefused(() -> request.complete(Status.SUCCESS));
        assertRefused(() -> request.send(target));
        assertRefused(() -> request.markCancelable(r -> {}));
        assertRefused(request::requeue);
        assertRefused(request::input);
    }

    private static void assertRefused(Runnable use) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_REQUEST));
    }

    @Test
    void aRequestAtATargetIsNeitherReusedNorDeleted() {
        keeping = true;
        DriverRequest request = request();
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(target, this::note);
        assertThatThrownBy(() -> request.reuse(Status.SUCCESS))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(request::delete).isInstanceOf(IllegalStateException.class);
        assertThat(request.cancelSentRequest()).isTrue();
        assertThat(back).containsExactly("CANCELLED 0");
        request.delete();
    }

    @Test
    void theCompletionRoutineMayDeleteTheRequest() {
        List<String> end = new ArrayList<>();
        DriverRequest request = request();
        request.evtCleanup(() -> end.add("cleanup"));
        request.evtDestroy(() -> end.add("destroy"));
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(
                target,
                (r, status, information) -> {
                    request.delete();
                    return Disposition.PENDING;
                });
        dispatcher.runUntilIdle();
        assertThat(end).containsExactly("cleanup", "destroy");
    }

    @Test
    void theCompletionRoutineMaySendTheRequestAgain() {
        DriverRequest request = request();
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(target, this::again);
        assertThat(back).hasSize(5);
    }

    private Disposition again(Request r, Status status, long information) {
        back.add(status + " " + information);
        DriverRequest request = (DriverRequest) r;
        if (back.size() < 5) {
            request.reuse(Status.SUCCESS);
            target.formatRequestForRead(request, memory(new byte[1]), 0);
            request.send(target, this::again);
        }
        return request.pend();
    }

    @Test
    void theEndOfTheParentCancelsWhatIsAtATargetAndWaitsForIt() {
        keeping = true;
        DriverRequest request = request();
        target.formatRequestForRead(request, memory(new byte[1]), 0);
        request.send(target, this::note);
        dispatcher.post(Level.PASSIVE, "removal", filter.root::disposeObject);
        dispatcher.runUntilIdle();
        assertThat(back).containsExactly("CANCELLED 0");
        assertThat(dispatcher.waits()).isEmpty();
    }

    @Test
    void anIrpThatIsTooSmallIsNotAccepted() {
        DriverRequest request = filter.root.createRequestFromIrp(new Irp(0));
        assertThatThrownBy(() -> request.changeTarget(target))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.REQUEST_NOT_ACCEPTED));
    }

    @Test
    void anIrpOfTheDriversOwnIsSent() {
        DriverRequest request = filter.root.createRequestFromIrp(new Irp(1));
        target.formatRequestForRead(request, memory(new byte[3]), 0);
        request.send(target, this::note);
        assertThat(back).containsExactly("SUCCESS 3");
    }

    // ------------------------------------------------------------------ synchronous sending

    private void post(Runnable body) {
        dispatcher.post(Level.PASSIVE, "the driver", body);
        dispatcher.runUntilIdle();
    }

    @Test
    void theSynchronousHelpersReturnTheNumberOfBytes() {
        post(() -> {
            byte[] output = new byte[6];
            back.add("" + target.sendReadSynchronously(output, 3, RequestSendOptions.NONE));
            back.add(text(output));
            back.add("" + target.sendWriteSynchronously(bytes("xyz"), 0, RequestSendOptions.NONE));
            back.add(
                    ""
                            + target.sendIoctlSynchronously(
                                    CODE, bytes("io"), output, RequestSendOptions.NONE));
            back.add(
                    ""
                            + target.sendInternalIoctlSynchronously(
                                    CODE, bytes("internal"), output, RequestSendOptions.NONE));
            back.add(text(output));
        });
        assertThat(back).containsExactly("6", "ABCDEF", "3", "2", "6", "INTERN");
        assertThat(seen).hasSize(4);
    }

    @Test
    void aSynchronousHelperThrowsWhatTheTargetAnswered() {
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
        post(() ->
                note(() -> target.sendReadSynchronously(new byte[1], 0, RequestSendOptions.NONE)));
        assertThat(back).containsExactly("INVALID_DEVICE_STATE");
    }

    @Test
    void aSynchronousHelperTimesOut() {
        keeping = true;
        RequestSendOptions options = RequestSendOptions.NONE.withTimeout(Duration.ofSeconds(1));
        post(() -> note(() -> target.sendReadSynchronously(new byte[1], 0, options)));
        assertThat(back).isEmpty();
        dispatcher.advance(Duration.ofSeconds(1).toNanos());
        assertThat(back).containsExactly("IO_TIMEOUT");
    }

    private void note(Runnable use) {
        try {
            use.run();
        } catch (StatusException e) {
            back.add(e.status().toString());
        }
    }

    // ------------------------------------------------------------------ the self target

    @Test
    void whatIsSentToTheSelfTargetGoesToTheDevicesOwnQueues() {
        function.io.allowSelfIoTarget();
        IoTarget self = function.io.selfIoTarget();
        byte[] buffer = new byte[3];
        DriverRequest request = function.root.createRequest(self);
        self.formatRequestForRead(request, memory(buffer), 5);
        request.send(self, this::note);
        assertThat(seen).containsExactly("READ at 5: ");
        assertThat(back).containsExactly("SUCCESS 3");
        assertThat(text(buffer)).isEqualTo("ABC");
    }

    @Test
    void theSelfTargetMayHaveAQueueOfItsOwn() {
        function.io.allowSelfIoTarget();
        IoTarget self = function.io.selfIoTarget();
        IoQueue own = function.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        function.io.powerUp();
        function.io.selfAssignDefaultIoQueue(own);
        DriverRequest request = function.root.createRequest(self);
        self.formatRequestForRead(request, memory(new byte[3]), 0);
        request.send(self, this::note);
        assertThat(seen).isEmpty();
        own.retrieveNextRequest().complete(Status.SUCCESS, 2);
        assertThat(back).containsExactly("SUCCESS 2");
    }

    @Test
    void aDeviceWithoutLeaveHasNoSelfTarget() {
        assertRefused(function.io::selfIoTarget);
    }

    // ------------------------------------------------------------------ requests of a queue

    @Test
    void aRequestOfAQueueIsFormattedWithAnotherBufferAndGetsItsOwnBack() {
        byte[] other = new byte[2];
        filter.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            target.formatRequestForRead(request, memory(other), 9);
                            return request.send(
                                    target,
                                    (r, status, information) -> {
                                        r.output().copyFrom(0, other, 0, 2);
                                        return r.complete(status, information);
                                    });
                        }),
                true);
        byte[] own = new byte[4];
        TestDevice.Call call = filter.read(own);
        assertThat(seen).containsExactly("READ at 9: ");
        assertThat(call.information).isEqualTo(2);
        assertThat(text(other)).isEqualTo("AB");
        assertThat(text(own)).startsWith("AB");
    }
}
