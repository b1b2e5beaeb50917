package org.backplane.kmdf.internal.state;

/**
 * A machine without a queue: whoever has an event for it runs it, at once and at his own level.
 *
 * <p><b>Level:</b> that of the caller. <b>Serialised by:</b> the caller, which holds whatever lock
 * the machine's actions are to run under, or is the only one who uses it.
 */
public final class ImmediateMachine<
                S extends Enum<S>, E extends Enum<E>, C extends MachineContext<S, E>>
        extends Machine<S, E, C> {

    /** Makes a machine in its table's initial state. */
    public ImmediateMachine(StateTable<S, E, C> table, C context) {
        super(table, context);
    }

    /** Lets the machine have an event; it has settled when this returns. */
    public void process(E event) {
        deliver(event);
    }
}
