package org.backplane.kmdf.internal.state;

/**
 * What the actions of a machine act on, and what hears of its course.
 *
 * <p><b>Level:</b> that of the machine's actions. <b>Serialised by:</b> the machine.
 */
public interface MachineContext<S extends Enum<S>, E extends Enum<E>> {

    /** The machine leaves a state for another one. */
    default void leaving(S state, S next) {}

    /** The machine has entered a state; its action runs next. */
    void entered(S state);

    /** The action of a state that was entered has run. */
    default void processed(S state) {}

    /** An event was delivered in a state that ignores it. */
    default void ignored(S state, E event) {}

    /** An event was delivered in a state that neither knows nor ignores it. */
    void dropped(S state, E event);
}
