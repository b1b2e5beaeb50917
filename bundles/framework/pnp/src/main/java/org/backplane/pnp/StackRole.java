package org.backplane.pnp;

/** A driver's place in a stack, declared from the bottom to the top. */
public enum StackRole {
    /** Owns the PDO. */
    BUS("bus driver"),
    /** Between bus and function driver. */
    LOWER_FILTER("lower filter"),
    /** Makes the device what it is. */
    FUNCTION("function driver"),
    /** Above the function driver. */
    UPPER_FILTER("upper filter");

    private final String text;

    StackRole(String text) {
        this.text = text;
    }

    /** The place in words. */
    @Override
    public String toString() {
        return text;
    }
}
