package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.SpecialFileType;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.UsageNotification;

/**
 * A special file comes to a device or leaves it (DEVICE_USAGE_NOTIFICATION): what its driver hears,
 * and what changes for the device. Such a device cannot be stopped, removed or disabled, and its
 * power code must not wait for paged memory.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager.
 */
final class UsageNotices {

    private UsageNotices() {}

    /** Counts the file, if the driver has nothing against it. */
    static Outcome begin(FxPkgPnp pnp, UsageNotification notice) {
        PnpDevice device = pnp.device();
        if (!device.isFilter() && !pnp.usage().supports(notice.type())) {
            return new Outcome(
                    Status.NOT_IMPLEMENTED,
                    "%s of %s has not said that it supports %s files"
                            .formatted(device.driverName(), device.instanceId(), notice.type()));
        }
        Outcome answer = device.callbacks().usageNotificationEx(type(notice), notice.inPath());
        if (answer.isOk()) {
            count(pnp, notice, notice.inPath());
        }
        return answer;
    }

    /** The drivers below have answered. */
    static void end(FxPkgPnp pnp, UsageNotification notice, boolean wentWell) {
        if (wentWell) {
            pnp.device().callbacks().usageNotification(type(notice), notice.inPath());
            pnp.device().health().tellPnpManager();
        } else {
            count(pnp, notice, !notice.inPath());
        }
    }

    private static void count(FxPkgPnp pnp, UsageNotification notice, boolean inPath) {
        pnp.usage().adjust(notice.type(), inPath);
        pnp.power().machine().inSpecialUse(pnp.usage().isInUse());
    }

    /** Asks the stack of a child's bus, and so on to the root. */
    static Status tellBus(PnpDevice bus, UsageNotification notice) {
        DeviceObject top = bus.deviceObject().pdo().top();
        Irp irp = new Irp(top.stackSize());
        irp.next().setPnp(PnpMinor.DEVICE_USAGE_NOTIFICATION, notice);
        Event answered = bus.dispatcher().event("usage notification of " + bus.instanceId());
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    answered.set();
                    return false;
                },
                null);
        irp.call(top);
        answered.await();
        return irp.status();
    }

    private static SpecialFileType type(UsageNotification notice) {
        return switch (notice.type()) {
            case PAGING -> SpecialFileType.PAGING;
            case HIBERNATION -> SpecialFileType.HIBERNATION;
            case DUMP -> SpecialFileType.DUMP;
            case BOOT -> SpecialFileType.BOOT;
        };
    }
}
