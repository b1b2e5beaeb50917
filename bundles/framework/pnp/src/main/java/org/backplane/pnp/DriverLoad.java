package org.backplane.pnp;

import org.backplane.status.Status;
import org.backplane.wdm.DriverObject;

/** What came of making a driver ready. */
public sealed interface DriverLoad {

    /**
     * The driver can be used.
     *
     * @param driver its driver object, initialised
     */
    record Loaded(DriverObject driver) implements DriverLoad {}

    /**
     * The driver waits for something; {@link PnpManager#driversChanged} will name its package when
     * that comes.
     *
     * @param reason a sentence that says what it waits for
     */
    record Deferred(String reason) implements DriverLoad {}

    /**
     * The driver cannot be used.
     *
     * @param code the kind of problem to show
     * @param status for example FAILED_DRIVER_ENTRY
     * @param reason a sentence with the next step
     */
    record Failed(ProblemCode code, Status status, String reason) implements DriverLoad {}
}
