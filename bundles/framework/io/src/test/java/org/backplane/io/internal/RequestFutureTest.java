package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManagers;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

class RequestFutureTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final PendingDriver driver = new PendingDriver(dispatcher);
    private final DeviceHandle handle =
            IoManagers.create(driver.kernel).open(PendingDriver.INSTANCE);
    private final byte[] buffer = new byte[4];

    @AfterEach
    void end() {
        handle.close();
        dispatcher.close();
    }

    private CompletableFuture<Integer> read() {
        return handle.readAsync(MemorySegment.ofArray(buffer));
    }

    @Test
    void aReadCompletesItsFutureWithTheLength() {
        CompletableFuture<Integer> read = read();
        dispatcher.runUntilIdle();
        assertThat(read).isNotDone();
        driver.answer(Status.SUCCESS, (byte) 1, (byte) 2);
        dispatcher.runUntilIdle();
        assertThat(read).isCompletedWithValue(2);
        assertThat(buffer).containsExactly(1, 2, 0, 0);
    }

    @Test
    void whatIsCompleteAtOnceIsCompleteWhenTheCallReturns() {
        assertThat(handle.writeAsync(MemorySegment.ofArray(new byte[3]))).isCompletedWithValue(3);
        byte[] output = new byte[2];
        assertThat(
                        handle.controlAsync(
                                42,
                                MemorySegment.ofArray(new byte[] {7, 8}),
                                MemorySegment.ofArray(output)))
                .isCompletedWithValue(2);
        assertThat(output).containsExactly(7, 8);
    }

    @Test
    void dependantsRunAtPassiveLevelThoughTheDriverCompletesAbove() {
        List<Level> levels = new ArrayList<>();
        CompletableFuture<Void> dependant =
                read().thenAccept(length -> levels.add(dispatcher.currentLevel()));
        dispatcher.post(Level.DISPATCH, "complete", () -> driver.answer(Status.SUCCESS));
        dispatcher.runUntilIdle();
        assertThat(dependant).isCompleted();
        assertThat(levels).containsExactly(Level.PASSIVE);
    }

    @Test
    void aFailureNamesTheRequestAndTheDevice() {
        CompletableFuture<Integer> read = read();
        driver.answer(Status.DEVICE_DATA_ERROR);
        dispatcher.runUntilIdle();
        assertFails(read, Status.DEVICE_DATA_ERROR)
                .hasMessage(
                        "read of 4 bytes from ROOT\\TEST\\0000 failed: DEVICE_DATA_ERROR"
                                + " (0xC000009C)");
    }

    @Test
    void aDriverThatTransfersMoreThanThereIsRoomForFailsTheFuture() {
        CompletableFuture<Integer> control =
                handle.controlAsync(42, MemorySegment.NULL, MemorySegment.ofArray(buffer));
        assertThat(control).isCompletedWithValue(0);
        driver.writeSurplus = 5;
        assertFails(handle.writeAsync(MemorySegment.ofArray(buffer)), Status.UNSUCCESSFUL)
                .hasMessageContaining("9 bytes were transferred, and there are only 4");
    }

    @Test
    void cancellingEndsTheFutureWhenTheRequestHasEnded() {
        CompletableFuture<Integer> read = read();
        assertThat(read.cancel(true)).isTrue();
        assertThat(read).isNotDone();
        dispatcher.runUntilIdle();
        assertThat(driver.cancelled).containsExactly(4);
        assertThat(read).isCancelled();
        assertThatThrownBy(read::join)
                .isInstanceOf(CancellationException.class)
                .hasRootCauseInstanceOf(StatusException.class);
        assertThat(read.cancel(true)).isTrue();
        assertThat(driver.cancelled).hasSize(1);
    }

    @Test
    void cancellingWhatIsCompleteChangesNothing() {
        CompletableFuture<Integer> read = read();
        driver.answer(Status.SUCCESS, (byte) 1);
        assertThat(read.cancel(true)).isFalse();
        dispatcher.runUntilIdle();
        assertThat(read).isCompletedWithValue(1);
    }

    @Test
    void aTimeoutCancelsTheRequestAndFailsTheFutureAfterIt() {
        CompletableFuture<Integer> read = read();
        TimeoutException timeout = new TimeoutException();
        assertThat(read.completeExceptionally(timeout)).isFalse();
        assertThat(read).isNotDone();
        dispatcher.runUntilIdle();
        assertThat(driver.cancelled).containsExactly(4);
        assertThat(read.exceptionNow()).isSameAs(timeout);
    }

    @Test
    void nobodyElseCompletesTheFuture() {
        CompletableFuture<Integer> read = read();
        assertThat(read.complete(9)).isFalse();
        assertThatThrownBy(() -> read.completeAsync(() -> 9))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ROOT\\TEST\\0000");
        assertThatThrownBy(() -> read.obtrudeValue(9))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.obtrudeException(new TimeoutException()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(read).isNotDone();
        driver.answer(Status.SUCCESS, (byte) 1);
        dispatcher.runUntilIdle();
        assertThat(read).isCompletedWithValue(1);
    }

    @Test
    void closingTheHandleFailsWhatIsUnderWayAndWhatComesAfter() {
        CompletableFuture<Integer> read = read();
        handle.close();
        dispatcher.runUntilIdle();
        assertFails(read, Status.CANCELLED);
        assertFails(read(), Status.INVALID_DEVICE_STATE).hasMessageContaining("handle is closed");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertFails(
            CompletableFuture<Integer> future, Status status) {
        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).isInstanceOf(CompletionException.class);
        return assertThat(future.exceptionNow())
                .asInstanceOf(throwable(StatusException.class))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(status));
    }
}
