package org.backplane.kmdf.internal.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A state machine as data: rows of (state, event, target), and for each state an action that runs
 * when it is entered and says which state follows at once, or none to stay.
 *
 * <p>Events of two kinds arrive. Priority events, which other machines answer with, are delivered
 * in every state; all others only in states whose queue is open, and wait for one until then. A
 * singular event is not queued a second time while it waits.
 *
 * <p>A table remembers which of its transitions were ever taken, so that tests can say what they
 * cover.
 *
 * <p>The class is longer than most because its builder checks what it builds.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable once built, except for the marks
 * of transitions taken, which only ever become true.
 *
 * @param <S> the states
 * @param <E> the events; at most 64
 * @param <C> what the actions act on
 */
@SuppressWarnings("EnumOrdinal") // ordinals are what is indexed with and packed
public final class StateTable<S extends Enum<S>, E extends Enum<E>, C> {

    private static final Map<String, StateTable<?, ?, ?>> NAMED = new ConcurrentHashMap<>();

    private static final byte NONE = -1;

    private final String name;
    private final S initial;
    private final S[] states;
    private final E[] events;

    /** By state and event; ordinals, or {@link #NONE}. */
    private final byte[] targets;

    private final boolean[] taken;
    private final List<Action<S, C>> actions;
    private final boolean[] open;
    private final boolean partly;

    /** By state, masks of events. */
    private final long[] ignored;

    private final long[] traps;
    private final long priority;
    private final long singular;

    /** What runs when a state is entered, and what may follow at once. */
    private static final class Action<S extends Enum<S>, C> {
        final Function<C, S> body;
        final Set<S> next;
        final boolean[] taken;

        Action(Function<C, S> body, Set<S> next, int states) {
            this.body = body;
            this.next = next;
            this.taken = new boolean[states];
        }
    }

    /**
     * One transition of a table.
     *
     * @param event what leads from one to the other; null if the state is left at once
     * @param trap whether KMDF's table says that nobody has seen it yet
     * @param taken whether it was ever taken
     */
    public record Transition<S extends Enum<S>, E extends Enum<E>>(
            S from, E event, S to, boolean trap, boolean taken) {}

    private StateTable(Builder<S, E, C> builder) {
        name = builder.name;
        initial = builder.initial;
        partly = builder.partly;
        states = initial.getDeclaringClass().getEnumConstants();
        events = builder.events.getEnumConstants();
        targets = new byte[states.length * events.length];
        taken = new boolean[targets.length];
        Arrays.fill(targets, NONE);
        builder.rows.forEach((state, row) ->
                row.forEach(
                        (event, target) -> targets[index(state, event)] = (byte) target.ordinal()));
        actions = new ArrayList<>(states.length);
        open = new boolean[states.length];
        ignored = new long[states.length];
        traps = new long[states.length];
        for (S state : states) {
            actions.add(builder.actions.get(state));
            open[state.ordinal()] = builder.openEverywhere || builder.open.contains(state);
            ignored[state.ordinal()] = mask(builder.ignored.get(state));
            traps[state.ordinal()] = mask(builder.traps.get(state));
        }
        priority = mask(builder.priority);
        singular = mask(builder.singular);
    }

    /** Begins a table that has no name; {@code initial} is the state of a new machine. */
    public static <S extends Enum<S>, E extends Enum<E>, C> Builder<S, E, C> startingIn(
            S initial, Class<E> events) {
        return new Builder<>(initial, events);
    }

    /** All tables with a name, by name. */
    public static Map<String, StateTable<?, ?, ?>> named() {
        return new TreeMap<>(NAMED);
    }

    /** The name of the machines of this table, for people; empty if it has none. */
    public String name() {
        return name;
    }

    /** The state of a new machine. */
    public S initial() {
        return initial;
    }

    /** Where the event leads from the state; null if the state does not know it. */
    public S target(S state, E event) {
        byte target = targets[index(state, event)];
        return target == NONE ? null : state(target & 0xFF);
    }

    /** As {@link #target}, for a machine that goes there. */
    S take(S state, E event) {
        S target = target(state, event);
        if (target != null) {
            taken[index(state, event)] = true;
        }
        return target;
    }

    /** Whether the event is delivered in this state, or waits for another one. */
    public boolean delivers(S state, E event) {
        return isOpen(state) || isPriority(event);
    }

    /** Whether events that are no priority events are delivered in this state. */
    public boolean isOpen(S state) {
        return open[state.ordinal()];
    }

    /** Whether the event overtakes those that wait. */
    public boolean isPriority(E event) {
        return (priority & bit(event)) != 0;
    }

    /** Whether the event waits at most once. */
    public boolean isSingular(E event) {
        return (singular & bit(event)) != 0;
    }

    /** Whether the event, which the state does not know, may come in it and means nothing. */
    public boolean ignores(S state, E event) {
        return (ignored[state.ordinal()] & bit(event)) != 0;
    }

    /** Whether a machine that has entered the state may stay in it. */
    public boolean mayStay(S state) {
        Action<S, C> action = actions.get(state.ordinal());
        return action == null || action.next.isEmpty() || hasRows(state);
    }

    /** Whether something happens when the state is entered. */
    public boolean hasAction(S state) {
        return actions.get(state.ordinal()) != null;
    }

    /** All transitions in the order of states: by event first, then those taken at once. */
    public List<Transition<S, E>> transitions() {
        List<Transition<S, E>> all = new ArrayList<>();
        for (S from : states) {
            for (E event : events) {
                S to = target(from, event);
                if (to != null) {
                    boolean trap = (traps[from.ordinal()] & bit(event)) != 0;
                    all.add(new Transition<>(from, event, to, trap, taken[index(from, event)]));
                }
            }
            Action<S, C> action = actions.get(from.ordinal());
            if (action != null) {
                for (S to : action.next) {
                    boolean was = action.taken[to.ordinal()];
                    all.add(new Transition<>(from, null, to, false, was));
                }
            }
        }
        return all;
    }

