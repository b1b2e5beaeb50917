package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What a driver does with one request that it was handed. */
class RequestVerbsTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<Request> presented = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private IoQueue queue;

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private Request present(TestDevice.Call call) {
        assertThat(call.status).isEqualTo(Status.PENDING);
        return presented.getLast();
    }

    private void keepAll() {
        queue =
                device.io.createQueue(
                        DispatchType.PARALLEL,
                        config ->
                                config.evtIoDefault(
                                                request -> {
                                                    presented.add(request);
                                                    return request.pend();
                                                })
                                        .allowZeroLengthRequests(),
                        true);
        device.io.powerUp();
    }

    private TestDevice.Call control(int input, int output) {
        Irp irp = new Irp(device.object.stackSize());
        irp.next().setControl(IrpMajor.DEVICE_CONTROL, null, 0x222000, input, output);
        irp.buffers(
                MemorySegment.ofArray(new byte[input]), MemorySegment.ofArray(new byte[output]));
        return device.send(irp);
    }

    private TestDevice.Call write(int length) {
        Irp irp = new Irp(device.object.stackSize());
        irp.next().set(IrpMajor.WRITE, null, length, 0, 0);
        irp.buffers(MemorySegment.ofArray(new byte[length]), MemorySegment.NULL);
        return device.send(irp);
    }

    private static Status statusOf(ThrowingCallable call) {
        try {
            call.call();
            return Status.SUCCESS;
        } catch (StatusException e) {
            return e.status();
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    // ------------------------------------------------------------------ retrieval

    @Test
    void aBufferThatIsShorterThanTheMinimumIsTooSmall() {
        keepAll();
        Request request = present(control(4, 8));
        assertThat(request.input(4).length()).isEqualTo(4);
        assertThat(statusOf(() -> request.input(5))).isEqualTo(Status.BUFFER_TOO_SMALL);
        assertThat(request.output(8).length()).isEqualTo(8);
        assertThat(statusOf(() -> request.output(9))).isEqualTo(Status.BUFFER_TOO_SMALL);
    }

    @Test
    void aBufferOfLengthZeroIsTooSmallForAnyMinimum() {
        keepAll();
        Request request = present(control(0, 0));
        assertThat(statusOf(request::input)).isEqualTo(Status.BUFFER_TOO_SMALL);
        assertThat(statusOf(() -> request.input(0))).isEqualTo(Status.BUFFER_TOO_SMALL);
        assertThat(statusOf(request::output)).isEqualTo(Status.BUFFER_TOO_SMALL);
    }

    @Test
    void aReadHasNoInputAndAWriteNoOutput() {
        keepAll();
        Request read = present(device.read(new byte[1]));
        assertThat(statusOf(read::input)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        Request write = present(write(1));
        assertThat(statusOf(write::output)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(write.input().length()).isEqualTo(1);
    }

    @Test
    void aBufferThatIsTooSmallCompletesTheRequestOfAHandlerThatDoesNotCare() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoDeviceControl((request, code, outputLength, inputLength) ->
                                request.complete(Status.SUCCESS, request.input(8).length())),
                true);
        device.io.powerUp();
        assertThat(control(4, 0).status).isEqualTo(Status.BUFFER_TOO_SMALL);
        assertThat(control(4, 0).completions).isEqualTo(1);
        assertThat(device.faults).isEmpty();
    }

    @Test
    void aFailureCodeAfterTheDecisionIsAFaultAllTheSame() {
        device.io.createQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) -> {
                            request.complete(Status.SUCCESS, length);
                            throw new StatusException(Status.NOT_FOUND, "too late");
                        }),
                true);
        device.io.powerUp();
        assertThat(device.read(new byte[1]).status).isEqualTo(Status.SUCCESS);
        assertThat(device.faults).containsExactly("EvtIoRead: too late");
    }

    @Test
    void largePartsOfABufferAreCopiedAtOnceAndNotAfterCompletion() {
        keepAll();
        Request one = present(control(4, 4));
        Request other = present(control(4, 4));
        byte[] own = new byte[4];
        one.output().copyFrom(1, MemorySegment.ofArray(new byte[] {7, 8, 9}), 1, 2);
        one.output().copyTo(0, other.output(), 1, 3);
        other.output().copyTo(0, MemorySegment.ofArray(own), 0, 4);
        assertThat(own).containsExactly(0, 0, 8, 9);
        Memory gone = other.output();
        other.complete(Status.SUCCESS);
        assertThatIllegalStateException().isThrownBy(() -> one.output().copyTo(0, gone, 0, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> gone.copyTo(0, MemorySegment.ofArray(own), 0, 1));
    }

    // ------------------------------------------------------------------ information, queue

    @Test
    void aRequestCompletesWithTheInformationThatWasSet() {
        keepAll();
        TestDevice.Call call = device.read(new byte[8]);
        Request request = present(call);
        assertThat(request.information()).isZero();
        request.setInformation(5);
        assertThat(request.information()).isEqualTo(5);
        request.complete(Status.SUCCESS);
        assertThat(call.information).isEqualTo(5);
    }

    @Test
    void aRequestKnowsItsQueue() {
        keepAll();
        IoQueue other = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        device.io.powerUp();
        Request request = present(device.read(new byte[1]));
        assertThat(request.ioQueue()).isSameAs(queue);
        request.forwardTo(other);
        assertThat(other.retrieveNextRequest().ioQueue()).isSameAs(other);
        request.complete(Status.SUCCESS);
        assertThatIllegalStateException().isThrownBy(request::ioQueue);
    }

    // ------------------------------------------------------------------ status codes

    @ParameterizedTest
    @CsvSource({
        "0xC0200203, DEVICE_BUSY",
        "0xC0200204, DEVICE_BUSY",
        "0xC0200201, INTERNAL_ERROR",
        "0xC0200214, INSUFFICIENT_RESOURCES",
        "0xC0200206, INVALID_DEVICE_REQUEST",
        "0xC020020F, INVALID_DEVICE_REQUEST",
        "0x40200000, INVALID_DEVICE_REQUEST",
        "0xC0000035, OBJECT_NAME_COLLISION"
    })
    void aStatusOfTheFrameworkBecomesOneOfTheSystem(String completed, String seen) {
        keepAll();
        TestDevice.Call call = device.read(new byte[1]);
        present(call).complete(Status.of(Long.decode(completed).intValue()), 0);
        assertThat(call.status.name()).isEqualTo(seen);
    }

    // ------------------------------------------------------------------ cancellation

    private Disposition cancel(Request request) {
        cancelled.add("called");
        return request.complete(Status.CANCELLED);
    }

    @Test
    void markCancelableExOfACancelledRequestSaysSoAndDoesNotCallBack() {
        keepAll();
        TestDevice.Call call = device.read(new byte[1]);
        Request request = present(call);
        call.irp.cancel();
        assertThat(request.isCanceled()).isTrue();
        assertThat(request.markCancelableEx(this::cancel)).isFalse();
        dispatcher.runUntilIdle();
        assertThat(cancelled).isEmpty();
        request.complete(Status.CANCELLED);
        assertThat(call.completions).isEqualTo(1);
    }

    @Test
    void markCancelableExOfAnotherRequestMarksIt() {
        keepAll();
        TestDevice.Call call = device.read(new byte[1]);
        assertThat(present(call).markCancelableEx(this::cancel)).isTrue();
        call.irp.cancel();
        assertThat(cancelled).containsExactly("called");
        assertThat(call.status).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aPurgeInProgressCountsAsCancelledForBothMarks() {
        keepAll();
        Request one = present(device.read(new byte[1]));
        Request other = present(device.read(new byte[1]));
        queue.purge();
        assertThat(one.markCancelableEx(this::cancel)).isFalse();
        one.complete(Status.CANCELLED);
        other.markCancelable(this::cancel);
        assertThat(cancelled).containsExactly("called");
    }

    @Test
    void markingTwiceIsAnInvalidRequest() {
        keepAll();
        Request request = present(device.read(new byte[1]));
        request.markCancelable(this::cancel);
        assertThat(statusOf(() -> request.markCancelable(this::cancel)))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(statusOf(() -> request.markCancelableEx(this::cancel)))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }

    @Test
    void markingOrUnmarkingARequestThatTheDriverDoesNotOwnIsAnInvalidRequest() {
        keepAll();
        IoQueue other = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        Request request = present(device.read(new byte[1]));
        request.forwardTo(other);
        assertThat(statusOf(() -> request.markCancelable(this::cancel)))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(statusOf(() -> request.markCancelableEx(this::cancel)))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(statusOf(request::unmarkCancelable)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }

    @Test
    void unmarkingARequestThatIsNotMarkedIsAnInvalidParameter() {
        keepAll();
        Request request = present(device.read(new byte[1]));
        assertThat(statusOf(request::unmarkCancelable)).isEqualTo(Status.INVALID_PARAMETER);
        request.markCancelable(this::cancel);
        assertThat(request.unmarkCancelable()).isTrue();
        assertThat(statusOf(request::unmarkCancelable)).isEqualTo(Status.INVALID_PARAMETER);
    }

    // ------------------------------------------------------------------ forwarding that fails

    @Test
    void forwardingToAQueueThatTakesNothingLeavesTheRequestWithTheDriver() {
        keepAll();
        IoQueue other = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        other.purge();
        TestDevice.Call call = device.read(new byte[1]);
        Request request = present(call);
        assertThat(statusOf(() -> request.forwardTo(other))).isEqualTo(Status.WDF_BUSY);
        assertThat(request.ioQueue()).isSameAs(queue);
        request.complete(Status.SUCCESS, 1);
        assertThat(call.information).isEqualTo(1);
    }

    @Test
    void aForwardThatFailsCompletesTheRequestOfAHandlerThatDoesNotCare() {
        IoQueue other = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        other.purge();
        device.io.createQueue(
                DispatchType.SEQUENTIAL,
                config -> config.evtIoRead((request, length) -> request.forwardTo(other)),
                true);
        device.io.powerUp();
        assertThat(device.read(new byte[1]).status).isEqualTo(Status.DEVICE_BUSY);
        assertThat(device.faults).isEmpty();
    }
}
