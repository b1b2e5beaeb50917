package org.backplane.kmdf.internal.target;

import org.backplane.wdm.Irp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a target knows of the requests that are sent to it: which may be under way, which it keeps,
 * and how many it waits for.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the target's lock, which the caller of
 * every method holds.
 */
final class SentIo {

    private final FxIoTarget target;

    /** All sendings that came here last, first of a list through {@link Sending#nextKnown}. */
    private Sending known;

    /** What a stopped target keeps, oldest first; null if it has never kept anything. */
    private Set<Sending> pended;

    private int awaited;

    SentIo(FxIoTarget target) {
        this.target = target;
    }

    // ------------------------------------------------------------------ who may be under way

    void learn(Sending sending) {
        sending.knownTo = target;
        sending.previousKnown = null;
        sending.nextKnown = known;
        if (known != null) {
            known.previousKnown = sending;
        }
        known = sending;
    }

    void forget(Sending sending) {
        if (sending.previousKnown != null) {
            sending.previousKnown.nextKnown = sending.nextKnown;
        } else {
            known = sending.nextKnown;
        }
        if (sending.nextKnown != null) {
            sending.nextKnown.previousKnown = sending.previousKnown;
        }
        sending.previousKnown = null;
        sending.nextKnown = null;
        sending.knownTo = null;
    }

    /**
     * Finds what is under way, the kept ones excepted unless they are being cancelled.
     *
     * @param all whether what ignores the target's state counts, and what is kept and being
     *     cancelled
     * @param wait whether it is waited for from now on
     * @param cancel whether it is to be cancelled
     * @return what is to be cancelled, pinned
     */
    List<Sending> choose(boolean all, boolean wait, boolean cancel) {
        List<Sending> pinned = new ArrayList<>();
        for (Sending each = known; each != null; each = each.nextKnown) {
            if (each.isAtTarget(target) && (all || !(each.ignoresState() || each.pended))) {
                if (wait) {
                    await(each);
                }
                if (cancel && each.pin()) {
                    pinned.add(each);
                }
            }
        }
        return pinned;
    }

    // ------------------------------------------------------------------ whom the target waits for

    void await(Sending sending) {
        if (!sending.awaited) {
            sending.awaited = true;
            awaited++;
        }
    }

    /** The request is back, or is not sent. */
    void noLongerAwait(Sending sending) {
        if (sending.awaited) {
            sending.awaited = false;
            awaited--;
        }
    }

    boolean isAwaiting() {
        return awaited != 0;
    }

    // ------------------------------------------------------------------ what the target keeps

    /** Keeps a request; false if it is cancelled already. */
    boolean pend(Sending sending) {
        Irp irp = sending.irp();
        sending.queued();
        sending.pended = true;
        if (pended == null) {
            pended = new LinkedHashSet<>();
        }
        pended.add(sending);
        irp.driverContext(sending);
        irp.setCancelRoutine((_, _) -> target.cancelPended(sending));
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            unpend(sending);
            return false;
        }
        return true;
    }

    void unpend(Sending sending) {
        pended.remove(sending);
        sending.pended = false;
    }

    /** Takes out what is kept and not being cancelled, oldest first. */
    List<Sending> takePended() {
        if (pended == null) {
            return List.of();
        }
        List<Sending> taken = new ArrayList<>();
        pended.removeIf(each -> each.irp().setCancelRoutine(null) != null && taken.add(each));
        taken.forEach(each -> each.pended = false);
        return taken;
    }
}
