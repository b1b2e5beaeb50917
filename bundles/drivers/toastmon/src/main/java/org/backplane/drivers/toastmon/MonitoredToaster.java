package org.backplane.drivers.toastmon;

import org.backplane.ddi.Device;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A toaster that the monitor has open: closed when the toaster is asked whether it may go, reopened
 * if it stays, and forgotten when it is gone.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its target.
 */
final class MonitoredToaster {

    private static final Logger LOG = LoggerFactory.getLogger(MonitoredToaster.class);

    /** Longer than a toaster takes to wake up. */
    private static final RequestSendOptions PATIENCE =
            RequestSendOptions.NONE.withTimeout(Duration.ofMillis(500));

    private static final int ROOM = 64;

    private final String symbolicLink;
    private final RemoteIoTarget target;
    private final Consumer<MonitoredToaster> forget;
    private final AtomicInteger slices = new AtomicInteger();

    /**
     * Watches a toaster, which is not open yet.
     *
     * @param forget takes it out of the monitor's books
     */
    MonitoredToaster(Device monitor, String symbolicLink, Consumer<MonitoredToaster> forget) {
        this.symbolicLink = symbolicLink;
        this.target = monitor.createIoTarget();
        this.forget = forget;
    }

    String symbolicLink() {
        return symbolicLink;
    }

    void open() {
        try {
            target.open(
                    symbolicLink,
                    params ->
                            params.evtIoTargetQueryRemove(this::evtIoTargetQueryRemove)
                                    .evtIoTargetRemoveCanceled(this::evtIoTargetRemoveCanceled)
                                    .evtIoTargetRemoveComplete(this::evtIoTargetRemoveComplete));
            LOG.info("{}: opened", symbolicLink);
        } catch (StatusException e) {
            LOG.info("{}: gone before it was opened: {}", symbolicLink, e.getMessage());
            end();
        }
    }

    private void evtIoTargetQueryRemove(RemoteIoTarget closing) {
        LOG.info("{}: EvtIoTargetQueryRemove", symbolicLink);
        closing.closeForQueryRemove();
    }

    private void evtIoTargetRemoveCanceled(RemoteIoTarget reopening) {
        LOG.info("{}: EvtIoTargetRemoveCanceled", symbolicLink);
        try {
            reopening.reopen();
        } catch (StatusException e) {
            LOG.info("{}: cannot be reopened: {}", symbolicLink, e.getMessage());
            end();
        }
    }

    private void evtIoTargetRemoveComplete(RemoteIoTarget gone) {
        LOG.info("{}: EvtIoTargetRemoveComplete", symbolicLink);
        end();
    }

    private void end() {
        forget.accept(this);
        target.delete();
    }

    /** Asks the toaster for a slice; one that is leaving, or asleep, is left alone. */
    void poll() {
        try {
            target.sendReadSynchronously(new byte[ROOM], 0, PATIENCE);
            slices.incrementAndGet();
        } catch (StatusException e) {
            LOG.debug("{}: {}", symbolicLink, e.getMessage());
        }
    }

    String report() {
        return "%s: %d slices\n".formatted(symbolicLink, slices.get());
    }
}
