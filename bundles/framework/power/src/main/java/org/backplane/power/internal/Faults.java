package org.backplane.power.internal;

import org.backplane.wdm.Kernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what drivers do wrong, in the log and to whoever listens. */
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Kernel kernel;

    Faults(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Reports a fault; {@code thrown} may be null. */
    void report(String sentence, Throwable thrown) {
        LOG.error("{}", sentence, thrown);
        kernel.driverFaults().driverFault(sentence, thrown);
    }
}
