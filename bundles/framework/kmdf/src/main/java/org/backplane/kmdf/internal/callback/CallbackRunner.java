package org.backplane.kmdf.internal.callback;

import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a driver's callbacks of the control path: what they throw becomes an {@link Outcome}, and
 * what is logged meanwhile carries the device and the driver in the MDC.
 *
 * <p><b>Level:</b> that of the callback. <b>Serialised by:</b> the caller.
 */
public final class CallbackRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRunner.class);

    private final DeviceHost host;

    /** Makes a runner for one device. */
    public CallbackRunner(DeviceHost host) {
        this.host = host;
    }

    /**
     * Calls {@code body}, which is the driver's callback of this name. The device object says so
     * meanwhile, to whoever asks what the driver is at.
     */
    public Outcome run(String callback, Runnable body) {
        DeviceObject device = host.deviceObject();
        String outer = device.currentCallback();
        device.currentCallback(callback);
        try (CallbackScope _ = new CallbackScope(host.instanceId(), host.driverName())) {
            return call(callback, body);
        } finally {
            device.currentCallback(outer);
        }
    }

    private Outcome call(String callback, Runnable body) {
        try {
            body.run();
            return Outcome.OK;
        } catch (StatusException e) {
            return refused(callback, e);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable t) {
            Outcome outcome = fault(callback, t);
            LOG.error("{}", outcome.reason(), t);
            return outcome;
        }
    }

    /**
     * The outcome of a callback that threw what it must not throw; tells those who listen. They
     * heard of a violation when it happened.
     */
    public Outcome fault(String callback, Throwable thrown) {
        if (thrown instanceof WdfViolation violation) {
            return new Outcome(Status.UNSUCCESSFUL, violation.getMessage());
        }
        String sentence =
                callback
                        + " of "
                        + host.driverName()
                        + " for "
                        + host.instanceId()
                        + " threw "
                        + thrown;
        host.kernel().driverFaults().driverFault(sentence, thrown);
        return new Outcome(
                Status.UNSUCCESSFUL,
                sentence + ", which is a fault of the driver; the log says where");
    }

    private Outcome refused(String callback, StatusException e) {
        Status status = e.failure();
        Outcome outcome =
                new Outcome(
                        status,
                        callback
                                + " of "
                                + host.driverName()
                                + " for "
                                + host.instanceId()
                                + " answered "
                                + status
                                + ": "
                                + e.getMessage());
        LOG.warn("{}", outcome.reason());
        return outcome;
    }
}
