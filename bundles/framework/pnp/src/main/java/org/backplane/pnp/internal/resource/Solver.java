package org.backplane.pnp.internal.resource;

import org.backplane.pnp.internal.resource.Placement.Claimed;
import org.backplane.wdm.Resource;

import java.util.ArrayList;
import java.util.List;

/**
 * Satisfies the wishes of some devices at the same time, if that is possible.
 *
 * <p>Needs are first placed in the order in which they are stated, which finds what Windows finds.
 * If that fails, every order is tried: with it, each need at the upper end of a gap, every case
 * that has a solution is solved, unless it takes too many steps.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> whoever arbitrates; used once.
 */
public final class Solver {

    private static final int STEPS = 100_000;

    /** A need of a device, placed or not. */
    private static final class Slot {
        final Wish wish;
        final List<Option> options;
        Option chosen;
        long start;

        Slot(Wish wish, List<Option> options) {
            this.wish = wish;
            this.options = options;
        }

        RangeSpace space() {
            return wish.spaces().apply(chosen.type());
        }

        void claim(Option option, long at) {
            chosen = option;
            start = at;
            space().claim(wish.owner(), at, option.length(), option.shared());
        }

        void release() {
            space().release(wish.owner(), start);
            chosen = null;
        }
    }

    private final List<Wish> wishes;
    private final List<Slot> slots = new ArrayList<>();

    /** How many slots begin with each wish that has a configuration. */
    private final int[] sizes;

    private boolean anyOrder;
    private int placed;
    private int steps;
    private int deepest = -1;
    private String obstacle = "it states no configuration";
    private List<Object> owners = List.of();

    private Solver(List<Wish> wishes) {
        this.wishes = wishes;
        sizes = new int[wishes.size()];
    }

    /** What came of it. */
    public sealed interface Answer {}

    /**
     * Everybody got something; it is claimed.
     *
     * @param placements one for each wish
     */
    public record Solved(List<Placement> placements) implements Answer {}

    /**
     * It cannot be done; nothing is claimed.
     *
     * @param obstacle a clause that says what is missing, and who has it
     * @param owners who has something of what is missing
     */
    public record Unsolved(String obstacle, List<Object> owners) implements Answer {}

    /** Satisfies all wishes or none. */
    public static Answer solve(List<Wish> wishes) {
        Solver solver = new Solver(wishes);
        if (solver.configure(0)) {
            return solver.solved();
        }
        solver.anyOrder = true;
        solver.steps = 0;
        return solver.configure(0) ? solver.solved() : new Unsolved(solver.obstacle, solver.owners);
    }

    private Solved solved() {
        List<Placement> placements = new ArrayList<>();
        int next = 0;
        for (int size : sizes) {
            List<Claimed> claims = new ArrayList<>();
            for (Slot slot : slots.subList(next, next + size)) {
                Resource resource = slot.chosen.make().apply(slot.start);
                claims.add(new Claimed(slot.space(), slot.chosen, slot.start, resource));
            }
            placements.add(new Placement(claims));
            next += size;
        }
        return new Solved(placements);
    }

    /** Chooses a configuration for this wish and those that follow, then places all. */
    private boolean configure(int wish) {
        if (wish == wishes.size()) {
            placed = 0;
            return place();
        }
        List<List<List<Option>>> configurations = wishes.get(wish).configurations();
        if (configurations.isEmpty()) {
            return configure(wish + 1);
        }
        for (List<List<Option>> needs : configurations) {
            needs.forEach(options -> slots.add(new Slot(wishes.get(wish), options)));
            sizes[wish] = needs.size();
            if (configure(wish + 1)) {
                return true;
            }
            slots.subList(slots.size() - needs.size(), slots.size()).clear();
        }
        sizes[wish] = 0;
        return false;
    }

    private boolean place() {
        if (placed == slots.size()) {
            return true;
        }
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.chosen == null) {
                if (place(slot)) {
                    return true;
                }
                if (!anyOrder || isExhausted()) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean place(Slot slot) {
        for (Option option : slot.options) {
            RangeSpace space = slot.wish.spaces().apply(option.type());
            for (Resource favourite : slot.wish.favourites()) {
                long start = Option.start(favourite);
                if (favourite.type() == option.type()
                        && option.allows(start)
                        && space.isFree(start, option.length(), option.shared())
                        && tryAt(slot, option, start)) {
                    return true;
                }
            }
            RangeSpace.Places places = space.places(option);
            for (long start = places.next(); start >= 0; start = places.next()) {
                if (tryAt(slot, option, start)) {
                    return true;
                }
                if (isExhausted()) {
                    return false;
                }
            }
        }
        explain(slot);
        return false;
    }

    private boolean tryAt(Slot slot, Option option, long start) {
        steps++;
        slot.claim(option, start);
        placed++;
        if (place()) {
            return true;
        }
        placed--;
        slot.release();
        return false;
    }

    private boolean isExhausted() {
        return steps > STEPS;
    }

    /** The need that could not be placed although most of the others were says what is missing. */
    private void explain(Slot slot) {
        if (placed <= deepest) {
            return;
        }
        deepest = placed;
        List<String> clauses = new ArrayList<>();
        owners = new ArrayList<>();
        for (Option option : slot.options) {
            clauses.add(obstacle(slot, option));
        }
        obstacle = String.join("; ", clauses);
    }

    private String obstacle(Slot slot, Option option) {
        RangeSpace space = slot.wish.spaces().apply(option.type());
        List<Object> inTheWay = space.owners(option.min(), option.max(), 4);
        owners.addAll(inTheWay);
        if (inTheWay.isEmpty()) {
            return "there is no room for %s; the bus has %s"
                    .formatted(
                            option,
                            space.windows().isEmpty()
                                    ? "none"
                                    : String.join(
                                            ", ",
                                            space.windows().stream()
                                                    .map(window ->
                                                            Option.range(
                                                                    window.type(),
                                                                    window.start(),
                                                                    window.end()))
                                                    .toList()));
        }
        String names = String.join(", ", inTheWay.stream().limit(3).map(String::valueOf).toList());
        return "%s is in use by %s%s"
                .formatted(option, names, inTheWay.size() > 3 ? " and others" : "");
    }
}
