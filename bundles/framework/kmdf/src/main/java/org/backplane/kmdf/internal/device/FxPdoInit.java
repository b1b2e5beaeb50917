package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceIoType;
import org.backplane.ddi.PdoInit;
import org.backplane.kmdf.internal.pnp.PdoIdentity;
import org.backplane.kmdf.internal.pnp.PdoLink;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.IoType;

import java.util.ArrayList;
import java.util.List;

/** What a bus driver says about a child before and while it is created. */
final class FxPdoInit implements PdoInit {

    private final FxDevice bus;
    private final PdoLink link;
    private final List<String> hardwareIds = new ArrayList<>();
    private final List<String> compatibleIds = new ArrayList<>();
    private String deviceId;
    private String instanceId;
    private String description;
    private String location;
    private boolean forwards;
    private IoType ioType = IoType.BUFFERED;
    private FxDevice device;

    FxPdoInit(FxDevice bus, PdoLink link) {
        this.bus = bus;
        this.link = link;
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
        if (hardwareIds.isEmpty()) {
            throw missing("a hardware ID", "hardwareId");
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
                        location);
        device = FxDevice.physical(bus, identity, link, forwards);
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
