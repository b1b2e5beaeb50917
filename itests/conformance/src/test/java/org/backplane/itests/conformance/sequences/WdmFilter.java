package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;

import java.time.Duration;

/**
 * Plain WDM drivers between framework drivers, which pass everything on. The one on top also sends
 * PnP IRPs down, as the PnP manager would.
 */
final class WdmFilter {

    private WdmFilter() {}

    /** Between the bus driver and the framework's lower filter, or the function driver. */
    @FilterFor(value = StageDrivers.CHILD, position = FilterPosition.LOWER)
    static final class Lower implements DriverEntry {
        @Override
        public void driverEntry(DriverObject driver) {
            driver.everyMajorFunction(WdmFilter::passOn);
            driver.majorFunction(IrpMajor.PNP, WdmFilter::pnp);
            driver.addDevice((own, pdo) -> new DeviceObject(own, null).attachTo(pdo));
        }
    }

    /** Above the function driver. */
    @FilterFor(StageDrivers.CHILD)
    static final class Upper implements DriverEntry {

        private DeviceObject below;
        private Object startParameters;
        private Status answer;
        private Runnable beforeStart = () -> {};

        @Override
        public void driverEntry(DriverObject driver) {
            driver.everyMajorFunction(WdmFilter::passOn);
            driver.majorFunction(IrpMajor.PNP, this::pnp);
            driver.addDevice((own, pdo) -> below = new DeviceObject(own, null).attachTo(pdo));
        }

        private Status pnp(DeviceObject device, Irp irp) {
            if (irp.current().minor() == PnpMinor.START_DEVICE) {
                startParameters = irp.current().argument();
                Runnable first = beforeStart;
                beforeStart = () -> {};
                first.run();
            }
            return WdmFilter.pnp(device, irp);
        }

        /** What to do when the first START_DEVICE comes, before the drivers below see it. */
        void beforeStart(Runnable action) {
            beforeStart = action;
        }

        /** What the last IRP was completed with. */
        Status answer() {
            return answer;
        }

        /** Sends a PnP IRP to the drivers below, and waits. */
        Status send(DriverRealm realm, int minor) {
            realm.after(Duration.ZERO, () -> call(minor));
            realm.advance(Duration.ofNanos(1));
            realm.settle();
            return answer;
        }

        /** Sends a PnP IRP to the drivers below. */
        void call(int minor) {
            answer = Status.PENDING;
            Irp irp = new Irp(below.stackSize());
            Object argument = minor == PnpMinor.START_DEVICE ? startParameters : null;
            irp.next().setPnp(minor, argument);
            irp.setCompletionRoutine(
                    (_, done, _) -> {
                        answer = done.status();
                        return false;
                    },
                    null);
            irp.call(below);
        }
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
