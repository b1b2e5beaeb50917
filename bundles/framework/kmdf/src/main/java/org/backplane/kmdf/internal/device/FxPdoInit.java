package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceIoType;
import org.backplane.ddi.PdoInit;
import org.backplane.kmdf.internal.pnp.PdoIdentity;
import org.backplane.kmdf.internal.pnp.PdoOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a bus driver says about a child before and while it is created. */
final class FxPdoInit implements PdoInit {

    private final FxDevice bus;

    /** Null for a static child, which is in no list yet. */
    private final FxChild child;

    private final List<String> hardwareIds = new ArrayList<>(4);
    private final List<String> compatibleIds = new ArrayList<>(0);
    private String deviceId;
    private String instanceId;
    private String description;
    private String location;
    private boolean forwards;
    private IoType ioType = IoType.BUFFERED;

    /** Null as long as nothing unusual is said. */
    private PdoOptions options;

    private FxDevice device;

    FxPdoInit(FxDevice bus, FxChild child) {
        this.bus = bus;
        this.child = child;
    }

    /** What was created; null if nothing was. */
    FxDevice device() {
        return device;
    }

    @Override
    public PdoInit deviceId(String id) {
        deviceId = DeviceIds.checkId("device ID", id);
        return this;
    }

    @Override
    public PdoInit hardwareId(String id) {
        DeviceIds.add("hardware ID", hardwareIds, id);
        return this;
    }

    @Override
    public PdoInit compatibleId(String id) {
        DeviceIds.add("compatible ID", compatibleIds, id);
        return this;
    }

    @Override
    public PdoInit instanceId(String id) {
        instanceId = DeviceIds.checkInstanceId(id);
        return this;
    }

    @Override
    public PdoInit description(String text) {
        description = text;
        return this;
    }

    @Override
    public PdoInit location(String text) {
        location = text;
        return this;
    }

    @Override
    public PdoInit deviceText(String descriptionText, String locationText, Locale language) {
        options().addTexts(language, descriptionText, locationText);
        return this;
    }

    @Override
    public PdoInit defaultLocale(Locale language) {
        options().defaultLocale(language);
        return this;
    }

    @Override
    public PdoInit containerId(UUID id) {
        options().containerId(id);
        return this;
    }

    @Override
    public PdoInit rawDevice(UUID deviceClass) {
        options().rawClass(bus.required(deviceClass, "the setup class of a raw device"));
        return this;
    }

    @Override
    public PdoInit removePowerDependencyOnParent() {
        options().removePowerDependency();
        return this;
    }

    private PdoOptions options() {
        if (options == null) {
            options = new PdoOptions();
        }
        return options;
    }

    @Override
    public PdoInit allowForwardingRequestToParent() {
        forwards = true;
        return this;
    }

    @Override
    public PdoInit ioType(DeviceIoType type) {
        ioType = FxDeviceInit.toWdm(type);
        return this;
    }

    @Override
    public Device create() {
        if (device != null) {
            throw new StatusException(
                    Status.INVALID_DEVICE_STATE,
                    bus.driverName() + " creates the child " + instanceId + " a second time");
        }
        if (hardwareIds.isEmpty() && (options == null || options.rawClass() == null)) {
            throw missing("a hardware ID", "hardwareId");
        }
        if (hardwareIds.isEmpty() && deviceId == null) {
            throw missing("a device ID", "deviceId");
        }
        if (instanceId == null) {
            throw missing("an instance ID", "instanceId");
        }
        PdoIdentity identity =
                new PdoIdentity(
                        deviceId != null ? deviceId : hardwareIds.getFirst(),
                        instanceId,
                        hardwareIds,
                        compatibleIds,
                        description,
                        location,
                        options);
        device = FxDevice.physical(bus, identity, child, forwards);
        device.deviceObject().ioType(ioType);
        return device;
    }

    private StatusException missing(String what, String method) {
        return new StatusException(
                Status.INVALID_PARAMETER,
                "a child of "
                        + bus.instanceId()
                        + " lacks "
                        + what
                        + "; "
                        + bus.driverName()
                        + " gives it with "
                        + method
                        + " before create");
    }
}
