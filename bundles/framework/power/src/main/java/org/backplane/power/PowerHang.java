package org.backplane.power;

import java.time.Instant;

/**
 * A driver that has kept a power IRP for too long.
 *
 * @param instanceId the device
 * @param irp what it is, for example {@code SET_POWER D3}
 * @param driver who has it
 * @param callback the callback in which that driver is; null if it is in none, or does not say
 * @param since when it got into the stack
 * @param sentence all of that, in words
 */
public record PowerHang(
        String instanceId,
        String irp,
        String driver,
        String callback,
        Instant since,
        String sentence) {}
