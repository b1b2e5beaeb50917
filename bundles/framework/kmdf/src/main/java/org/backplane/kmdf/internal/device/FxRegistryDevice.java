package org.backplane.kmdf.internal.device;

import org.backplane.ddi.PlugPlayKey;
import org.backplane.ddi.RegistryDevice;
import org.backplane.ddi.RegistryKey;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.support.FxParentObject;
import org.backplane.kmdf.internal.support.FxRegistryKey;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Kernel;

/**
 * The part of a framework device through which its driver reaches the device's registry keys.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the registry.
 */
abstract class FxRegistryDevice extends FxParentObject implements RegistryDevice {

    FxRegistryDevice(FxObject parent) {
        super(parent);
    }

    /** The instance that it lives in. */
    public abstract Kernel kernel();

    /** Its place in the stack. */
    public abstract DeviceObject deviceObject();

    @Override
    public RegistryKey openRegistryKey(PlugPlayKey which) {
        required(which, "which registry key is meant");
        DeviceObject pdo = deviceObject().pdo();
        return FxRegistryKey.create(
                this,
                kernel().registry(),
                DeviceKeys.path(
                        kernel().registry(), pdo == null ? null : pdo.instanceId(), which, this));
    }
}
