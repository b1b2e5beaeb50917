package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.Device;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the drivers of a stage write down, one line for each callback in the order of the calls, and
 * which of their callbacks go wrong.
 */
final class Script {

    /** How a callback goes wrong. */
    enum Fault {
        /** It answers an error. */
        REFUSES,
        /** It throws what it must not throw. */
        THROWS,
        /** It does not come back. */
        HANGS
    }

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Fault> faults = new HashMap<>();
    private final Map<String, Runnable> actions = new HashMap<>();

    /** Requests that drivers keep. */
    private final List<Request> kept = new ArrayList<>();

    /** By driver; the last that it made. */
    private final Map<String, Device> devices = new HashMap<>();

    /** The instance ID of a device that answers nobody. */
    private String answerless;

    void answerless(String instanceId) {
        answerless = instanceId;
    }

    /** From now on the callback, for example {@code function:D0Entry}, goes wrong. */
    void plan(String callback, Fault how) {
        faults.put(callback, how);
    }

    /** When the callback is called next, {@code action} happens in it, once. */
    void at(String callback, Runnable action) {
        actions.put(callback, action);
    }

    /** From now on no callback goes wrong. */
    void cure() {
        faults.clear();
    }

    /** A driver has made its device. */
    void made(String driver, Device device) {
        devices.put(driver, device);
    }

    /** The device that a driver made last. */
    Device device(String driver) {
        return devices.get(driver);
    }

    /** A driver keeps a request. */
    void keep(Request request) {
        kept.add(request);
    }

    /** A driver has a request no longer. */
    void forget(Request request) {
        kept.remove(request);
    }

    /** Completes the requests that drivers keep, and those that they get meanwhile. */
    void completeAll() {
        while (!kept.isEmpty()) {
            kept.removeFirst().complete(Status.SUCCESS, 0);
        }
    }

    /** Writes a line. */
    void note(String line) {
        lines.add(line);
    }

    /** What was written since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** A callback of a driver is called. */
    void called(Device device, String driver, String callback, Object... arguments) {
        String name = driver + ":" + callback;
        lines.add(
                arguments.length == 0
                        ? name
                        : Arrays.stream(arguments)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", name + "(", ")")));
        Runnable action = actions.remove(name);
        if (action != null) {
            action.run();
        }
        Fault fault = faults.get(name);
        if (fault != null) {
            goWrong(device, fault);
        }
    }

    private void goWrong(Device device, Fault fault) {
        switch (fault) {
            case REFUSES -> throw new StatusException(Status.INSUFFICIENT_RESOURCES, "planned");
            case THROWS -> throw new ArithmeticException("planned");
            case HANGS -> waitForNobody(device);
        }
    }

    private void waitForNobody(Device device) {
        RemoteIoTarget target = device.createIoTarget();
        target.open(answerless);
        target.sendReadSynchronously(new byte[1], 0, RequestSendOptions.NONE);
    }
}
