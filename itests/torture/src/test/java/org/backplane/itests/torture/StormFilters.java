package org.backplane.itests.torture;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;

import java.time.Duration;

/** The filters of a storm. */
final class StormFilters {

    private StormFilters() {}

    /** Takes part in PnP and power, and leaves requests alone. */
    @FilterFor({StormDevices.DEVICE, StormDevices.HUB})
    record Quiet(Mischief mischief) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            mischief.at("EvtDriverDeviceAdd of a filter");
            return StormDevices.registered(init.filter().create(), mischief);
        }
    }

    /** Sends reads on, with a time limit. */
    @FilterFor(StormDevices.DEVICE)
    record Forwarding(Mischief mischief) implements Driver {

        private static final RequestSendOptions OPTIONS =
                RequestSendOptions.NONE.withTimeout(Duration.ofSeconds(2));

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.filter().create();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoRead((request, length) -> {
                                mischief.at("EvtIoRead of a filter");
                                return request.send(
                                        device.ioTarget(),
                                        OPTIONS,
                                        (back, status, information) ->
                                                back.complete(status, information));
                            }));
            return device;
        }
    }

    /** A plain WDM driver, the first of all in its stack to be loaded. */
    @FilterFor(
            value = {StormDevices.BUS, StormDevices.HUB, StormDevices.DEVICE},
            position = FilterPosition.LOWER)
    record Plain(Mischief mischief) implements DriverEntry {

        @Override
        public void driverEntry(DriverObject driver) {
            if (!mischief.hasBegun()) {
                mischief.begin(driver.kernel().dispatcher());
            }
            driver.everyMajorFunction(Plain::passOn);
            driver.majorFunction(IrpMajor.PNP, Plain::pnp);
            driver.addDevice((owner, pdo) -> {
                mischief.at("AddDevice of a plain driver");
                new DeviceObject(owner, null).attachTo(pdo);
            });
        }

        private static Status passOn(DeviceObject device, Irp irp) {
            irp.skipCurrent();
            return irp.call(device.lower());
        }

        private static Status pnp(DeviceObject device, Irp irp) {
            boolean last = irp.current().minor() == PnpMinor.REMOVE_DEVICE;
            Status status = passOn(device, irp);
            if (last) {
                device.detach();
                device.delete();
            }
            return status;
        }
    }
}
