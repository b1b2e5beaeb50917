package org.backplane.runtime.internal.simulated;

/**
 * The simulation that a thread carries, for code that cannot be told of one. Kept only once
 * somebody has asked for it, because it costs every carrier a little.
 */
public final class ThreadSimulation {

    private static final ThreadLocal<Simulation> CURRENT = new ThreadLocal<>();

    private static volatile boolean enabled;

    private ThreadSimulation() {}

    /** From now on, simulations that are made are known to their threads. */
    public static void enable() {
        enabled = true;
    }

    static void set(Simulation simulation) {
        if (enabled) {
            CURRENT.set(simulation);
        }
    }

    static void clear(Simulation simulation) {
        if (enabled && CURRENT.get() == simulation) {
            CURRENT.remove();
        }
    }

    /** See {@link org.backplane.runtime.Interleaving#point}. */
    public static void access() {
        Simulation simulation = CURRENT.get();
        if (simulation != null) {
            simulation.access();
        }
    }

    /** See {@link org.backplane.runtime.Interleaving#loop}. */
    public static void loop() {
        Simulation simulation = CURRENT.get();
        if (simulation != null) {
            simulation.loop();
        }
    }

    /** See {@link org.backplane.runtime.Interleaving#enter}. */
    public static void shield(int more) {
        Simulation simulation = CURRENT.get();
        if (simulation != null) {
            simulation.shield(more);
        }
    }
}
