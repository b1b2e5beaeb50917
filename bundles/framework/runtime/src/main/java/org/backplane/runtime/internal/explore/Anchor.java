package org.backplane.runtime.internal.explore;

/**
 * Where a departure is made, in words that stay true when the run before it changes: the number of
 * the choice does not.
 *
 * @param passedOver the step that was to go on
 * @param turn how often a step of that name had been taken before
 * @param taken the step that went on instead
 */
record Anchor(String passedOver, int turn, String taken) {}
