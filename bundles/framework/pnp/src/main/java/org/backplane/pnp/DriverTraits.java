package org.backplane.pnp;

/**
 * What a package says of a driver beside what it serves.
 *
 * @param provider who offers the package; may be empty
 * @param featureScore the second part of the rank: 0, the best, to 255, the default
 * @param signature the first part of the rank
 */
public record DriverTraits(String provider, int featureScore, SignatureScore signature) {

    /** The feature score of a package that gives none. */
    public static final int DEFAULT_FEATURE_SCORE = 0xFF;

    /** Of a package that says nothing. */
    public static final DriverTraits DEFAULT =
            new DriverTraits("", DEFAULT_FEATURE_SCORE, SignatureScore.TRUSTED);

    /** Refuses a feature score that would spoil the rank. */
    public DriverTraits {
        if (featureScore < 0 || featureScore > DEFAULT_FEATURE_SCORE) {
            throw new IllegalArgumentException(
                    "a feature score is a number from 0 to 255, not " + featureScore);
        }
    }
}
