package org.backplane.tools.shell;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.io.IoRequest;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.PnpManager;

import java.time.Duration;
import java.util.function.Function;

/**
 * Opens a device, sends one request, waits for it, and closes the device. Interrupting the command
 * cancels the request.
 */
final class Transfer {

    /** How often a waiting command looks whether the user has had enough. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final String instanceId;
    private final String what;

    private Transfer(String instanceId, String what) {
        this.instanceId = instanceId;
        this.what = what;
    }

    /**
     * Runs a request.
     *
     * @param device what the user calls the device, or a name that its driver gave it
     * @param what the request, for the sentence that says it failed: {@code read of 3 bytes from}
     * @param start sends the request
     * @return the number of bytes transferred
     * @throws CommandFailure if it failed, with the status
     */
    static int run(
            PnpManager pnp,
            IoManager io,
            String device,
            String what,
            Function<DeviceHandle, IoRequest> start)
            throws CommandFailure {
        if (device.startsWith("/") || device.startsWith("\\")) {
            try (DeviceHandle handle = io.open(device)) {
                return new Transfer(device, what).await(start.apply(handle));
            }
        }
        DeviceNode node = DeviceFinder.find(pnp, device);
        String id = node.instanceId();
        if (node.problem() != null) {
            throw new CommandFailure(
                    what + " " + id + " failed: " + DeviceView.problem(node.problem()));
        }
        try (DeviceHandle handle = io.open(id)) {
            return new Transfer(id, what).await(start.apply(handle));
        }
    }

    private int await(IoRequest request) throws CommandFailure {
        boolean interrupted = false;
        while (!request.await(GLANCE.toNanos())) {
            if (Thread.interrupted()) {
                interrupted = true;
                request.cancel();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!request.status().isSuccess()) {
            throw new CommandFailure(
                    what + " " + instanceId + " failed: " + Failures.describe(request.status()));
        }
        return (int) request.information();
    }
}
