package org.backplane.kmdf.internal.support;

import org.backplane.ddi.Dpc;
import org.backplane.ddi.DriverRequest;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.GeneralObject;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.LookasideList;
import org.backplane.ddi.MemoryObject;
import org.backplane.ddi.ParentObject;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.Timer;
import org.backplane.ddi.TimerConfig;
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

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

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
        return createTimer(evtTimer, config -> {});
    }

    @Override
    public final Timer createTimer(Runnable evtTimer, Consumer<TimerConfig> configure) {
        required(evtTimer, "the callback of a timer");
        FxTimerConfig config = new FxTimerConfig();
        configure.accept(config);
        return adopt(
                new FxTimer(
                        this,
                        constraintsFor("a timer", config.automaticSerialization, config.level),
                        config.level == ExecutionLevel.PASSIVE ? Level.PASSIVE : Level.DISPATCH,
                        evtTimer));
    }

    @Override
    public final Dpc createDpc(Runnable evtDpc) {
        return createDpc(evtDpc, true);
    }

    @Override
    public final Dpc createDpc(Runnable evtDpc, boolean automaticSerialization) {
        required(evtDpc, "the callback of a DPC");
        requireDevice("a DPC");
        return adopt(
                new FxDpc(
                        this,
                        constraintsFor("a DPC", automaticSerialization, ExecutionLevel.DISPATCH),
                        evtDpc));
    }

    @Override
    public final WorkItem createWorkItem(Runnable evtWorkItem) {
        return createWorkItem(evtWorkItem, true);
    }

    @Override
    public final WorkItem createWorkItem(Runnable evtWorkItem, boolean automaticSerialization) {
        required(evtWorkItem, "the callback of a work item");
        requireDevice("a work item");
        return adopt(
                new FxWorkItem(
                        this,
                        constraintsFor(
                                "a work item", automaticSerialization, ExecutionLevel.PASSIVE),
                        evtWorkItem));
    }

    /**
     * What holds for a callback that runs at {@code level}.
     *
     * @throws StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL if it cannot be serialised with the
     *     others, which run at another
     */
    private CallbackConstraints constraintsFor(
            String what, boolean automaticSerialization, ExecutionLevel level) {
        CallbackConstraints constraints =
                automaticSerialization ? constraints() : CallbackConstraints.DRIVER_DEFAULT;
        if (constraints.areSerialised() && constraints.level() != level) {
            throw new StatusException(
                    Status.WDF_INCOMPATIBLE_EXECUTION_LEVEL,
                    "%s cannot be serialised with the callbacks of %s, which run at %s level; give"
                                    .formatted(what, this, constraints.level())
                            + " both one execution level, or make it without"
                            + " automaticSerialization");
        }
        return constraints;
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
    public final MemoryObject createMemory(int length) {
        return adopt(FxMemoryObject.ofLength(this, length));
    }

    @Override
    public final MemoryObject createMemory(MemorySegment buffer) {
        return adopt(FxMemoryObject.over(this, buffer));
    }

    @Override
    public final LookasideList createLookasideList(int length) {
        return adopt(new FxLookasideList(this, length));
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
