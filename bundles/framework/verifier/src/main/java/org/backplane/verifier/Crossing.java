package org.backplane.verifier;

import java.util.List;

/**
 * One step over the line between a driver and the framework, in words that are the same in every
 * run of the same kind.
 *
 * @param number counts the device's crossings from 1
 * @param nanos of the device's clock
 * @param device the device instance path
 * @param driver whose place in the device's stack it is
 * @param begun the number of the crossing that this one ends; 0 if it ends none
 * @param function the function's or callback's name in KMDF; {@code Type.method} where it has none
 * @param object what it is called on or belongs to, for example {@code timer 1}: kind and number,
 *     counted per device in the order in which the driver got to know them
 * @param arguments without {@code object} and without callbacks that are handed over
 * @param result what an end brings back or throws; empty if nothing
 * @param data bytes that come along, in hex, after a word that says what they are; empty if none
 */
public record Crossing(
        long number,
        long nanos,
        String device,
        String driver,
        CrossingKind kind,
        long begun,
        String function,
        String object,
        List<String> arguments,
        String result,
        String data) {

    /** Keeps a copy of the arguments. */
    public Crossing {
        arguments = List.copyOf(arguments);
    }

    /** Whether this is the end of {@code beginning}, which may be null. */
    public boolean ends(Crossing beginning) {
        return beginning != null
                && begun == beginning.number
                && device.equals(beginning.device)
                && driver.equals(beginning.driver);
    }

    /** All but number, time, device and driver. */
    @Override
    public String toString() {
        return data.isEmpty() ? withoutData() : withoutData() + " [" + data + ']';
    }

    /** As {@link #toString}, without the bytes. */
    public String withoutData() {
        StringBuilder text = new StringBuilder(mark()).append(function);
        if (!object.isEmpty()) {
            text.append(' ').append(object);
        }
        if (!arguments.isEmpty()) {
            text.append(" (").append(String.join(", ", arguments)).append(')');
        }
        if (kind == CrossingKind.CALLBACK_THROW || kind == CrossingKind.CALL_THROW) {
            text.append(" threw ").append(result);
        } else if (!result.isEmpty()) {
            text.append(" = ").append(result);
        }
        return text.toString();
    }

    private String mark() {
        return switch (kind) {
            case CALLBACK -> "> ";
            case CALLBACK_RETURN, CALLBACK_THROW -> "< ";
            case CALL, CALL_RETURN, CALL_THROW -> "  ";
        };
    }
}
