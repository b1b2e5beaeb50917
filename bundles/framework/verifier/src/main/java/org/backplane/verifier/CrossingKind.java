package org.backplane.verifier;

/** Which way a {@link Crossing} goes. */
public enum CrossingKind {
    /** The framework calls the driver. */
    CALLBACK,
    /** The driver's callback returns. */
    CALLBACK_RETURN,
    /** The driver's callback throws. */
    CALLBACK_THROW,
    /** The driver calls the framework. */
    CALL,
    /** The call of the framework returns. */
    CALL_RETURN,
    /** The call of the framework throws. */
    CALL_THROW;

    /** Whether it ends what another crossing began. */
    public boolean isEnd() {
        return this != CALLBACK && this != CALL;
    }
}
