package org.backplane.power;

import java.time.Instant;

/**
 * A power IRP that is not completed.
 *
 * @param instanceId the device it is for
 * @param irp what it is, for example {@code SET_POWER D3}
 * @param holder the driver that has it; null while it waits for its turn
 * @param callback the callback in which that driver is; null if it is in none, or does not say
 * @param since when it was asked for
 */
public record OutstandingPowerIrp(
        String instanceId, String irp, String holder, String callback, Instant since) {}
