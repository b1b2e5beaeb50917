package org.backplane.pnp;

/** How far a package's signature is to be trusted: the first part of a rank, best first. */
public enum SignatureScore {
    /** Signed by somebody who is trusted, or part of the platform. */
    TRUSTED(0x00),
    /** Without such a signature, but made for this kind of system. */
    UNTRUSTED_FOR_THIS_SYSTEM(0x80),
    /** Without such a signature. */
    UNTRUSTED(0xC0),
    /** Nothing is known of its signature. */
    UNKNOWN(0xFF);

    private final int score;

    SignatureScore(int score) {
        this.score = score;
    }

    /** The first two digits of the rank. */
    public int score() {
        return score;
    }
}
