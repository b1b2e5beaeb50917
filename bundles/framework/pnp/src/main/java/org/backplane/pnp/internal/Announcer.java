package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpListener;
import org.backplane.pnp.Problem;
import org.backplane.pnp.StackEntry;
import org.backplane.wdm.Kernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells listeners and the log what happens to devices.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the device concerned.
 */
final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger("org.backplane.pnp");

    private final Kernel kernel;
    private final List<PnpListener> listeners = new CopyOnWriteArrayList<>();

    Announcer(Kernel kernel) {
        this.kernel = kernel;
    }

    void add(PnpListener listener) {
        listeners.add(listener);
    }

    void remove(PnpListener listener) {
        listeners.remove(listener);
    }

    void arrived(DevNode node) {
        if (LOG.isInfoEnabled()) {
            LOG.info("{} arrived: {}", node, node.description());
        }
        tell(node);
    }

    void started(DevNode node) {
        if (LOG.isInfoEnabled()) {
            List<StackEntry> drivers = node.condition().drivers();
            LOG.info(
                    "{} started: {}",
                    node,
                    drivers.isEmpty()
                            ? "raw"
                            : Sentences.list(drivers.stream().map(StackEntry::driver).toList()));
        }
        tell(node);
    }

    void removed(DevNode node) {
        LOG.info("{} removed", node);
        tell(node);
    }

    /** A node has got a problem; its sentence says everything. */
    void troubled(DevNode node) {
        Problem problem = node.condition().problem();
        LOG.warn("Code {}: {}", problem.code().number(), problem.message());
        tell(node);
    }

    /** Something odd that a driver did and that is no problem of the device. */
    void odd(String sentence) {
        LOG.warn("{}", sentence);
    }

    /** An order was refused; whoever gave it hears why as well. */
    void refused(String sentence) {
        LOG.info("{}", sentence);
    }

    /** Something that a driver did wrong and that no node shows, because the stack goes. */
    void driverFault(String sentence) {
        LOG.warn("{}.", sentence);
        kernel.driverFaults().driverFault(sentence, null);
    }

    /** The node has changed in some other way. */
    void tell(DevNode node) {
        if (listeners.isEmpty()) {
            return;
        }
        DeviceNode snapshot = node.snapshot();
        for (PnpListener listener : listeners) {
            try {
                listener.deviceChanged(snapshot);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed at a change of {}", node, e);
            }
        }
    }
}
