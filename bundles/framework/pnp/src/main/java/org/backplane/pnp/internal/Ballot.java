package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.status.StatusException;

/**
 * A child's part in the vote on an orderly removal: its strand votes, then waits for the decision.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its events, which hand it over between the
 * strands of child and parent.
 */
final class Ballot {

    private final DevNode voter;
    private final Event voted;
    private final Event decided;
    private final Event ended;
    private volatile StatusException veto;

    Ballot(DevNode voter) {
        this.voter = voter;
        Dispatcher dispatcher = voter.pnp().dispatcher();
        voted = dispatcher.event("vote of " + voter);
        decided = dispatcher.event("decision on " + voter);
        ended = dispatcher.event("end of the vote of " + voter);
    }

    DevNode voter() {
        return voter;
    }

    /** The child says yes (null) or no, and waits; true if nobody else said no either. */
    boolean vote(StatusException ownVeto) {
        veto = ownVeto;
        voted.set();
        decided.await();
        return veto == null;
    }

    /** Who vetoed, child or not; null if nobody did. */
    StatusException veto() {
        return veto;
    }

    StatusException awaitVote() {
        voted.await();
        return veto;
    }

    /** The parent decides: null lets the child go. */
    void decide(StatusException anybodysVeto) {
        veto = anybodysVeto;
        decided.set();
    }

    /** The child has done what was decided. */
    void leaveBooth() {
        ended.set();
    }

    void awaitEnd() {
        ended.await();
    }
}
