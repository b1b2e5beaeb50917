package org.backplane.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

    /** The sequence that other implementations give for this seed. */
    @Test
    void givesThePublishedSequence() {
        SplitMix64 generator = new SplitMix64(1234567);
        String[] published = {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        };
        for (String value : published) {
            assertThat(Long.toUnsignedString(generator.next())).isEqualTo(value);
        }
    }

    @Test
    void reachesEveryNumberBelowTheBoundAndNoOther() {
        SplitMix64 generator = new SplitMix64(1);
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            counts[generator.next(10)]++;
        }
        assertThat(counts).doesNotContain(0);
        assertThat(generator.next(Integer.MAX_VALUE)).isNotNegative();
    }
}
