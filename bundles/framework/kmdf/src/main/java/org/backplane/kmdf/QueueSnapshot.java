package org.backplane.kmdf;

/**
 * An I/O queue of a framework device at one moment.
 *
 * @param name what it is called in messages
 * @param dispatchType sequential, parallel or manual
 * @param powerManaged whether it presents requests in D0 alone
 * @param accepts whether it takes requests
 * @param dispatches whether it hands requests to the driver
 * @param held whether it is power-managed and its device is not in D0
 * @param queued how many requests are in it
 * @param driverOwned how many of its requests the driver owns
 */
public record QueueSnapshot(
        String name,
        String dispatchType,
        boolean powerManaged,
        boolean accepts,
        boolean dispatches,
        boolean held,
        int queued,
        int driverOwned) {}
