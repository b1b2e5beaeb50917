package org.backplane.hardware.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.backplane.hardware.HardwarePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class TickerCardTest {

    private final TickerCard card = new TickerCard();
    private Port port = new Port();

    @BeforeEach
    void powerOn() {
        card.reset(port);
    }

    @Test
    void itTicksTenTimesASecond() {
        assertThat(port.periodic).containsOnlyKeys(Duration.ofMillis(100));
    }

    @Test
    void aTickIsCountedAndShowsInTheStatus() {
        port.tick();
        port.tick();

        assertThat(card.read32(0, TickerCard.COUNT)).isEqualTo(2);
        assertThat(card.read32(0, TickerCard.STATUS)).isEqualTo(1);
    }

    @Test
    void theLineStaysQuietWhileInterruptsAreNotEnabled() {
        port.tick();

        assertThat(port.line).isFalse();
    }

    @Test
    void enablingRaisesTheLineOfATickThatWaits() {
        port.tick();
        card.write32(0, TickerCard.ENABLE, 1);

        assertThat(port.line).isTrue();
    }

    @Test
    void theLineStaysUpUntilTheStatusIsCleared() {
        card.write32(0, TickerCard.ENABLE, 1);
        port.tick();
        card.write32(0, TickerCard.STATUS, 0);
        assertThat(port.line).isTrue();

        card.write32(0, TickerCard.STATUS, 1);
        assertThat(port.line).isFalse();
        assertThat(card.read32(0, TickerCard.STATUS)).isZero();
    }

    @Test
    void theCountCannotBeWritten() {
        port.tick();
        card.write32(0, TickerCard.COUNT, 99);

        assertThat(card.read32(0, TickerCard.COUNT)).isEqualTo(1);
    }

    @Test
    void aResetBringsBackThePowerOnState() {
        card.write32(0, TickerCard.ENABLE, 1);
        port.tick();
        port = new Port();
        card.reset(port);

        assertThat(port.line).isFalse();
        assertThat(
                        Map.of(
                                TickerCard.STATUS, card.read32(0, TickerCard.STATUS),
                                TickerCard.ENABLE, card.read32(0, TickerCard.ENABLE),
                                TickerCard.COUNT, card.read32(0, TickerCard.COUNT)))
                .containsOnly(
                        entry(TickerCard.STATUS, 0),
                        entry(TickerCard.ENABLE, 0),
                        entry(TickerCard.COUNT, 0));
    }

    @Test
    void whereThereIsNoRegisterItReadsAllOnes() {
        assertThat(card.read32(0, 0x40)).isEqualTo(-1);
        assertThat(card.read8(0, TickerCard.STATUS)).isEqualTo(0xFF);
    }

    private static final class Port implements HardwarePort {

        private final Map<Duration, Runnable> periodic = new HashMap<>();
        private boolean line;

        void tick() {
            periodic.values().forEach(Runnable::run);
        }

        @Override
        public void interrupt(boolean asserted) {
            line = asserted;
        }

        @Override
        public void after(Duration delay, Runnable tick) {
            throw new UnsupportedOperationException("the card asks for no single tick");
        }

        @Override
        public void every(Duration period, Runnable tick) {
            periodic.put(period, tick);
        }
    }
}
