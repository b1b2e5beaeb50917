package org.backplane.runtime;

/** Where in a simulated run others may come between two steps of a task. */
public enum Preemption {

    /** Only where it waits. */
    NONE(""),

    /**
     * Also where it uses the dispatcher: takes or releases a lock, sets an event, posts a task or
     * starts a timer. Finds races inside code that is split by nothing else.
     */
    AT_DISPATCHER("p"),

    /**
     * Also before every access to what it may share by other means: volatile fields, atomics,
     * concurrent collections. Finds races between single instructions. Needs the realm's agent, see
     * {@link Interleaving}.
     */
    AT_ACCESSES("i");

    private final String letter;

    Preemption(String letter) {
        this.letter = letter;
    }

    /** What stands for it in the text of a {@link RecordedSchedule}. */
    String letter() {
        return letter;
    }

    static Preemption ofLetter(String letter) {
        for (Preemption preemption : values()) {
            if (preemption.letter.equals(letter)) {
                return preemption;
            }
        }
        throw new IllegalArgumentException("No preemption is called \"" + letter + "\"");
    }
}
