package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.IoTargetPurgeIoAction;
import org.backplane.ddi.IoTargetSentIoAction;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestCompletionParams;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A target and what is sent to it: a filter that forwards reads above a function that keeps them.
 */
class IoTargetTest {

    private static final RequestSendOptions IGNORING =
            RequestSendOptions.NONE.ignoringTargetState();
    private static final RequestSendOptions ONE_SECOND =
            RequestSendOptions.NONE.withTimeout(Duration.ofSeconds(1));

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(8127);
    private final TestDevice function = new TestDevice(dispatcher);
    private final TestDevice filter;
    private final IoTarget target;

    /** What the function driver has, oldest first, and may be cancelled. */
    private final Deque<Request> below = new ArrayDeque<>();

    /** How requests came back to the filter. */
    private final List<String> back = new ArrayList<>();

    private RequestSendOptions options = RequestSendOptions.NONE;
    private Request last;

    /** Whether the function driver's requests cannot be cancelled. */
    private boolean stubborn;

    /** Whether the filter sends synchronously, and then what came of it. */
    private boolean synchronous;

    private final List<RequestCompletionParams> synchronously = new ArrayList<>();

    IoTargetTest() {
        function.io.createQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((request, length) -> keep(request)),
                true);
        function.io.powerUp();
        filter = new TestDevice(function.kernel, function);
        target = filter.io.ioTarget();
        filter.io.createQueue(
                DispatchType.PARALLEL,
                config -> config.evtIoRead((request, length) -> send(request)),
                true);
    }

    private Disposition keep(Request request) {
        below.add(request);
        if (stubborn) {
            return request.pend();
        }
        return request.markCancelable(r -> {
            below.remove(r);
            r.complete(Status.CANCELLED);
        });
    }

    private Disposition send(Request request) {
        last = request;
        if (synchronous) {
            Status status = request.sendSynchronously(target, options);
            synchronously.add(request.completionParams());
            return request.complete(status, status.isSuccess() ? 4 : 0);
        }
        return request.send(
                target,
                options,
                (r, status, information) -> {
                    back.add(status + " " + information);
                    return r.complete(status, information);
                });
    }

    private TestDevice.Call read() {
        return filter.read(new byte[4]);
    }

    private TestDevice.Call readIgnoring() {
        options = IGNORING;
        TestDevice.Call call = read();
        options = RequestSendOptions.NONE;
        return call;
    }

    private void completeBelow(Status status) {
        Request request = below.remove();
        if (!stubborn) {
            request.unmarkCancelable();
        }
        request.complete(status, status.isSuccess() ? 4 : 0);
    }

    private void post(Runnable body) {
        dispatcher.post(Level.PASSIVE, "the driver", body);
        dispatcher.runUntilIdle();
    }

    private void inState(IoTargetState state) {
        switch (state) {
            case STARTED -> {}
            case STOPPED -> target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
            case PURGED -> target.purge(IoTargetPurgeIoAction.PURGE_IO);
            case DELETED -> post(filter.root::disposeObject);
            default -> throw new IllegalArgumentException("a local target is never " + state);
        }
        assertThat(target.state()).isEqualTo(state);
    }

    @AfterEach
    void everyRequestIsBack() {
        while (!below.isEmpty()) {
            completeBelow(Status.SUCCESS);
        }
        if (target.state() == IoTargetState.STOPPED) {
            target.purge(IoTargetPurgeIoAction.PURGE_IO);
        }
        post(filter.root::disposeObject);
        assertThat(dispatcher.waits()).isEmpty();
        assertThat(dispatcher.alarms()).isEmpty();
        assertThat(filter.faults).isEmpty();
        dispatcher.close();
    }

    // ------------------------------------------------------------------ the table of states

    @Test
    void aStartedTargetSends() {
        TestDevice.Call call = read();
        assertThat(below).hasSize(1);
        completeBelow(Status.SUCCESS);
        assertThat(call.status).isEqualTo(Status.SUCCESS);
        assertThat(back).containsExactly("SUCCESS 4");
    }

    @Test
    void aStoppedTargetKeepsWhatIsSentAndSaysQueued() {
        inState(IoTargetState.STOPPED);
        TestDevice.Call call = read();
        assertThat(below).isEmpty();
        assertThat(call.status).isEqualTo(Status.PENDING);
        assertThat(last.status()).isEqualTo(Status.WDF_QUEUED);
    }

    @Test
    void aStoppedTargetRefusesWhatIsSentSynchronously() {
        inState(IoTargetState.STOPPED);
        synchronous = true;
        read();
        assertThat(synchronously)
                .containsExactly(
                        new RequestCompletionParams(
                                RequestType.READ, Status.INVALID_DEVICE_STATE, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"PURGED", "DELETED"})
    void aTargetThatIsPurgedOrNoMoreRefusesWhatIsSent(IoTargetState state) {
        inState(state);
        TestDevice.Call call = read();
        assertThat(call.status).isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(back).containsExactly("INVALID_DEVICE_STATE 0");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "STOPPED", "PURGED"})
    void whatIgnoresTheStateIsSentToATargetThatIsThere(IoTargetState state) {
        inState(state);
        readIgnoring();
        assertThat(below).hasSize(1);
    }

    @Test
    void whatIgnoresTheStateIsRefusedByATargetThatIsNoMore() {
        inState(IoTargetState.DELETED);
        assertThat(readIgnoring().status).isEqualTo(Status.INVALID_DEVICE_STATE);
    }

    @Test
    void whatIgnoresTheStateIsSentWhileATargetThatGoesStillWaits() {
        stubborn = true;
        read();
        dispatcher.post(Level.PASSIVE, "removal", filter.root::disposeObject);
        dispatcher.runUntilIdle();
        assertThat(target.state()).isEqualTo(IoTargetState.DELETED);
        readIgnoring();
        assertThat(below).hasSize(2);
        completeBelow(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(dispatcher.waits()).isNotEmpty();
        completeBelow(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(dispatcher.waits()).isEmpty();
        assertThat(readIgnoring().status).isEqualTo(Status.INVALID_DEVICE_STATE);
    }

    // ------------------------------------------------------------------ start, stop, purge

    @Test
    void aStartSendsWhatWasKeptInTheOrderOfItsArrival() {
        inState(IoTargetState.STOPPED);
        TestDevice.Call first = read();
        TestDevice.Call second = read();
        target.start();
        assertThat(target.state()).isEqualTo(IoTargetState.STARTED);
        assertThat(below).hasSize(2);
        completeBelow(Status.SUCCESS);
        assertThat(first.completions).isEqualTo(1);
        assertThat(second.completions).isZero();
    }

    @Test
    void aStopThatCancelsReturnsWhenTheCancelledIsBack() {
        TestDevice.Call call = read();
        post(() -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO));
        assertThat(call.status).isEqualTo(Status.CANCELLED);
        assertThat(dispatcher.waits()).isEmpty();
    }

    @Test
    void aStopThatWaitsReturnsWhenTheTargetHasCompleted() {
        TestDevice.Call call = read();
        post(() -> target.stop(IoTargetSentIoAction.WAIT_FOR_SENT_IO_TO_COMPLETE));
        assertThat(call.status).isEqualTo(Status.PENDING);
        assertThat(dispatcher.waits()).isNotEmpty();
        completeBelow(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(call.status).isEqualTo(Status.SUCCESS);
        assertThat(dispatcher.waits()).isEmpty();
    }

    @Test
    void aStopThatLeavesWhatWasSentReturnsAtOnce() {
        TestDevice.Call call = read();
        target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
        assertThat(call.status).isEqualTo(Status.PENDING);
    }

    @Test
    void aSecondStopMayCancelWhatTheFirstLeft() {
        TestDevice.Call call = read();
        target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
        post(() -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO));
        assertThat(call.status).isEqualTo(Status.CANCELLED);
    }

    @Test
    void stopAndPurgeNeitherCancelNorAwaitWhatIgnoresTheState() {
        TestDevice.Call call = readIgnoring();
        post(() -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO));
        post(() -> target.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT));
        assertThat(dispatcher.waits()).isEmpty();
        assertThat(call.status).isEqualTo(Status.PENDING);
    }

    @Test
    void aRemovalCancelsAndAwaitsWhatIgnoresTheStateToo() {
        TestDevice.Call ignoring = readIgnoring();
        TestDevice.Call plain = read();
        inState(IoTargetState.DELETED);
        assertThat(ignoring.status).isEqualTo(Status.CANCELLED);
        assertThat(plain.status).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aPurgeGivesBackWhatWasKeptAsNotSent() {
        inState(IoTargetState.STOPPED);
        read();
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
        assertThat(back).containsExactly("WDF_DEVICE_REMOVED_NOT_SENT 0");
    }

    @Test
    void aRemovalGivesBackWhatWasKeptAsNotSent() {
        inState(IoTargetState.STOPPED);
        read();
        inState(IoTargetState.DELETED);
        assertThat(back).containsExactly("WDF_DEVICE_REMOVED_NOT_SENT 0");
    }

    @Test
    void aPurgeCancelsWhatWasSent() {
        TestDevice.Call call = read();
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
        assertThat(call.status).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aPurgeThatDoesNotWaitReturnsBeforeTheCancelledIsBack() {
        stubborn = true;
        TestDevice.Call call = read();
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
        assertThat(call.status).isEqualTo(Status.PENDING);
    }

    @Test
    void stopAndPurgeChangeEachOthersState() {
        inState(IoTargetState.STOPPED);
        inState(IoTargetState.PURGED);
        inState(IoTargetState.STOPPED);
    }

    @Test
    void aTargetThatIsNoMoreStaysSo() {
        inState(IoTargetState.DELETED);
        target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
        target.purge(IoTargetPurgeIoAction.PURGE_IO);
        assertThat(target.state()).isEqualTo(IoTargetState.DELETED);
        assertThatThrownBy(target::start)
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_STATE));
    }

    @Test
    void aStartWaitsForAStopThatIsGoingOn() {
        read();
        dispatcher.post(
                Level.PASSIVE,
                "stop",
                () -> target.stop(IoTargetSentIoAction.WAIT_FOR_SENT_IO_TO_COMPLETE));
        dispatcher.runUntilIdle();
        post(target::start);
        assertThat(target.state()).isEqualTo(IoTargetState.STOPPED);
        completeBelow(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(target.state()).isEqualTo(IoTargetState.STARTED);
    }

    @Test
    void onlyPassiveLevelMayWait() {
        dispatcher.post(
                Level.DISPATCH,
                "the driver",
                () -> {
                    assertThatThrownBy(() -> target.stop(IoTargetSentIoAction.CANCEL_SENT_IO))
                            .isInstanceOf(IllegalStateException.class);
                    assertThatThrownBy(() -> target.purge(IoTargetPurgeIoAction.PURGE_IO_AND_WAIT))
                            .isInstanceOf(IllegalStateException.class);
                    target.stop(IoTargetSentIoAction.LEAVE_SENT_IO_PENDING);
                    target.purge(IoTargetPurgeIoAction.PURGE_IO);
                });
        dispatcher.runUntilIdle();
        assertThat(dispatcher.takeFailures()).isEmpty();
        assertThat(target.state()).isEqualTo(IoTargetState.PURGED);
    }

    // ------------------------------------------------------------------ timeouts

    @Test
    void whatTakesTooLongIsCancelledAndComesBackAsTimedOut() {
        options = ONE_SECOND;
        read();
        dispatcher.advance(Duration.ofMillis(999).toNanos());
        assertThat(back).isEmpty();
        dispatcher.advance(Duration.ofMillis(1).toNanos());
        assertThat(back).containsExactly("IO_TIMEOUT 0");
    }

    @Test
    void theTargetsOwnStatusWinsIfItCompletesAllTheSame() {
        options = ONE_SECOND;
        stubborn = true;
        read();
        dispatcher.advance(Duration.ofSeconds(2).toNanos());
        assertThat(back).isEmpty();
        completeBelow(Status.SUCCESS);
        assertThat(back).containsExactly("SUCCESS 4");
    }

    @Test
    void aTimerThatIsNotNeededIsStopped() {
        options = ONE_SECOND;
        read();
        completeBelow(Status.SUCCESS);
        assertThat(dispatcher.alarms()).isEmpty();
    }

    @Test
    void theTimeInAStoppedTargetCounts() {
        inState(IoTargetState.STOPPED);
        options = ONE_SECOND;
        read();
        dispatcher.advance(Duration.ofSeconds(1).toNanos());
        assertThat(back).containsExactly("IO_TIMEOUT 0");
    }

    @Test
    void aTimeoutOfZeroIsNone() {
        options = RequestSendOptions.NONE.withTimeout(Duration.ZERO);
        read();
        assertThat(dispatcher.alarms()).isEmpty();
    }

    @Test
    void aTimeoutIsNotNegative() {
        assertThatThrownBy(() -> RequestSendOptions.NONE.withTimeout(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ------------------------------------------------------------------ cancellation

    @Test
    void aSentRequestIsCancelledOnDemandAndComesBackAllTheSame() {
        read();
        assertThat(last.cancelSentRequest()).isTrue();
        assertThat(back).containsExactly("CANCELLED 0");
    }

    @Test
    void aKeptRequestIsCancelledOnDemand() {
        inState(IoTargetState.STOPPED);
        read();
        assertThat(last.cancelSentRequest()).isTrue();
        assertThat(back).containsExactly("CANCELLED 0");
    }

    @Test
    void aKeptRequestIsCancelledByItsSender() {
        inState(IoTargetState.STOPPED);
        TestDevice.Call call = read();
        call.irp.cancel();
        assertThat(back).containsExactly("CANCELLED 0");
        assertThat(call.status).isEqualTo(Status.CANCELLED);
    }

    @Test
    void whatWasCancelledBeforeIsNotKept() {
        inState(IoTargetState.STOPPED);
        Irp irp = new Irp(filter.object.stackSize());
        irp.cancel();
        TestDevice.Call call = filter.read(irp, MemorySegment.ofArray(new byte[4]));
        assertThat(call.status).isEqualTo(Status.CANCELLED);
    }

    // ------------------------------------------------------------------ rules of sending

    @Test
    void aRequestThatIsSentIsNotSentAgainBeforeItIsBack() {
        read();
        assertThatThrownBy(() -> last.send(target, (r, status, n) -> r.complete(status, n)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at an I/O target");
        assertThatThrownBy(() -> last.complete(Status.SUCCESS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at an I/O target");
    }

    @Test
    void aSynchronousSendReturnsHowTheRequestCameBack() {
        synchronous = true;
        List<TestDevice.Call> calls = new ArrayList<>();
        post(() -> calls.add(read()));
        assertThat(synchronously).isEmpty();
        completeBelow(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(synchronously)
                .containsExactly(new RequestCompletionParams(RequestType.READ, Status.SUCCESS, 4));
        assertThat(calls.getFirst().status).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aSynchronousSendThatTakesTooLongReturnsAsTimedOut() {
        synchronous = true;
        options = ONE_SECOND;
        post(this::read);
        dispatcher.advance(Duration.ofSeconds(1).toNanos());
        assertThat(synchronously)
                .containsExactly(
                        new RequestCompletionParams(RequestType.READ, Status.IO_TIMEOUT, 0));
    }

    @Test
    void nobodySendsSynchronouslyAbovePassiveLevel() {
        synchronous = true;
        dispatcher.post(Level.DISPATCH, "the sender", this::read);
        dispatcher.runUntilIdle();
        assertThat(filter.faults)
                .singleElement()
                .asString()
                .startsWith("EvtIoRead: cannot send a request synchronously to local I/O target");
        filter.faults.clear();
    }
}
