package org.backplane.itests.complaints;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
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

    static final String ID = "TEST\\TARPIT";

    private final List<Request> stuck = new ArrayList<>();

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.create();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue -> queue.evtIoRead((request, length) -> keep(request)));
        return device.createInterface(InterfaceClass.of("6c1b5f0e-3b0e-4d0c-9d6b-7f4a51c0d101"));
    }

    private Disposition keep(Request request) {
        stuck.add(request);
        return request.pend();
    }

    /** How many hang. */
    int held() {
        return stuck.size();
    }

    /** Answers all that hang. */
    void letGo() {
        List<Request> released = List.copyOf(stuck);
        stuck.clear();
        released.forEach(request -> request.complete(Status.SUCCESS, 0));
    }
}
