package org.backplane.buses.toaster;

import org.backplane.contracts.toaster.BusRequest;
import org.backplane.contracts.toaster.Toaster;
import org.backplane.contracts.toaster.ToasterBus;
import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Request;
import org.backplane.status.Status;

import java.util.function.IntPredicate;

/**
 * Serves the control codes of a bus: what elsewhere is done with one's hands.
 *
 * <p><b>Serialised by:</b> the queue, which is sequential.
 */
final class BusQueue {

    private final ToasterRack rack;

    private BusQueue(ToasterRack rack) {
        this.rack = rack;
    }

    /** Gives a bus its interface and its queue. */
    static void on(Device bus, ToasterRack rack) {
        BusQueue served = new BusQueue(rack);
        bus.defaultQueue(
                DispatchType.SEQUENTIAL,
                queue -> queue.evtIoDeviceControl(served::evtIoDeviceControl));
        bus.createInterface(ToasterBus.INTERFACE);
    }

    private Disposition evtIoDeviceControl(
            Request request, int code, int outputLength, int inputLength) {
        if (inputLength < BusRequest.MINIMUM) {
            return request.complete(Status.INVALID_PARAMETER);
        }
        byte[] input = new byte[inputLength];
        request.input().copyTo(0, input, 0, inputLength);
        BusRequest asked = BusRequest.parse(input);
        return request.complete(answer(code, asked));
    }

    private Status answer(int code, BusRequest asked) {
        if (code == ToasterBus.PLUG_IN) {
            return plugIn(asked);
        }
        if (code == ToasterBus.UNPLUG) {
            return found(asked, rack::unplug);
        }
        return code == ToasterBus.EJECT ? found(asked, rack::eject) : Status.INVALID_DEVICE_REQUEST;
    }

    private Status plugIn(BusRequest asked) {
        if (asked.serialNumber() <= 0) {
            return Status.INVALID_PARAMETER;
        }
        String id = asked.hardwareId().isEmpty() ? Toaster.HARDWARE_ID : asked.hardwareId();
        ToasterId toaster = new ToasterId(asked.serialNumber(), id, "Toaster");
        return rack.plugIn(toaster) ? Status.SUCCESS : Status.INVALID_PARAMETER;
    }

    private static Status found(BusRequest asked, IntPredicate action) {
        return action.test(asked.serialNumber()) ? Status.SUCCESS : Status.NO_SUCH_DEVICE;
    }
}
