package org.backplane.tools.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of one call of a command.
 *
 * @param values those that are not options, in order
 * @param json whether JSON is asked for
 * @param help whether help is asked for
 */
record Arguments(List<String> values, boolean json, boolean help) {

    /**
     * Sorts options from values; after {@code --} everything is a value.
     *
     * @throws CommandFailure for an unknown option or too few or too many values
     */
    static Arguments parse(Usage usage, List<?> given) throws CommandFailure {
        List<String> values = new ArrayList<>();
        boolean json = false;
        boolean help = false;
        boolean options = true;
        for (Object each : given) {
            String argument = String.valueOf(each);
            if (!options || !argument.startsWith("--")) {
                values.add(argument);
                continue;
            }
            switch (argument) {
                case "--json" -> json = true;
                case "--help" -> help = true;
                case "--" -> options = false;
                default ->
                        throw new CommandFailure(
                                "there is no option " + argument + "; usage: " + usage.synopsis());
            }
        }
        boolean fits =
                values.size() >= usage.leastArguments() && values.size() <= usage.mostArguments();
        if (!fits && !help) {
            throw new CommandFailure(
                    (values.size() < usage.leastArguments()
                                    ? "an argument is missing"
                                    : "there are too many arguments")
                            + "; usage: "
                            + usage.synopsis());
        }
        return new Arguments(List.copyOf(values), json, help);
    }

    /** The argument at this place, or null where an optional one was left out. */
    String get(int index) {
        return index < values.size() ? values.get(index) : null;
    }
}
