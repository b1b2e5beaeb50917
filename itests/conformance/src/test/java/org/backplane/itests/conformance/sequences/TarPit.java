package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.Request;
import org.backplane.status.Status;

import java.util.ArrayList;
import java.util.List;

/** A device that answers no read: who waits for it hangs until the test lets go. */
@HardwareIds(TarPit.ID)
final class TarPit implements Driver {

    static final String ID = "TEST\\PIT";

    private static final InterfaceClass PIT =
            InterfaceClass.of("5d0f1d8e-61f7-4f5c-8c50-9d3e3c1a7f10");

    private final List<Request> stuck = new ArrayList<>();

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.powerManaged(false)
                                .evtIoRead((request, _) -> {
                                    stuck.add(request);
                                    return request.pend();
                                }));
        return device.createInterface(PIT);
    }

    /** Answers all that hang. */
    void letGo() {
        List<Request> released = List.copyOf(stuck);
        stuck.clear();
        released.forEach(request -> request.complete(Status.SUCCESS, 0));
    }
}
