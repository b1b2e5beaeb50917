package org.backplane.runtime.internal.explore;

import java.util.BitSet;

/** The dispatcher's objects that one step reads or changes. */
final class Footprint {

    private static final long MAIN = 0;

    private final BitSet objects = new BitSet();

    /** What main does is the test's own business, so it may be anything. */
    private final boolean everything;

    Footprint(long activity) {
        everything = activity == MAIN;
    }

    void add(int object) {
        objects.set(object);
    }

    boolean meets(Footprint other) {
        return everything || other.everything || objects.intersects(other.objects);
    }
}
