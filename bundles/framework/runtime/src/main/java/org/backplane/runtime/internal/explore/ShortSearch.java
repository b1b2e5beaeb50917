package org.backplane.runtime.internal.explore;

import org.backplane.runtime.ReadySteps;
import org.backplane.runtime.RecordedSchedule.Departure;
import org.backplane.runtime.ScheduleStrategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Tries all schedules of a few departures, of those that a guide thinks of. */
final class ShortSearch {

    private final Attempts attempts;

    /** Whether to take the second step instead of the first is worth a try. */
    private final BiPredicate<String, String> guide;

    private int triesToLeave;

    ShortSearch(Attempts attempts, BiPredicate<String, String> guide) {
        this.attempts = attempts;
        this.guide = guide;
    }

    /**
     * Looks for one of at most {@code most} departures, but not for longer than half of the tries
     * that are left: others may know better.
     *
     * @return whether there was one
     */
    boolean search(int most) {
        triesToLeave = attempts.triesLeft() / 2;
        return search(List.of(), most);
    }

    private boolean search(List<Departure> prefix, int more) {
        Branches branches = new Branches(prefix);
        if (attempts.attempt(branches)) {
            return true;
        }
        if (more == 0) {
            return false;
        }
        for (Departure next : branches.found) {
            if (attempts.areSpent() || attempts.triesLeft() <= triesToLeave) {
                return false;
            }
            List<Departure> longer = new ArrayList<>(prefix);
            longer.add(next);
            if (search(longer, more - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Makes departures, and then notes which others could follow. */
    private final class Branches implements ScheduleStrategy {

        private final List<Departure> found = new ArrayList<>();
        private final List<Departure> prefix;
        private int made;
        private int choice;

        private Branches(List<Departure> prefix) {
            this.prefix = prefix;
        }

        @Override
        public int choose(ReadySteps ready) {
            int number = choice++;
            if (made < prefix.size()) {
                Departure next = prefix.get(made);
                if (next.choice() != number) {
                    return 0;
                }
                made++;
                return next.taken();
            }
            for (int i = 1; i < ready.size(); i++) {
                if (guide.test(ready.name(0), ready.name(i))) {
                    found.add(new Departure(number, i));
                }
            }
            return 0;
        }
    }
}
