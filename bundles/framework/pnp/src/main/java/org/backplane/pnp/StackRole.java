package org.backplane.pnp;

/** A driver's place in a stack, declared from the bottom to the top. */
public enum StackRole {
    /** Owns the PDO. */
    BUS("bus driver"),
    /** Between bus and function driver, for devices that the filter names. */
    LOWER_FILTER("lower filter"),
    /** Between bus and function driver, for every device of a class. */
    CLASS_LOWER_FILTER("class lower filter"),
    /** Makes the device what it is. */
    FUNCTION("function driver"),
    /** Above the function driver, for devices that the filter names. */
    UPPER_FILTER("upper filter"),
    /** Above the function driver, for every device of a class. */
    CLASS_UPPER_FILTER("class upper filter");

    private final String text;

    StackRole(String text) {
        this.text = text;
    }

    /** Whether it is the place of a filter that joins every device of a class. */
    public boolean isClassFilter() {
        return this == CLASS_LOWER_FILTER || this == CLASS_UPPER_FILTER;
    }

    /** The place in words. */
    @Override
    public String toString() {
        return text;
    }
}
