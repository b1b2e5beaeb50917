package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.junit.Test;

/** A device with hardware: a card that is a bundle, with registers and an interrupt. */
public final class TickerIT extends PlatformFixture {

    private static final String TICKER = "ROOT\\TICKER\\0000";
    private static final String CARD = "org.backplane.hardware.ticker";
    private static final String DRIVER = "org.backplane.drivers.ticker";
    private static final String TICK = "tick \\d+\n";

    @Test
    public void pluggingTheCardLoadsItsDriver() {
        assertThat(bundles()).doesNotContain(CARD, DRIVER);

        plug("ticker");

        assertThat(bundles()).contains(CARD, DRIVER);
        assertThat(device(TICKER).status()).isEqualTo(DeviceStatus.STARTED);
        assertThat(device(TICKER).driver()).isEqualTo(DRIVER);
    }

    @Test
    public void aReadGetsTheNextTick() {
        plug("ticker");

        assertThat(read(TICKER)).matches(TICK);
    }

    @Test
    public void theDeviceWorksAfterItWasDisabledAndEnabled() {
        plug("ticker");

        shell("devcon:disable ROOT/TICKER/0000");
        assertThat(problem(TICKER).code()).isEqualTo(ProblemCode.DISABLED);
        assertThat(bundles()).contains(CARD).doesNotContain(DRIVER);

        shell("devcon:enable ROOT/TICKER/0000");
        assertThat(started(TICKER).driver()).isEqualTo(DRIVER);
        assertThat(read(TICKER)).matches(TICK);
    }

    @Test
    public void theDeviceWorksAfterARestart() {
        plug("ticker");
        assertThat(read(TICKER)).matches(TICK);

        shell("devcon:restart ROOT/TICKER/0000");

        started(TICKER);
        assertThat(read(TICKER)).matches(TICK);
    }

    @Test
    public void pullingTheCardOutTakesDeviceDriverAndCardAway() {
        plug("ticker");

        unplug("ticker");

        assertThat(bundles()).doesNotContain(CARD, DRIVER);
        assertThat(pnp.device(TICKER)).isEmpty();
    }
}
