package org.backplane.tools.realm;

import org.backplane.buses.root.RootBusDriver;
import org.backplane.hardware.Card;
import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.SoftwareDevice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test has plugged into the root bus.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
final class RealmSlots {

    private final RootBusDriver bus;

    /** By instance ID. */
    private final Map<String, Plug> plugs = new LinkedHashMap<>();

    private int softwareDevices;

    /** What puts something in and pulls it out again. */
    record Plug(boolean isCard, Runnable putIn, Runnable pullOut) {}

    RealmSlots(RootBusDriver bus) {
        this.bus = bus;
    }

    Plug softwareDevice(String hardwareId) {
        SoftwareDevice device =
                new SoftwareDevice(
                        hardwareId + " " + softwareDevices++, List.of(hardwareId), hardwareId);
        return new Plug(false, () -> bus.plugDevice(device), () -> bus.unplugDevice(device));
    }

    Plug card(HardwareModel card) {
        Map<String, Object> properties = properties(card.getClass());
        return new Plug(true, () -> bus.plugCard(card, properties), () -> bus.unplugCard(card));
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

    /** Notes which device a plug became. */
    void add(String instanceId, Plug plug) {
        plugs.put(instanceId, plug);
    }

    void pullOut(String instanceId) {
        Plug plug = plugs.remove(instanceId);
        if (plug == null) {
            throw new IllegalArgumentException(
                    instanceId + " is not plugged in; there are " + plugs.keySet());
        }
        plug.pullOut().run();
    }

    boolean has(String instanceId) {
        return plugs.containsKey(instanceId);
    }

    boolean isCard(String instanceId) {
        return has(instanceId) && plugs.get(instanceId).isCard();
    }
}
