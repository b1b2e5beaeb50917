package org.backplane.tools.shell;

import org.backplane.kmdf.DeviceSnapshot;
import org.backplane.kmdf.FrameworkDebugger;
import org.backplane.pnp.PnpManager;

import java.util.List;
import java.util.function.Function;

/**
 * The framework devices of one stack.
 *
 * @param instanceId the device instance path
 * @param devices from the top of the stack to the bottom
 */
record FrameworkDevices(String instanceId, List<DeviceSnapshot> devices) {

    /**
     * Looks into the stack that a user means.
     *
     * @throws CommandFailure if there is no such device, or no framework driver in its stack
     */
    static FrameworkDevices find(PnpManager pnp, FrameworkDebugger debugger, String given)
            throws CommandFailure {
        String id = DeviceFinder.find(pnp, given).instanceId();
        List<DeviceSnapshot> devices = debugger.devices(id);
        if (devices.isEmpty()) {
            throw new CommandFailure(
                    id + " has no framework driver in its stack; devcon:stack lists its drivers");
        }
        return new FrameworkDevices(id, devices);
    }

    Report report(Function<DeviceSnapshot, String> text, Function<DeviceSnapshot, Object> json) {
        StringBuilder all = new StringBuilder(instanceId).append('\n');
        devices.forEach(device -> all.append(text.apply(device).indent(2)));
        return new Report(
                all.toString(),
                Json.object(
                        "instanceId", instanceId, "devices", devices.stream().map(json).toList()));
    }
}
