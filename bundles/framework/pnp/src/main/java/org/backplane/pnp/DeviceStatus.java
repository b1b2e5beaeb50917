package org.backplane.pnp;

/** A node's condition in a word, as pnputil prints it. */
public enum DeviceStatus {
    /** The stack is built and runs. */
    STARTED("Started"),
    /** Taken out of service by the user. */
    DISABLED("Disabled"),
    /** Something is wrong; the node's problem says what. */
    PROBLEM("Problem"),
    /** Not there any more. */
    DISCONNECTED("Disconnected"),
    /** On the way to one of the others. */
    STARTING("Starting");

    private final String text;

    DeviceStatus(String text) {
        this.text = text;
    }

    /** The word. */
    @Override
    public String toString() {
        return text;
    }
}
