package org.backplane.kmdf.internal.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What all machines have: a table, the state they are in and the last states they were in.
 *
 * <p><b>Level:</b> the getters any. <b>Serialised by:</b> there is one runner at a time, who alone
 * writes {@link #history}.
 */
@SuppressWarnings("EnumOrdinal") // ordinals are what is packed
public abstract sealed class Machine<
                S extends Enum<S>, E extends Enum<E>, C extends MachineContext<S, E>>
        permits StateMachine, ImmediateMachine {

    final StateTable<S, E, C> table;
    final C context;

    /**
     * The last eight states, one in each byte: its ordinal and one, the present state lowest. So a
     * machine needs no objects for it, and whoever reads it at any time sees a true picture.
     */
    private volatile long history;

    Machine(StateTable<S, E, C> table, C context) {
        this.table = table;
        this.context = context;
        this.history = table.initial().ordinal() + 1L;
    }

    /** The state the machine is in; while somebody runs it, it may be another one by now. */
    public final S state() {
        return table.state((int) (history & 0xFF) - 1);
    }

    /** The last states, oldest first; the present one is the last. */
    public final List<S> history() {
        List<S> states = new ArrayList<>(Long.BYTES);
        for (long rest = history; rest != 0; rest >>>= Byte.SIZE) {
            states.addFirst(table.state((int) (rest & 0xFF) - 1));
        }
        return states;
    }

    /** Puts the machine into a state from outside the table; nobody else may use it yet. */
    public final void enterFromOutside(S entry) {
        enter(entry);
    }

    /** Delivers an event in the present state. */
    final void deliver(E event) {
        S present = state();
        S target = table.take(present, event);
        if (target != null) {
            enter(target);
        } else if (table.ignores(present, event)) {
            context.ignored(present, event);
        } else {
            context.dropped(present, event);
        }
    }

    private void enter(S target) {
        S next = target;
        while (next != null) {
            context.leaving(state(), next);
            long before = history;
            history = (before << Byte.SIZE) | (next.ordinal() + 1);
            context.entered(next);
            S entered = next;
            next = table.enter(entered, context);
            context.processed(entered);
        }
    }
}
