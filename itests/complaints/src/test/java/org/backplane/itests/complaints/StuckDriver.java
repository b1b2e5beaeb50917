package org.backplane.itests.complaints;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/** A driver that waits in one of its callbacks for a device that does not answer. */
@HardwareIds(StuckDriver.ID)
final class StuckDriver implements Driver {

    static final String ID = "TEST\\STUCK";

    /** Where it waits. */
    enum Place {
        D0_EXIT,
        RELEASE_HARDWARE,
        SELF_MANAGED_IO_SUSPEND,
        SELF_MANAGED_IO_FLUSH,
        SURPRISE_REMOVAL,
        READ,
        FILE_CLEANUP,
        NOWHERE
    }

    private final String answerless;
    private Place place;

    StuckDriver(String answerless, Place place) {
        this.answerless = answerless;
        this.place = place;
    }

    /** Waits there from now on. */
    void place(Place newPlace) {
        place = newPlace;
    }

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new Stuck(init);
    }

    private final class Stuck {

        private final RemoteIoTarget target;

        Stuck(DeviceInit init) {
            Device device =
                    init.executionLevel(ExecutionLevel.PASSIVE)
                            .fileObjectConfig(
                                    config -> config.evtFileCleanup(file -> at(Place.FILE_CLEANUP)))
                            .create();
            target = device.createIoTarget();
            device.evtDeviceSelfManagedIoInit(() -> target.open(answerless))
                    .evtDeviceSelfManagedIoSuspend(() -> at(Place.SELF_MANAGED_IO_SUSPEND))
                    .evtDeviceSelfManagedIoFlush(() -> at(Place.SELF_MANAGED_IO_FLUSH))
                    .evtDeviceD0Exit(state -> at(Place.D0_EXIT))
                    .evtDeviceReleaseHardware(() -> at(Place.RELEASE_HARDWARE))
                    .evtDeviceSurpriseRemoval(() -> at(Place.SURPRISE_REMOVAL));
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead((request, length) -> {
                                at(Place.READ);
                                return request.complete(Status.SUCCESS, length);
                            }));
            device.createInterface(InterfaceClass.of("6c1b5f0e-3b0e-4d0c-9d6b-7f4a51c0d103"));
        }

        private void at(Place here) {
            if (place == here) {
                try {
                    target.sendReadSynchronously(new byte[1], 0, RequestSendOptions.NONE);
                } catch (StatusException e) {
                    // The other device has gone, or the test has let go.
                    return;
                }
            }
        }
    }
}
