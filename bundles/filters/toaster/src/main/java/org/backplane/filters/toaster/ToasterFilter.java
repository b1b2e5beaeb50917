package org.backplane.filters.toaster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.IoTarget;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the four filters have in common: they tell the log when their stack gains and loses power,
 * and whoever asks that they are there. Requests of other types have no queue here and pass.
 */
abstract class ToasterFilter implements Driver {

    private static final Logger LOG = LoggerFactory.getLogger(ToasterFilter.class);

    private final String name;

    /** A filter of this name. */
    ToasterFilter(String name) {
        this.name = name;
    }

    @Override
    public final Object evtDriverDeviceAdd(DeviceInit init) {
        Device device = init.filter().create();
        IoTarget lower = device.ioTarget();
        device.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoDeviceControl((request, code, outputLength, inputLength) ->
                                code == Toaster.WHO_IS_THERE
                                        ? request.send(lower, this::sign)
                                        : request.send(lower)));
        return device.evtDeviceD0Entry(state -> trace(device, "EvtDeviceD0Entry from " + state))
                .evtDeviceD0Exit(state -> trace(device, "EvtDeviceD0Exit to " + state));
    }

    /** Adds a line to what those below have said; if there is no room, it stays silent. */
    private Disposition sign(Request request, Status status, long information) {
        byte[] line = (name + "\n").getBytes(US_ASCII);
        if (!status.isSuccess() || request.outputLength() - information < line.length) {
            return request.complete(status, information);
        }
        request.output().copyFrom((int) information, line, 0, line.length);
        return request.complete(status, information + line.length);
    }

    private void trace(Device device, String callback) {
        LOG.info("{}, {}: {}", device.instanceId(), name, callback);
    }
}
