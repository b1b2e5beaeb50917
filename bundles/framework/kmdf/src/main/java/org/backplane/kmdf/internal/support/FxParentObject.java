package org.backplane.kmdf.internal.support;

import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.ParentObject;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WaitLock;
import org.backplane.ddi.WorkItem;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectTree;
import org.backplane.kmdf.internal.target.FxDriverRequest;
import org.backplane.kmdf.internal.target.FxIoTarget;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;

/**
 * An object that the driver makes support objects below.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> as {@link FxObject}.
 */
public abstract class FxParentObject extends FxObject implements ParentObject {

    /** Makes the root of a tree. */
    protected FxParentObject(ObjectTree tree) {
        super(tree);
    }

    /** Makes an object below {@code parent}, to be handed to its {@link #adopt}. */
    protected FxParentObject(FxObject parent) {
        super(parent);
    }

    @Override
    public final Timer createTimer(Runnable evtTimer) {
        return adopt(new FxTimer(this, constraints(), evtTimer));
    }

    @Override
    public final WorkItem createWorkItem(Runnable evtWorkItem) {
        return createWorkItem(evtWorkItem, true);
    }

    @Override
    public final WorkItem createWorkItem(Runnable evtWorkItem, boolean automaticSerialization) {
        requireDevice("a work item");
        CallbackConstraints constraints =
                automaticSerialization ? constraints() : CallbackConstraints.DRIVER_DEFAULT;
        return adopt(new FxWorkItem(this, constraints, evtWorkItem));
    }

    @Override
    public final SpinLock createSpinLock(String name) {
        return adopt(new FxSpinLock(this, Level.DISPATCH, name));
    }

    @Override
    public final WaitLock createWaitLock(String name) {
        return adopt(new FxWaitLock(this, name));
    }

    @Override
    public final GeneralObject createObject(String name) {
        return createObject(name, ExecutionLevel.INHERIT_FROM_PARENT);
    }

    @Override
    public final GeneralObject createObject(String name, ExecutionLevel level) {
        return adopt(new FxGeneralObject(this, name, level));
    }

    @Override
    public final DriverRequest createRequest(IoTarget target) {
        FxIoTarget known = target == null ? null : FxIoTarget.of(target);
        FxDriverRequest request = adopt(new FxDriverRequest(this, null));
        if (known != null) {
            request.prepareFor(known);
        }
        return request;
    }

    @Override
    public final DriverRequest createRequestFromIrp(Irp irp) {
        return adopt(new FxDriverRequest(this, irp));
    }

    private void requireDevice(String what) {
        if (!belongsToDevice()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    what
                            + " belongs to a device, and "
                            + this
                            + " does not; make it below a device or one of its objects");
        }
    }
}
