package org.backplane.pnp.internal;

import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DeviceText;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IdType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;

import java.util.List;

/**
 * The PDO at the root of the tree, {@code HTREE\ROOT\0}: the one device that no bus reports. The
 * PnP manager is its bus driver.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; has no state.
 */
final class RootPdo {

    private static final String DEVICE_ID = "HTREE\\ROOT";

    private RootPdo() {}

    static DeviceObject create(Kernel kernel) {
        DriverObject driver = new DriverObject(kernel, "PnpManager");
        driver.majorFunction(IrpMajor.PNP, RootPdo::pnp);
        driver.majorFunction(IrpMajor.POWER, (_, irp) -> irp.complete(Status.SUCCESS));
        return new DeviceObject(driver, null);
    }

    private static Status pnp(DeviceObject device, Irp irp) {
        Object argument = irp.current().argument();
        return switch (irp.current().minor()) {
            case PnpMinor.START_DEVICE,
                    PnpMinor.QUERY_REMOVE_DEVICE,
                    PnpMinor.CANCEL_REMOVE_DEVICE,
                    PnpMinor.SURPRISE_REMOVAL,
                    PnpMinor.REMOVE_DEVICE ->
                    irp.complete(Status.SUCCESS);
            case PnpMinor.QUERY_DEVICE_RELATIONS ->
                    argument == RelationType.TARGET
                            ? answer(irp, List.of(device))
                            : irp.complete(irp.status());
            case PnpMinor.QUERY_ID -> answer(irp, id((IdType) argument));
            case PnpMinor.QUERY_DEVICE_TEXT ->
                    answer(
                            irp,
                            argument == DeviceText.DESCRIPTION ? "Root of the device tree" : "");
            default -> irp.complete(irp.status());
        };
    }

    private static Object id(IdType type) {
        return switch (type) {
            case DEVICE_ID -> DEVICE_ID;
            case INSTANCE_ID -> "0";
            case HARDWARE_IDS -> List.of(DEVICE_ID);
            case COMPATIBLE_IDS -> List.of();
            case CONTAINER_ID -> null;
        };
    }

    private static Status answer(Irp irp, Object result) {
        irp.result(result);
        return irp.complete(Status.SUCCESS);
    }
}
