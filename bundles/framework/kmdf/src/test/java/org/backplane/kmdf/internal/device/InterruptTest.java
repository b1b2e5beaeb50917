package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;

import org.backplane.ddi.EvtInterruptIsr;
import org.backplane.ddi.Interrupt;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.InterruptLine;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class InterruptTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();
    private final InterruptLine line = new InterruptLine(bench.dispatcher, "line");
    private Interrupt interrupt;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theServiceRoutineQueuesTheDpc() {
        start(isr -> {
            bench.note("Isr " + bench.dispatcher.currentLevel());
            line.lower();
            isr.queueDpc();
            return true;
        });

        line.raise();
        bench.dispatcher.runUntilIdle();

        assertThat(bench.takeTrace()).containsExactly("Isr " + Level.DIRQL, "Dpc DISPATCH");
    }

    @Test
    void afterRemovalNothingRunsAnyMore() {
        start(_ -> true);
        bench.send(pdo, REMOVE_DEVICE);
        bench.takeTrace();

        assertThat(interrupt.queueDpc()).isFalse();
        line.raise();
        bench.dispatcher.runUntilIdle();

        assertThat(bench.takeTrace()).isEmpty();
    }

    @Test
    void aThrowingServiceRoutineFailsTheDeviceAndIsNotCalledAgain() {
        start(_ -> {
            bench.note("Isr");
            throw new IllegalStateException("bad ISR");
        });

        line.raise();
        bench.dispatcher.runUntilIdle();

        assertThat(bench.takeTrace()).containsExactly("Isr");
        assertThat(line.isMasked()).isFalse();
        assertThat(bench.notifications).containsExactly("state of " + Bench.ROOT);
        assertThat(bench.send(pdo, REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void anInterruptWithoutServiceRoutineIsRefused() {
        assertThatThrownBy(() ->
                        bench.add(pdo, "card", init -> init.create().createInterrupt(_ -> {})))
                .isInstanceOf(StatusException.class)
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.WDF_NO_CALLBACK);
    }

    private void start(EvtInterruptIsr isr) {
        bench.add(
                pdo,
                "card",
                init ->
                        interrupt =
                                init.create()
                                        .createInterrupt(config ->
                                                config.evtInterruptIsr(isr)
                                                        .evtInterruptDpc(this::dpc)));
        bench.start(pdo, new ResourceList(List.of(new Resource.Interrupt(5, line))));
    }

    private void dpc() {
        bench.note("Dpc " + bench.dispatcher.currentLevel());
    }
}
