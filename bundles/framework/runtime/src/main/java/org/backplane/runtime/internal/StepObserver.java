package org.backplane.runtime.internal;

/**
 * A strategy of a simulated run that also wants to see what each step does to the dispatcher's
 * objects.
 *
 * <p><b>Serialised by:</b> the simulation.
 */
public interface StepObserver {

    /** The object of everything that a simulation has only one of, such as random numbers. */
    int COMMON = 0;

    /** A step begins, and the one before is over. */
    void begins(long activity);

    /**
     * The step reads or changes an object of the dispatcher.
     *
     * @param object its number, which depends only on the choices made before it was created
     */
    void touches(int object);
}
