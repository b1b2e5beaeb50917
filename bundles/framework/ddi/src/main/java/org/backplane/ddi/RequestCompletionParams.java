package org.backplane.ddi;

import org.backplane.status.Status;

/**
 * How a request came back from a target (WDF_REQUEST_COMPLETION_PARAMS).
 *
 * @param type what the target was asked for
 * @param status how the target completed it, or why it did not get that far
 * @param information as a rule the number of bytes transferred
 */
public record RequestCompletionParams(RequestType type, Status status, long information) {}
