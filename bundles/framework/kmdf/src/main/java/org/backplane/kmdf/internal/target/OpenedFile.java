package org.backplane.kmdf.internal.target;

import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.FileObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.OpenTarget;

/**
 * A handle that a driver has open on another device: asks the drivers of that device to open it,
 * and tells them when it is closed.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> who opens and closes it, but for {@link
 * #cancelOpening}.
 */
final class OpenedFile {

    private final Kernel kernel;
    private final FileObject file;
    private final DeviceObject top;

    /** The CREATE; an IRP of its own that is used once, so anybody may cancel it at any time. */
    private final Irp create;

    private OpenedFile(Kernel kernel, FileObject file, DeviceObject top) {
        this.kernel = kernel;
        this.file = file;
        this.top = top;
        this.create = new Irp(top.stackSize());
    }

    /**
     * Looks a device up and registers a handle on it, for {@link #open}.
     *
     * @param closer what the removal of the device calls to be rid of the handle
     */
    static OpenedFile register(Kernel kernel, String name, Runnable closer) {
        OpenTarget found = OpenTarget.resolve(kernel, name);
        FileObject file = new FileObject(found.device(), found.rest());
        kernel.openFiles().add(file, closer);
        // A removal takes the name away before it closes the handles that it finds: it has
        // either found this one by now, or what it did first shows here.
        if (!found.openable().getAsBoolean()) {
            kernel.openFiles().remove(file);
            throw found.gone();
        }
        return new OpenedFile(kernel, file, found.device().top());
    }

    FileObject file() {
        return file;
    }

    /** The device object that requests through the handle are sent to. */
    DeviceObject top() {
        return top;
    }

    /** Asks the drivers to open; if they refuse, the handle is no more. */
    void open() {
        Status answer = send(create, IrpMajor.CREATE);
        if (!answer.isSuccess()) {
            kernel.openFiles().remove(file);
            throw new StatusException(
                    answer,
                    "the driver of %s refused to open it with %s"
                            .formatted(top.pdo().describe(), answer));
        }
        file.setFlags(FileObject.HANDLE_CREATED);
    }

    /** The device goes while it is being opened. */
    void cancelOpening() {
        create.cancel();
    }

    /** Tells the drivers that the handle is closed. */
    void close() {
        send(new Irp(top.stackSize()), IrpMajor.CLEANUP);
        file.setFlags(FileObject.CLEANUP_COMPLETE);
        send(new Irp(top.stackSize()), IrpMajor.CLOSE);
        kernel.openFiles().remove(file);
    }

    private Status send(Irp irp, int major) {
        Event done =
                kernel.dispatcher()
                        .event(IrpMajor.name(major) + " of " + top.pdo().describe());
        irp.next().set(major, file, 0, 0, 0);
        irp.setCompletionRoutine(
                (device, completed, context) -> {
                    done.set();
                    return false;
                },
                null);
        irp.call(top);
        done.await();
        return irp.status();
    }
}
