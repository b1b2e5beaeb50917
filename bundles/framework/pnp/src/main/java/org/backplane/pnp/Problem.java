package org.backplane.pnp;

import org.backplane.status.Status;

/**
 * Why a device does not work.
 *
 * @param code the kind
 * @param status the status that a driver or the system gave
 * @param message a sentence: device, package, step, reason, what to do
 */
public record Problem(ProblemCode code, Status status, String message) {}
