package org.backplane.kmdf.internal.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A state machine as data: rows of (state, event, target), and for each state an action that runs
 * when it is entered and says which state follows at once, or none to stay.
 *
 * <p>Events of two kinds arrive. Priority events, which other machines answer with, are delivered
 * in every state; all others only in states whose queue is open, and wait for one until then.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable once built.
 *
 * @param <S> the states
 * @param <E> the events
 * @param <C> what the actions act on
 */
public final class StateTable<S extends Enum<S>, E extends Enum<E>, C> {

    private final Map<S, Map<E, S>> rows;
    private final Map<S, Action<S, C>> actions;
    private final Set<S> open;
    private final Set<E> priority;
    private final S initial;

    private record Action<S, C>(Function<C, S> body, Set<S> next) {}

    private StateTable(Builder<S, E, C> builder) {
        rows = builder.rows;
        actions = builder.actions;
        open = builder.open;
        priority = builder.priority;
        initial = builder.initial;
    }

    /** Begins a table; {@code initial} is the state of a new machine. */
    public static <S extends Enum<S>, E extends Enum<E>, C> Builder<S, E, C> startingIn(
            S initial, Class<E> events) {
        return new Builder<>(initial, events);
    }

    /** The state of a new machine. */
    public S initial() {
        return initial;
    }

    /** Where the event leads from the state; null if the state does not know it. */
    public S target(S state, E event) {
        Map<E, S> row = rows.get(state);
        return row == null ? null : row.get(event);
    }

    /** Whether the event is delivered in this state, or waits for another one. */
    public boolean delivers(S state, E event) {
        return priority.contains(event) || open.contains(state);
    }

    /** Whether the event overtakes those that wait. */
    public boolean isPriority(E event) {
        return priority.contains(event);
    }

    /**
     * Runs the action of a state that was entered.
     *
     * @return the state that follows at once; null to stay
     * @throws IllegalStateException if the action returns a state that its row does not name
     */
    S enter(S state, C context) {
        Action<S, C> action = actions.get(state);
        if (action == null) {
            return null;
        }
        S next = action.body.apply(context);
        boolean declared = next == null ? mayStay(state) : action.next.contains(next);
        if (!declared) {
            throw new IllegalStateException(
                    "the action of state "
                            + state
                            + " answered "
                            + (next == null ? "to stay" : next)
                            + "; its row allows "
                            + action.next);
        }
        return next;
    }

    private boolean mayStay(S state) {
        Action<S, C> action = actions.get(state);
        return action == null || action.next.isEmpty() || rows.containsKey(state);
    }

    /** Writes the rows of a table. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>, C> {

        private final S initial;
        private final Map<S, Map<E, S>> rows;
        private final Map<S, Action<S, C>> actions;
        private final Set<S> open;
        private final Set<E> priority;
        private final Set<S> entries;
        private final Set<S> last;
        private final Class<E> events;

        private Builder(S initial, Class<E> events) {
            this.initial = initial;
            this.events = events;
            Class<S> states = initial.getDeclaringClass();
            rows = new EnumMap<>(states);
            actions = new EnumMap<>(states);
            open = EnumSet.noneOf(states);
            entries = EnumSet.of(initial);
            last = EnumSet.noneOf(states);
            priority = EnumSet.noneOf(events);
        }

        /** These events are delivered in every state and overtake those that wait. */
        @SafeVarargs
        public final Builder<S, E, C> priority(E... those) {
            for (E event : those) {
                priority.add(event);
            }
            return this;
        }

        /** Events that are not priority events are delivered in these states. */
        @SafeVarargs
        public final Builder<S, E, C> open(S... states) {
            for (S state : states) {
                open.add(state);
            }
            return this;
        }

        /** The state is also entered from outside the table, not by an event. */
        public Builder<S, E, C> enteredFromOutside(S state) {
            entries.add(state);
            return this;
        }

        /** The state has no successor, and needs none. */
        public Builder<S, E, C> last(S state) {
            last.add(state);
            return this;
        }

        /** In {@code state}, {@code event} leads to {@code target}. */
        public Builder<S, E, C> on(S state, E event, S target) {
            S old =
                    rows.computeIfAbsent(state, _ -> new EnumMap<>(events))
                            .putIfAbsent(event, target);
            if (old != null) {
                throw new IllegalStateException(
                        "two rows for event " + event + " in state " + state);
            }
            return this;
        }

        /**
         * What happens when {@code state} is entered, and which states may follow at once; a state
         * that has rows, or no successors here, may also stay.
         */
        @SafeVarargs
        public final Builder<S, E, C> enter(S state, Function<C, S> action, S... next) {
            Set<S> successors = EnumSet.noneOf(initial.getDeclaringClass());
            for (S successor : next) {
                successors.add(successor);
            }
            if (actions.putIfAbsent(state, new Action<>(action, successors)) != null) {
                throw new IllegalStateException("two actions for state " + state);
            }
            return this;
        }

        /**
         * The finished table.
         *
         * @throws IllegalStateException if a state cannot be reached, cannot be left although it is
         *     not a last one, or waits for an event that is not delivered in it
         */
        public StateTable<S, E, C> build() {
            Set<String> faults = new TreeSet<>();
            Set<S> reached = reachable();
            for (S state : initial.getDeclaringClass().getEnumConstants()) {
                boolean leaves =
                        rows.containsKey(state)
                                || (actions.containsKey(state)
                                        && !actions.get(state).next.isEmpty());
                if (!reached.contains(state)) {
                    faults.add(state + " cannot be reached");
                }
                if (leaves == last.contains(state)) {
                    faults.add(state + (leaves ? " is a last state with a way out" : " is a trap"));
                }
                if (!open.contains(state)
                        && !priority.containsAll(rows.getOrDefault(state, Map.of()).keySet())) {
                    faults.add(state + " waits for an event while its queue is closed");
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalStateException("inconsistent state table: " + faults);
            }
            return new StateTable<>(this);
        }

        private Set<S> reachable() {
            Set<S> reached = EnumSet.copyOf(entries);
            Deque<S> toVisit = new ArrayDeque<>(entries);
            while (!toVisit.isEmpty()) {
                S state = toVisit.remove();
                Set<S> next = EnumSet.noneOf(initial.getDeclaringClass());
                next.addAll(rows.getOrDefault(state, Map.of()).values());
                if (actions.containsKey(state)) {
                    next.addAll(actions.get(state).next);
                }
                next.removeAll(reached);
                reached.addAll(next);
                toVisit.addAll(next);
            }
            return reached;
        }
    }
}
