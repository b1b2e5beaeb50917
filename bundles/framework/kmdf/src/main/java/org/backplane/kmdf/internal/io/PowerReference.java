package org.backplane.kmdf.internal.io;

/**
 * What a power-managed queue holds on to while there are requests in it or at the driver, so that
 * its device is in D0.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the implementation; the queue holds its
 * lock.
 */
public interface PowerReference {

    /** The queue has requests from now on. */
    void reference();

    /** The queue has none any more. */
    void dereference();
}
