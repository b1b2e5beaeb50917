package org.backplane.buses.root;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is known of a card without asking it: the service properties that {@link
 * org.backplane.hardware.Card} writes.
 */
record CardDescription(
        String model,
        List<String> hardwareIds,
        String description,
        List<Integer> registerWindows,
        boolean interrupt) {

    static CardDescription of(Map<String, Object> properties) {
        Object model = properties.get("card.model");
        List<Object> hardwareIds = values(properties.get("card.hardwareIds"));
        if (model == null || hardwareIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a card with the properties %s cannot be plugged in: %s is missing; annotate it with @Card"
                            .formatted(
                                    properties, model == null ? "card.model" : "card.hardwareIds"));
        }
        return new CardDescription(
                model.toString(),
                hardwareIds.stream().map(Object::toString).toList(),
                properties.getOrDefault("card.description", model).toString(),
                values(properties.get("card.registerWindows")).stream()
                        .map(length -> ((Number) length).intValue())
                        .toList(),
                Boolean.TRUE.equals(properties.get("card.interrupt")));
    }

    /** A service property with several values is an array, one with a single value may be plain. */
    private static List<Object> values(Object property) {
        List<Object> values = new ArrayList<>();
        if (property != null && property.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(property); i++) {
                values.add(Array.get(property, i));
            }
        } else if (property instanceof Iterable<?> several) {
            several.forEach(values::add);
        } else if (property != null) {
            values.add(property);
        }
        return values;
    }
}
