package org.backplane.pnp.internal;

import java.util.List;

/**
 * What a stack is asked, one question after the other, where a question may depend on the answers
 * before it. As long as the drivers answer at once all of it is one call into them.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the node, which stands still
 * meanwhile; but another thread may act for it.
 */
@FunctionalInterface
interface Dialogue {

    /**
     * Called once for the beginning, and once for each answer.
     *
     * @param answers all so far; the last may be one that was given up
     * @return the next question; null if that was all
     */
    Query next(List<IrpAnswer> answers);
}
