package org.backplane.kmdf.internal.target;

import org.backplane.ddi.EvtIoTargetQueryRemove;
import org.backplane.ddi.EvtIoTargetRemoveCanceled;
import org.backplane.ddi.EvtIoTargetRemoveComplete;
import org.backplane.ddi.IoTargetOpenParams;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a target was opened by name, kept for a reopening: the name, and what happens when the device
 * may go, stays or goes.
 *
 * <p><b>Serialised by:</b> filled in by the driver, constant afterwards.
 */
final class FxIoTargetOpenParams implements IoTargetOpenParams {

    private static final Logger LOG = LoggerFactory.getLogger(FxIoTargetOpenParams.class);

    final String name;
    EvtIoTargetQueryRemove queryRemove = RemoteIoTarget::closeForQueryRemove;
    EvtIoTargetRemoveCanceled removeCanceled = FxIoTargetOpenParams::reopen;
    EvtIoTargetRemoveComplete removeComplete = RemoteIoTarget::close;

    FxIoTargetOpenParams(String name) {
        this.name = name;
    }

    /** The device stays, but may have stopped for another reason meanwhile. */
    private static void reopen(RemoteIoTarget target) {
        if (target.state() != IoTargetState.CLOSED_FOR_QUERY_REMOVE) {
            return;
        }
        try {
            target.reopen();
        } catch (StatusException e) {
            LOG.warn("{} stays closed: {}", target, e.getMessage());
        }
    }

    @Override
    public IoTargetOpenParams evtIoTargetQueryRemove(EvtIoTargetQueryRemove callback) {
        queryRemove = callback;
        return this;
    }

    @Override
    public IoTargetOpenParams evtIoTargetRemoveCanceled(EvtIoTargetRemoveCanceled callback) {
        removeCanceled = callback;
        return this;
    }

    @Override
    public IoTargetOpenParams evtIoTargetRemoveComplete(EvtIoTargetRemoveComplete callback) {
        removeComplete = callback;
        return this;
    }
}
