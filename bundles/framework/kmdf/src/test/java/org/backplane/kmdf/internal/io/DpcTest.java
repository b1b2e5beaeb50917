package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Dpc;
import org.backplane.ddi.Timer;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class DpcTest {

    private final List<String> trace = new ArrayList<>();

    @Test
    void theCallbackRunsAtDispatchLevelOnceForAllEnqueuesBeforeIt() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            Dpc dpc = device.part.createDpc(() -> trace.add("at " + dispatcher.currentLevel()));
            assertThat(dpc.enqueue()).isTrue();
            assertThat(dpc.enqueue()).isFalse();
            dispatcher.runUntilIdle();
            assertThat(trace).containsExactly("at DISPATCH");
            assertThat(dpc.enqueue()).isTrue();
            dispatcher.runUntilIdle();
            assertThat(trace).hasSize(2);
        }
    }

    @Test
    void aDpcThatIsCancelledInTimeDoesNotRun() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            Dpc dpc = device.part.createDpc(() -> trace.add("ran"));
            assertThat(dpc.cancel()).isFalse();
            dpc.enqueue();
            assertThat(dpc.cancel()).isTrue();
            dispatcher.runUntilIdle();
            assertThat(trace).isEmpty();
            dpc.enqueue();
            dispatcher.runUntilIdle();
            assertThat(trace).containsExactly("ran");
        }
    }

    @Test
    void aDpcCannotWaitForItself() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            Dpc[] dpc = new Dpc[1];
            dpc[0] = device.part.createDpc(() -> dpc[0].cancelAndWait());
            dpc[0].enqueue();
            dispatcher.runUntilIdle();
            assertThat(device.faults).singleElement().asString().contains("its own callback");
        }
    }

    /** Cancellation, another enqueue and the device's end meet; nothing runs after the end. */
    @Test
    void nothingRunsAfterTheEndOfTheDevice() {
        for (long seed = 0; seed < 500; seed++) {
            List<String> calls = new ArrayList<>();
            try (SimulatedDispatcher dispatcher =
                    new SimulatedDispatcher(SimulationOptions.seeded(seed).withPreemption())) {
                TestDevice device = new TestDevice(dispatcher);
                Dpc dpc = device.part.createDpc(() -> calls.add("ran"));
                Timer timer = device.part.createTimer(dpc::enqueue);
                device.root.evtCleanup(() -> calls.add("end"));
                timer.start(Duration.ofNanos(1));
                dispatcher.post(Level.PASSIVE, "canceller", dpc::cancelAndWait);
                dispatcher.post(Level.DISPATCH, "enqueuer", dpc::enqueue);
                dispatcher.post(Level.PASSIVE, "end", device.root::disposeObject);
                dispatcher.advance(10);
                dispatcher.runUntilIdle();
                assertThat(calls).as("seed %d", seed).endsWith("end");
                assertThat(dpc.enqueue()).as("seed %d", seed).isFalse();
            }
        }
    }

    @Test
    void aCallbackThatThrowsIsAFaultOfTheDriver() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            Dpc dpc =
                    device.part.createDpc(() -> {
                        throw new IllegalArgumentException("wrong");
                    });
            dpc.enqueue();
            dispatcher.runUntilIdle();
            assertThat(device.faults).containsExactly("EvtDpcFunc: wrong");
        }
    }

    @Test
    void aDpcNeedsACallback() {
        try (SimulatedDispatcher dispatcher = new SimulatedDispatcher(1)) {
            TestDevice device = new TestDevice(dispatcher);
            assertThatThrownBy(() -> device.part.createDpc(null))
                    .hasMessageContaining("the callback of a DPC");
        }
    }
}
