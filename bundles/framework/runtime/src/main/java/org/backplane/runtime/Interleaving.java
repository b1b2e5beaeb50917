package org.backplane.runtime;

import org.backplane.runtime.internal.simulated.ThreadSimulation;

/**
 * What the realm's Java agent inserts into the classes that it is told of: calls that let a
 * simulation come in between where it otherwise could not. Nobody else calls it, and without the
 * agent it is called nowhere.
 *
 * <p>The agent is the jar of {@code org.backplane.tools.realm}: {@code -javaagent:<that
 * jar>=com.example.driver,fields}. It always looks into the framework. The packages named, and
 * those below them, it looks into as well; with {@code fields} in the list also at their plain
 * fields, so that data races on these are found too. In runs with {@link
 * SimulationOptions#withInterleaving} others then may run before each such access. In every run a
 * loop of that code that never ends is found, even if it calls nothing.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; on threads that run no simulation the
 * methods do nothing.
 */
public final class Interleaving {

    private static volatile boolean installed;

    private Interleaving() {}

    /** The agent is there. */
    public static void install() {
        installed = true;
        ThreadSimulation.enable();
    }

    /**
     * Refuses a run that asks for what only the agent can give.
     *
     * @throws IllegalStateException if it is not there
     */
    static void requireInstalled() {
        if (!installed) {
            throw new IllegalStateException(
                    "An interleaved run needs the driver realm's agent, which is not installed:"
                            + " start the virtual machine with -javaagent:<path of the"
                            + " org.backplane.tools.realm jar>. With Maven, let the goal"
                            + " \"properties\" of maven-dependency-plugin run and put"
                            + " -javaagent:${org.backplane:org.backplane.tools.realm:jar} into the"
                            + " argLine of surefire or failsafe");
        }
    }

    /** Something that others may change is about to be read or changed. */
    public static void point() {
        ThreadSimulation.access();
    }

    /** A loop is about to begin anew. */
    public static void loop() {
        ThreadSimulation.loop();
    }

    /**
     * Code begins in which nobody may come in between, because the Java virtual machine itself
     * would hold others up: a class initialiser, a monitor. May be nested.
     */
    public static void enter() {
        ThreadSimulation.shield(1);
    }

    /** Ends what {@link #enter} began. */
    public static void leave() {
        ThreadSimulation.shield(-1);
    }
}
