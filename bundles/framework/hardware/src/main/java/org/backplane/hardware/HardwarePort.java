package org.backplane.hardware;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Duration;

/**
 * All that a card has of the world: its interrupt line and a clock.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> as the model is. A port is void after the card was
 * reset with another one or pulled out; its methods do nothing then.
 */
@ProviderType
public interface HardwarePort {

    /** Asserts or releases the card's interrupt line; idempotent. */
    void interrupt(boolean asserted);

    /** Runs {@code tick} once after {@code delay}. */
    void after(Duration delay, Runnable tick);

    /** Runs {@code tick} every {@code period} until the port is void. */
    void every(Duration period, Runnable tick);
}
