package org.backplane.ddi;

/**
 * The proof that a handler decided about its request: only {@link Request}'s methods hand one out,
 * so a path that forgets its request does not compile.
 */
public enum Disposition {
    /** The request is completed. */
    COMPLETED,
    /** The request is in another queue. */
    FORWARDED,
    /** The request is at an I/O target. */
    SENT,
    /** The driver keeps the request and will decide later. */
    PENDING
}
