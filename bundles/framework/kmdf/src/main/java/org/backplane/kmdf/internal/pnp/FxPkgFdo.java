package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpState;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;

/** The PnP side of a function or filter driver's device: what it does, those below do too. */
public final class FxPkgFdo extends FxPkgPnp {

    /** Makes the package of a device that is attached to its stack. */
    public FxPkgFdo(PnpDevice device) {
        super(device);
    }

    @Override
    boolean sendStartDown(Irp irp) {
        sendDownAndBack(irp, PnpEvent.START_DEVICE_COMPLETE, PnpEvent.START_DEVICE_FAILED);
        return false;
    }

    @Override
    void sendCancelDown(Irp irp, PnpEvent event) {
        sendDownAndBack(irp, event, event);
    }

    private void sendDownAndBack(Irp irp, PnpEvent wentWell, PnpEvent failed) {
        irp.copyCurrentToNext();
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    pending().cameBack();
                    post(returned.status().isSuccess() ? wentWell : failed);
                    return false;
                },
                null);
        irp.call(device().lower());
    }

    @Override
    Status fireAndForget(Irp irp) {
        DeviceObject lower = device().lower();
        if (lower == null) {
            return irp.complete(Status.NO_SUCH_DEVICE);
        }
        irp.skipCurrent();
        return irp.call(lower);
    }

    @Override
    Status finishRemove(Irp irp) {
        irp.status(Status.SUCCESS);
        Status status = fireAndForget(irp);
        deviceObject().detach();
        deviceObject().delete();
        if (state() == PnpState.FINAL) {
            device().object().deleteObject();
        }
        return status;
    }

    @Override
    Status query(Irp irp) {
        return fireAndForget(irp);
    }

    @Override
    PnpState postRemoveState() {
        return PnpState.FDO_REMOVED;
    }

    @Override
    PnpState checkForDevicePresence() {
        return PnpState.FINAL;
    }

    @Override
    void reachedFinal() {
        removeProcessed();
    }

    @Override
    public void discard() {
        super.discard();
        deviceObject().detach();
        deviceObject().delete();
        device().object().deleteObject();
    }
}