    /** The states, whether the table uses them or not. */
    public List<S> states() {
        return List.of(states);
    }

    /** The events. */
    public List<E> events() {
        return List.of(events);
    }

    /** Whether the machines of the table know the state. */
    public boolean uses(S state) {
        return state == initial || hasRows(state) || hasAction(state) || isOpen(state) || !partly;
    }

    /** The state with this ordinal. */
    S state(int ordinal) {
        return states[ordinal];
    }

    /** The event with this ordinal. */
    E event(int ordinal) {
        return events[ordinal];
    }

    /**
     * Runs the action of a state that was entered.
     *
     * @return the state that follows at once; null to stay
     * @throws IllegalStateException if the action returns a state that its row does not name
     */
    S enter(S state, C context) {
        Action<S, C> action = actions.get(state.ordinal());
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
        if (next != null) {
            action.taken[next.ordinal()] = true;
        }
        return next;
    }

    private boolean hasRows(S state) {
        for (E event : events) {
            if (targets[index(state, event)] != NONE) {
                return true;
            }
        }
        return false;
    }

    private int index(S state, E event) {
        return state.ordinal() * events.length + event.ordinal();
    }

    private static long bit(Enum<?> event) {
        return 1L << event.ordinal();
    }

    private static long mask(Collection<? extends Enum<?>> events) {
        long mask = 0;
        if (events != null) {
            for (Enum<?> event : events) {
                mask |= bit(event);
            }
        }
        return mask;
    }

    /** Writes the rows of a table. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>, C> {

        private final S initial;
        private final Class<E> events;
        private final Map<S, Map<E, S>> rows;
        private final Map<S, Set<E>> traps;
        private final Map<S, Set<E>> ignored;
        private final Map<S, Action<S, C>> actions;
        private final Set<S> open;
        private final Set<S> entries;
        private final Set<S> last;
        private final Set<E> priority;
        private final Set<E> singular;
        private String name = "";
        private boolean openEverywhere;
        private boolean partly;

        private Builder(S initial, Class<E> events) {
            this.initial = initial;
            this.events = events;
            Class<S> states = initial.getDeclaringClass();
            rows = new EnumMap<>(states);
            traps = new EnumMap<>(states);
            ignored = new EnumMap<>(states);
            actions = new EnumMap<>(states);
            open = EnumSet.noneOf(states);
            entries = EnumSet.of(initial);
            last = EnumSet.noneOf(states);
            priority = EnumSet.noneOf(events);
            singular = EnumSet.noneOf(events);
        }

        /** Names the machines of the table, and has it found in {@link StateTable#named}. */
        public Builder<S, E, C> named(String machine) {
            name = machine;
            return this;
        }

        /** These events are delivered in every state and overtake those that wait. */
        @SafeVarargs
        public final Builder<S, E, C> priority(E... those) {
            for (E event : those) {
                priority.add(event);
            }
            return this;
        }

        /** These events wait at most once. */
        @SafeVarargs
        public final Builder<S, E, C> singular(E... those) {
            for (E event : those) {
                singular.add(event);
            }
            return this;
        }

        /** Events that are not priority events are delivered in these states. */
        @SafeVarargs
        public final Builder<S, E, C> open(S... those) {
            for (S state : those) {
                open.add(state);
            }
            return this;
        }

        /** Events are delivered in every state, in the order in which they come. */
        public Builder<S, E, C> openEverywhere() {
            openEverywhere = true;
            return this;
        }

        /** These events may come in a state that has no row for them; nothing happens then. */
        @SafeVarargs
        public final Builder<S, E, C> ignores(S state, E... those) {
            Set<E> known = ignored.computeIfAbsent(state, _ -> EnumSet.noneOf(events));
            for (E event : those) {
                known.add(event);
            }
            return this;
        }

        /** The machines use some of the states only: it is no fault if others stand alone. */
        public Builder<S, E, C> usesSomeStates() {
            partly = true;
            return this;
        }

        /** The state is also entered from outside the table, not by an event; or never at all. */
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

        /** As {@link #on}, for a row of which KMDF's table says that nobody has seen it yet. */
        public Builder<S, E, C> trap(S state, E event, S target) {
            traps.computeIfAbsent(state, _ -> EnumSet.noneOf(events)).add(event);
            return on(state, event, target);
        }

        /**
         * What happens when {@code state} is entered, and which states may follow at once; a state
         * that has rows, or no successors here, may also stay.
         */
        @SafeVarargs
        public final Builder<S, E, C> enter(S state, Function<C, S> action, S... next) {
            Class<S> states = initial.getDeclaringClass();
            Set<S> successors = EnumSet.noneOf(states);
            for (S successor : next) {
                successors.add(successor);
            }
            Action<S, C> made = new Action<>(action, successors, states.getEnumConstants().length);
            if (actions.putIfAbsent(state, made) != null) {
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
                if (partly && !reached.contains(state) && !mentions(state)) {
                    continue;
                }
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
                if (!openEverywhere
                        && !open.contains(state)
                        && !priority.containsAll(rows.getOrDefault(state, Map.of()).keySet())) {
                    faults.add(state + " waits for an event while its queue is closed");
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalStateException("inconsistent state table: " + faults);
            }
            StateTable<S, E, C> table = new StateTable<>(this);
            if (!name.isEmpty()) {
                NAMED.put(name, table);
            }
            return table;
        }

        private boolean mentions(S state) {
            return rows.containsKey(state) || actions.containsKey(state) || open.contains(state);
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
