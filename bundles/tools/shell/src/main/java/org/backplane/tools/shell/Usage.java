package org.backplane.tools.shell;

/**
 * How a command is called: what {@code --help} prints, and what its arguments are held against.
 *
 * @param synopsis the command and its arguments, {@code <needed>} before {@code [optional]} ones
 * @param description what it does, and whatever else is worth knowing
 */
record Usage(String synopsis, String description) {

    int leastArguments() {
        return count('<');
    }

    int mostArguments() {
        return leastArguments() + count('[');
    }

    String help() {
        return """
        %s

          %s

          --json  print JSON instead of text
          --help  print this
        """
                .formatted(synopsis, description.strip().replace("\n", "\n  "));
    }

    private int count(char bracket) {
        return (int) synopsis.chars().filter(c -> c == bracket).count();
    }
}
