package org.backplane.kmdf.internal.file;

import org.backplane.ddi.Disposition;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.FileObject;
import org.backplane.ddi.Request;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxPkgIo;
import org.backplane.kmdf.internal.io.PrivateQueue;
import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opening and closing of a device: its file objects, and who hears of them.
 *
 * <p>A file object is made before the driver is asked, because the driver may fill its context
 * then, and the framework learns how the opening ended by a completion routine of its own. That
 * routine stands on a stack location of the device's own, above the one the driver works with, so
 * that it runs whichever way the request ends: completed, cancelled in a queue, or sent down and
 * forgotten.
 *
 * <p><b>Level:</b> PASSIVE, {@link #fileObject} at any level. <b>Serialised by:</b> the table of
 * file objects is a concurrent one; the requests for one handle come one after the other.
 */
public final class FxPkgGeneral {

    private final DeviceHost host;
    private final FxPkgIo io;
    private final FxFileObjectConfig config;
    private final boolean forwards;
    private final boolean serialised;

    /** Where openings reach EvtDeviceFileCreate; null without it. */
    private final PrivateQueue creates;

    /** Null where the driver has no file objects. */
    private final Map<org.backplane.wdm.FileObject, FxFileObject> files;

    /**
     * Makes the package of a new device.
     *
     * @param config null if the device has no file objects
     * @throws StatusException WDF_INCOMPATIBLE_EXECUTION_LEVEL; see {@link FxFileObjectConfig}
     */
    public FxPkgGeneral(DeviceHost host, FxPkgIo io, FxFileObjectConfig config) {
        this.host = host;
        this.io = io;
        this.config = config;
        this.files = config == null ? null : new ConcurrentHashMap<>();
        this.forwards = config == null ? host.isFilter() : config.forwardsCleanupClose(host);
        this.serialised = config != null && config.isSerialised(host);
        this.creates =
                config == null || config.create == null
                        ? null
                        : io.privateQueue(
                                "queue of EvtDeviceFileCreate",
                                "EvtDeviceFileCreate",
                                this::callCreate,
                                serialised
                                        ? SynchronizationScope.DEVICE
                                        : SynchronizationScope.NONE,
                                ExecutionLevel.PASSIVE);
    }

    /** How many stack locations of its own the package needs in IRPs to the device. */
    public static int stackLocations(FxFileObjectConfig config) {
        return config == null ? 0 : 1;
    }

    /** The device's object for a handle; null if it has none. */
    public FileObject fileObject(org.backplane.wdm.FileObject wdm) {
        return wdm == null || files == null ? null : files.get(wdm);
    }

    /** IRP_MJ_CREATE, IRP_MJ_CLEANUP and IRP_MJ_CLOSE. */
    public Status dispatch(Irp irp) {
        return switch (irp.current().major()) {
            case IrpMajor.CREATE -> create(irp);
            case IrpMajor.CLEANUP -> cleanup(irp);
            default -> close(irp);
        };
    }

    // ------------------------------------------------------------------ opening

    private Status create(Irp irp) {
        org.backplane.wdm.FileObject wdm = irp.current().fileObject();
        if (config == null || wdm == null) {
            return io.dispatch(irp);
        }
        FxFileObject file;
        try {
            file = host.object().adopt(new FxFileObject(host, wdm));
        } catch (StatusException leaving) {
            return irp.complete(leaving.status());
        }
        files.put(wdm, file);
        irp.copyCurrentToNext();
        irp.setCompletionRoutine((_, ended, _) -> createEnded(ended, file), null);
        irp.setNextStackLocation(host.deviceObject());
        return creates != null ? creates.accept(irp) : io.dispatch(irp);
    }

    private Disposition callCreate(Request request) {
        try {
            return config.create.evtDeviceFileCreate(host.device(), request, request.fileObject());
        } catch (StatusException refusal) {
            return request.complete(refusal.failure());
        }
    }

    private boolean createEnded(Irp irp, FxFileObject file) {
        if (irp.pendingReturned()) {
            irp.markPending();
        }
        if (!irp.status().isSuccess()) {
            files.remove(file.wdmFileObject());
            atPassive("end of " + file, file::deleteObject);
        }
        return true;
    }

    // ------------------------------------------------------------------ closing

    private Status cleanup(Irp irp) {
        org.backplane.wdm.FileObject wdm = irp.current().fileObject();
        if (wdm != null && wdm.mayHaveRequests()) {
            io.cancelRequests(wdm);
        }
        FxFileObject file = wdm == null || files == null ? null : files.get(wdm);
        if (file == null || config.cleanup == null) {
            return onward(irp);
        }
        return call(
                irp, () -> guarded("EvtFileCleanup", () -> config.cleanup.evtFileCleanup(file)));
    }

    private Status close(Irp irp) {
        org.backplane.wdm.FileObject wdm = irp.current().fileObject();
        FxFileObject file = wdm == null || files == null ? null : files.get(wdm);
        if (file == null) {
            return onward(irp);
        }
        return call(
                irp,
                () -> {
                    if (config.close != null) {
                        guarded("EvtFileClose", () -> config.close.evtFileClose(file));
                    }
                    files.remove(wdm);
                    file.deleteObject();
                });
    }

    private void guarded(String callback, Runnable body) {
        try {
            body.run();
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (Throwable t) {
            host.driverFault(callback, t);
        }
    }

    /** Makes a call into the driver where and when its scope allows, and lets the IRP go on. */
    private Status call(Irp irp, Runnable body) {
        if (!serialised && isPassive()) {
            body.run();
            return onward(irp);
        }
        irp.markPending();
        Runnable both =
                () -> {
                    body.run();
                    onward(irp);
                };
        if (serialised) {
            io.deviceConstraints().lock().run(workOf(both));
        } else {
            atPassive("closing of a handle on " + host.instanceId(), both);
        }
        return Status.PENDING;
    }

    private static CallbackWork workOf(Runnable body) {
        return new CallbackWork() {
            @Override
            public void call() {
                body.run();
            }
        };
    }

    private void atPassive(String name, Runnable body) {
        if (isPassive()) {
            body.run();
        } else {
            host.kernel().dispatcher().post(Level.PASSIVE, name, body);
        }
    }

    private boolean isPassive() {
        return host.kernel().dispatcher().currentLevel() == Level.PASSIVE;
    }

    private Status onward(Irp irp) {
        return forwards && !host.isPdo() ? io.pass(irp) : irp.complete(Status.SUCCESS);
    }
}
