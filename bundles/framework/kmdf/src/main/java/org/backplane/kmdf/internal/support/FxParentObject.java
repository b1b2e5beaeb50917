package org.backplane.kmdf.internal.support;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.ParentObject;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.Timer;
import org.backplane.ddi.WaitLock;
import org.backplane.ddi.WorkItem;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectTree;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

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
