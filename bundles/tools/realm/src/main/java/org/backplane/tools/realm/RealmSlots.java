package org.backplane.tools.realm;

import org.backplane.buses.root.RootBusDriver;
import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.SoftwareDevice;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a test has plugged into the root bus.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
final class RealmSlots {

    private final Dispatcher dispatcher;
    private final RootBusDriver bus;

    /** By instance ID. */
    private final Map<String, Plug> plugs = new LinkedHashMap<>();

    /** The children of the bus that are in the device tree. */
    private final Set<String> present = new HashSet<>();

    /** Those that came since something was plugged in last; they may have gone again. */
    private final List<String> arrivals = new ArrayList<>();

    private int softwareDevices;

    /** What puts something in and pulls it out again. */
    record Plug(boolean isCard, Runnable putIn, Runnable pullOut) {}

    RealmSlots(Dispatcher dispatcher, RootBusDriver bus) {
        this.dispatcher = dispatcher;
        this.bus = bus;
    }

    Plug softwareDevice(String hardwareId) {
        SoftwareDevice device =
                new SoftwareDevice(
                        hardwareId + " " + softwareDevices++, List.of(hardwareId), hardwareId);
        return new Plug(false, () -> bus.plugDevice(device), () -> bus.unplugDevice(device));
    }

    Plug card(HardwareModel card) {
        Map<String, Object> properties = properties(annotated(card).getClass());
        Runnable pullOut = () -> bus.unplugCard(card);
        if (card instanceof FaultyCard faulty) {
            // Later, because a card that goes in a register access goes at any level.
            faulty.pluggedIn(() -> dispatcher.post(Level.PASSIVE, "card pulled out", pullOut));
        }
        return new Plug(true, () -> bus.plugCard(card, properties), pullOut);
    }

    private static HardwareModel annotated(HardwareModel card) {
        return card instanceof FaultyCard faulty ? faulty.card() : card;
    }

    private static Map<String, Object> properties(Class<?> model) {
        Card card = model.getAnnotation(Card.class);
        if (card == null) {
            throw new IllegalArgumentException(
                    "card %s does not say what it is; annotate it with @Card"
                            .formatted(model.getName()));
        }
        return Map.of(
                "card.model", card.model(),
                "card.bus", card.bus(),
                "card.hardwareIds", card.hardwareIds(),
                "card.description", card.description(),
                "card.registerWindows", card.registerWindows(),
                "card.interrupt", card.interrupt());
    }

    /** Notes that a child of the bus has come, changed or gone. */
    void note(DeviceNode child) {
        String instanceId = child.instanceId();
        if (child.status() == DeviceStatus.DISCONNECTED) {
            present.remove(instanceId);
        } else if (present.add(instanceId)) {
            arrivals.add(instanceId);
        }
    }

    /**
     * Plugs something in.
     *
     * @param settle waits until the device tree knows of it
     * @return which device it became; null if none
     */
    String plug(Plug plug, Runnable settle) {
        arrivals.clear();
        plug.putIn().run();
        settle.run();
        if (arrivals.isEmpty()) {
            return null;
        }
        String instanceId = arrivals.getFirst();
        plugs.put(instanceId, plug);
        return instanceId;
    }

    void pullOut(String instanceId) {
        Plug plug = plugs.remove(instanceId);
        if (plug == null) {
            throw new IllegalArgumentException(
                    instanceId + " is not plugged in; there are " + plugs.keySet());
        }
        plug.pullOut().run();
    }

    boolean isCard(String instanceId) {
        Plug plug = plugs.get(instanceId);
        return plug != null && plug.isCard();
    }
}
