package org.backplane.buses.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Timer;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.backplane.runtime.ThreadedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class CardHardwareTest {

    private final ThreadedDispatcher dispatcher = new ThreadedDispatcher();
    private final Model model = new Model();
    private final CardHardware hardware = new CardHardware("model", model);
    private final ManualTimer timer = new ManualTimer(hardware::tick);
    private final TestLock lock = new TestLock(dispatcher);
    private long now;
    private boolean line;
    private final CardWiring wiring =
            new CardWiring(lock, asserted -> line = asserted, timer, () -> now);

    @AfterEach
    void closeDispatcher() {
        dispatcher.close();
    }

    @Test
    void aCardWithoutPowerAnswersAllOnesAndIgnoresWrites() {
        hardware.write(32, 0, 0, 5);
        hardware.tick();

        assertThat(hardware.read(8, 0, 0)).isEqualTo(0xFF);
        assertThat(hardware.read(16, 0, 0)).isEqualTo(0xFFFF);
        assertThat(hardware.read(32, 0, 0)).isEqualTo(0xFFFF_FFFFL);
        assertThat(hardware.read(64, 0, 0)).isEqualTo(-1L);
        hardware.powerOn(wiring);
        assertThat(hardware.read(32, 0, 0)).isZero();
    }

    @Test
    void narrowReadsAreExtendedWithZeros() {
        hardware.powerOn(wiring);
        hardware.write(32, 0, 0, 0x8000_0000L);

        assertThat(hardware.read(32, 0, 0)).isEqualTo(0x8000_0000L);
    }

    @Test
    void everyPowerOnResets() {
        hardware.powerOn(wiring);
        hardware.write(32, 0, 0, 7);
        hardware.powerOff();
        hardware.powerOn(wiring);

        assertThat(hardware.read(32, 0, 0)).isZero();
    }

    @Test
    void aRegisterWriteMovesTheLineBeforeItReturns() {
        hardware.powerOn(wiring);

        hardware.write(32, 0, 0, 1);
        assertThat(line).isTrue();
        hardware.write(32, 0, 0, 0);
        assertThat(line).isFalse();
    }

    @Test
    void pullingTheCardOutReleasesTheLineAndMakesThePortVoid() {
        hardware.powerOn(wiring);
        hardware.write(32, 0, 0, 1);
        hardware.pullOut();
        assertThat(line).isFalse();

        model.port.interrupt(true);
        assertThat(line).isFalse();
        assertThat(timer.delay).isNull();
    }

    @Test
    void aCardThatWasPulledOutDoesNotComeBackWithPower() {
        hardware.pullOut();
        hardware.powerOn(wiring);

        assertThat(hardware.read(32, 0, 0)).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void ticksFollowTheClockUntilThePowerGoes() {
        hardware.powerOn(wiring);
        assertThat(timer.delay).isEqualTo(Model.PERIOD);

        now += Model.PERIOD.toNanos();
        timer.expire();
        assertThat(model.ticks).isEqualTo(1);
        assertThat(timer.delay).isEqualTo(Model.PERIOD);

        hardware.powerOff();
        assertThat(timer.delay).isNull();
    }

    @Test
    void aTimerThatComesTooEarlyIsSetAgain() {
        hardware.powerOn(wiring);
        timer.expire();

        assertThat(model.ticks).isZero();
        assertThat(timer.delay).isEqualTo(Model.PERIOD);
    }

    @Test
    void aModelThatThrowsAnswersAllOnes() {
        hardware.powerOn(wiring);
        model.broken = true;

        assertThat(hardware.read(32, 0, 0)).isEqualTo(0xFFFF_FFFFL);
        hardware.write(32, 0, 0, 1);
        model.broken = false;
        assertThat(hardware.read(32, 0, 0)).isZero();
    }

    @Test
    void aModelThatThrowsInItsResetFailsThePowerUpWithASentence() {
        model.broken = true;

        assertThatThrownBy(() -> hardware.powerOn(wiring))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.DEVICE_POWER_FAILURE))
                .hasMessageContaining("card model failed its reset");
        model.broken = false;
        assertThat(hardware.read(32, 0, 0)).isEqualTo(0xFFFF_FFFFL);
    }

    /** One register that is also the line, and a tick. */
    private static final class Model implements HardwareModel {

        static final Duration PERIOD = Duration.ofMillis(10);

        private HardwarePort port;
        private int register;
        private int ticks;
        private boolean broken;

        @Override
        public void reset(HardwarePort newPort) {
            failIfBroken();
            port = newPort;
            register = 0;
            port.every(PERIOD, () -> ticks++);
        }

        @Override
        public int read32(int space, int offset) {
            failIfBroken();
            return register;
        }

        @Override
        public void write32(int space, int offset, int value) {
            failIfBroken();
            register = value;
            port.interrupt(value != 0);
        }

        private void failIfBroken() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }
    }

    private static final class ManualTimer extends TestObject implements Timer {

        private final Runnable callback;

        /** What it was started with; null while it is stopped. */
        private Duration delay;

        ManualTimer(Runnable evtTimer) {
            callback = evtTimer;
        }

        void expire() {
            delay = null;
            callback.run();
        }

        @Override
        public boolean start(Duration newDelay) {
            boolean wasRunning = delay != null;
            delay = newDelay;
            return wasRunning;
        }

        @Override
        public boolean startPeriodic(Duration period) {
            throw new UnsupportedOperationException("the bus needs no periodic timer");
        }

        @Override
        public boolean stop() {
            boolean wasRunning = delay != null;
            delay = null;
            return wasRunning;
        }

        @Override
        public boolean stopAndWait() {
            return stop();
        }
    }
}
