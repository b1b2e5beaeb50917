package org.backplane.kmdf.internal.target;

import org.backplane.ddi.IoTargetOpenParams;
import org.backplane.ddi.IoTargetState;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.runtime.Level;
import org.backplane.runtime.Mutex;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.IoStackLocation;
import org.backplane.wdm.Irp;
import org.backplane.wdm.RemoveLock;
import org.backplane.wdm.TargetDeviceChange;

import java.util.function.Consumer;

/**
 * A target in another device's stack, by a handle that is open on it or by a device object alone.
 *
 * <p><b>Level:</b> as {@link RemoteIoTarget}. <b>Serialised by:</b> {@link #changing}, whose holder
 * opens or closes; callbacks of the driver are called without it.
 */
public final class FxRemoteTarget extends FxIoTarget
        implements RemoteIoTarget, TargetDeviceChange {

    private final Mutex changing;

    /** Keeps the end of the target waiting for callbacks of the driver. */
    private final RemoveLock callbacks;

    /** Who is in a callback; null if nobody is. */
    private volatile Object callbackRunner;

    /** How it was opened by name last; null if it was not. Changed by the holder of the mutex. */
    private volatile FxIoTargetOpenParams params;

    /** The handle that is open or being opened; changed by the holder of the mutex. */
    private volatile OpenedFile file;

    /** Where requests go while the target is open; changed by the holder of the mutex. */
    private volatile DeviceObject destination;

    /** Makes a closed target. */
    public FxRemoteTarget(DeviceHost host) {
        super(host.object(), host, "remote I/O target", IoTargetState.CLOSED);
        this.changing = dispatcher().mutex("opening and closing of " + this);
        this.callbacks = new RemoveLock(host.kernel(), "callbacks of " + this);
    }

    // ------------------------------------------------------------------ requests

    @Override
    public void pass(Irp irp) {
        DeviceObject device = destination;
        if (device != null) {
            irp.call(device);
        } else {
            irp.refuse(Status.NO_SUCH_DEVICE);
        }
    }

    @Override
    public int stackSize() {
        DeviceObject device = destination;
        return device != null ? device.stackSize() : 1;
    }

    @Override
    void address(IoStackLocation next) {
        OpenedFile opened = file;
        if (opened != null) {
            next.fileObject(opened.file());
        }
    }

    /** Somebody has to keep the handle open until the request is back. */
    @Override
    public void requireMayForget() {
        if (file != null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    this + " was opened by name; what is sent there must not be forgotten");
        }
    }

    @Override
    public DeviceObject wdmTargetDeviceObject() {
        return destination;
    }

    @Override
    public FileObject wdmTargetFileObject() {
        OpenedFile opened = file;
        return opened != null ? opened.file() : null;
    }

    // ------------------------------------------------------------------ opening

    @Override
    public void open(String name) {
        open(name, defaults -> {});
    }

    @Override
    public void open(String name, Consumer<IoTargetOpenParams> configure) {
        FxIoTargetOpenParams asked = new FxIoTargetOpenParams(name);
        configure.accept(asked);
        change("open", () -> openByName(asked));
    }

    @Override
    public void open(DeviceObject device) {
        change(
                "open",
                () -> {
                    requireClosed();
                    params = null;
                    destination = device;
                    enterStarted(true);
                });
    }

    @Override
    public void reopen() {
        change(
                "reopen",
                () -> {
                    FxIoTargetOpenParams last = params;
                    if (last == null) {
                        throw new StatusException(
                                Status.INVALID_DEVICE_REQUEST,
                                this + " was not opened by name; there is nothing to reopen");
                    }
                    openByName(last);
                });
    }

    private void change(String action, Runnable body) {
        requireMayWait(action);
        changing.acquire();
        try {
            body.run();
        } finally {
            changing.release();
        }
    }

    private void requireClosed() {
        if (destination != null || state() == IoTargetState.DELETED) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    "%s is %s; only a closed one is opened".formatted(this, state()));
        }
    }

    private void openByName(FxIoTargetOpenParams asked) {
        requireClosed();
        OpenedFile opened =
                OpenedFile.register(host().kernel(), asked.name, this::closeBecauseTheDeviceGoes);
        file = opened;
        boolean done = false;
        try {
            opened.open();
            done = true;
        } finally {
            if (!done) {
                file = null;
            }
        }
        params = asked;
        destination = opened.top();
        host().kernel().targetDeviceChanges().register(opened.top().pdo(), this);
        enterStarted(true);
    }

    // ------------------------------------------------------------------ closing

    @Override
    public void close() {
        change("close", () -> close(IoTargetState.CLOSED, false));
    }

    @Override
    public void closeForQueryRemove() {
        change(
                "close",
                () -> close(IoTargetState.CLOSED_FOR_QUERY_REMOVE, true));
    }

    /** What the removal of the device does to a target that is still open, or being opened. */
    private void closeBecauseTheDeviceGoes() {
        cancelOpening();
        close();
    }

    private void cancelOpening() {
        OpenedFile opened = file;
        if (opened != null) {
            opened.cancelOpening();
        }
    }

    /**
     * Closes; the mutex is held.
     *
     * @param listening whether the target goes on hearing of its device
     */
    private void close(IoTargetState to, boolean listening) {
        if (!listening) {
            host().kernel().targetDeviceChanges().unregister(this);
        }
        closeFor(to);
        OpenedFile opened = file;
        file = null;
        destination = null;
        if (opened != null) {
            opened.close();
        }
    }

    // ------------------------------------------------------------------ the device's changes

    @Override
    public void queryRemove() {
        StatusException veto =
                callBack(
                        "EvtIoTargetQueryRemove",
                        asked -> asked.queryRemove.evtIoTargetQueryRemove(this));
        if (veto != null) {
            throw veto;
        }
    }

    @Override
    public void removeCanceled() {
        mustAnswerNothing(
                "EvtIoTargetRemoveCanceled",
                callBack(
                        "EvtIoTargetRemoveCanceled",
                        asked -> asked.removeCanceled.evtIoTargetRemoveCanceled(this)));
    }

    @Override
    public void removeComplete() {
        cancelOpening();
        mustAnswerNothing(
                "EvtIoTargetRemoveComplete",
                callBack(
                        "EvtIoTargetRemoveComplete",
                        asked -> asked.removeComplete.evtIoTargetRemoveComplete(this)));
    }

    /** Calls the driver, unless the target has never been opened by name or ends; what it answers. */
    private StatusException callBack(String callback, Consumer<FxIoTargetOpenParams> body) {
        FxIoTargetOpenParams asked = params;
        if (asked == null || !callbacks.acquire()) {
            return null;
        }
        callbackRunner = dispatcher().currentThread();
        try {
            body.accept(asked);
        } catch (StatusException answer) {
            return answer;
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            fault(callback, thrown);
        } finally {
            callbackRunner = null;
            callbacks.release();
        }
        return null;
    }

    private void mustAnswerNothing(String callback, StatusException answer) {
        if (answer != null) {
            fault(callback, answer);
        }
    }

    // ------------------------------------------------------------------ the end

    @Override
    public void delete() {
        deleteByDriver();
    }

    /** The target's own callbacks may delete it, but not wait for themselves. */
    @Override
    protected boolean mustDefer() {
        return dispatcher().currentLevel() != Level.PASSIVE
                || dispatcher().currentThread().equals(callbackRunner);
    }

    @Override
    protected void onDispose() {
        runCleanups();
        host().kernel().targetDeviceChanges().unregister(this);
        callbacks.releaseAndWait();
        change("delete", () -> close(IoTargetState.DELETED, false));
    }
}
