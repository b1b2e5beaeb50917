package org.backplane.runtime.internal;

/**
 * A seeded generator, written out so that a seed means the same on every Java platform: Steele, Lea
 * and Flood's SplitMix, a counter behind a 64-bit mixing function.
 *
 * <p><b>Serialised by:</b> the owner.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts the sequence of {@code seed}. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number in {@code [0, bound)}; the bias is below {@code bound / 2^32}. */
    public int next(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound must be above 0, not " + bound);
        }
        return (int) (((next() >>> 32) * bound) >>> 32);
    }
}
