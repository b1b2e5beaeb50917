package org.backplane.tools.shell;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;

import java.util.function.Consumer;

/**
 * Does something to one device and says what became of it.
 *
 * @param pnp where the device is
 * @param done what was done, in a word
 */
record DeviceAction(PnpManager pnp, String done) {

    /**
     * Finds the device, acts, and waits for the tree to settle.
     *
     * @param action gets the instance ID
     */
    Report run(String device, Consumer<String> action) throws CommandFailure {
        String id = DeviceFinder.find(pnp, device).instanceId();
        action.accept(id);
        Settling.await(pnp);
        DeviceNode now = pnp.device(id).orElse(null);
        return new Report(
                id + " : " + done + "\n" + (now == null ? "" : DeviceView.line(now)),
                Json.object(
                        "instanceId", id,
                        "result", done,
                        "device", now == null ? null : DeviceView.json(now)));
    }
}
