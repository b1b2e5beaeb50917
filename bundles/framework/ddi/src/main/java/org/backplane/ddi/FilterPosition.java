package org.backplane.ddi;

/** On which side of the function driver a filter sits (FilterPosition). */
public enum FilterPosition {
    /** Above the function driver: sees requests before it. */
    UPPER,
    /** Below the function driver: sees what it passes to the bus. */
    LOWER
}
