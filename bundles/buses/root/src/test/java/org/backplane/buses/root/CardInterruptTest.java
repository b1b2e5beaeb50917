package org.backplane.buses.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Timer;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.wdm.InterruptLine;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A card that raises its line on one thread while the service routine quiets it on another. */
class CardInterruptTest {

    private static final int INTERRUPTS = 50_000;

    /**
     * When the write that quiets the card returns, the line must be down: a service routine that is
     * called again finds nothing to do, and a line that nobody claims is masked for good.
     */
    @Test
    void aServiceRoutineThatQuietedTheCardIsNotCalledForNothing() {
        try (ThreadedDispatcher dispatcher = new ThreadedDispatcher()) {
            CardHardware hardware = new CardHardware("model", new Model());
            InterruptLine line = new InterruptLine(dispatcher, "slot 0");
            hardware.powerOn(
                    new CardWiring(
                            new TestLock(dispatcher),
                            asserted -> {
                                if (asserted) {
                                    line.raise();
                                } else {
                                    line.lower();
                                }
                            },
                            new NoTimer(),
                            dispatcher::nanoTime));
            line.connect(() -> {
                boolean raised = hardware.read(32, 0, 0) != 0;
                if (raised) {
                    hardware.write(32, 0, 0, 0);
                }
                return raised;
            });
            for (int i = 0; i < INTERRUPTS; i++) {
                hardware.write(32, 0, 0, 1);
            }

            assertThat(line.isMasked()).isFalse();
        }
    }

    /** One register that is also the line. */
    private static final class Model implements HardwareModel {

        private HardwarePort port;
        private int register;

        @Override
        public void reset(HardwarePort newPort) {
            port = newPort;
        }

        @Override
        public int read32(int space, int offset) {
            return register;
        }

        @Override
        public void write32(int space, int offset, int value) {
            register = value;
            port.interrupt(value != 0);
        }
    }

    private static final class NoTimer extends TestObject implements Timer {

        @Override
        public boolean start(Duration delay) {
            throw new UnsupportedOperationException("the model asks for no tick");
        }

        @Override
        public boolean startPeriodic(Duration period) {
            throw new UnsupportedOperationException("the model asks for no tick");
        }

        @Override
        public boolean stop() {
            return false;
        }

        @Override
        public boolean stopAndWait() {
            return false;
        }
    }
}
