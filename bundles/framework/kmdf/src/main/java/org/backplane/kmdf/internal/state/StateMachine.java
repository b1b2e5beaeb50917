package org.backplane.kmdf.internal.state;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;

import java.util.ArrayList;
import java.util.List;

/**
 * One machine that runs a {@link StateTable}: keeps the state, the events that wait and the last
 * states it was in.
 *
 * <p>One runner at a time: an event posted while somebody runs the machine waits in a bounded queue
 * and is taken up by that runner, also when it is posted from inside an action. Otherwise whoever
 * posts at PASSIVE runs the machine, and who posts at a higher level leaves it to a task.
 *
 * <p><b>Level:</b> {@link #post} any; actions run at PASSIVE. <b>Serialised by:</b> its host's
 * lock, which is not held while actions run.
 */
@SuppressWarnings("EnumOrdinal") // ordinals are what is packed
public final class StateMachine<
                S extends Enum<S>, E extends Enum<E>, C extends MachineContext<S, E>>
        extends Machine<S, E, C> {

    private static final int QUEUE_DEPTH = Long.BYTES;

    private final MachineHost host;

    /**
     * The events that wait, one in each byte: its ordinal and one, the next lowest. Guarded by the
     * host's lock, as {@link #running} is.
     */
    private long waiting;

    private boolean running;

    /** Makes a machine in its table's initial state. */
    public StateMachine(MachineHost host, StateTable<S, E, C> table, C context) {
        super(table, context);
        this.host = host;
    }

    /**
     * Hands an event to the machine.
     *
     * @throws IllegalStateException if too many events wait already
     */
    public void post(E event) {
        if (enqueue(event)) {
            Dispatcher dispatcher = host.dispatcher();
            if (dispatcher.currentLevel() == Level.PASSIVE) {
                run();
            } else {
                dispatcher.post(Level.PASSIVE, table.name(), this::run);
            }
        }
    }

    private boolean enqueue(E event) {
        host.machineLock().acquire();
        try {
            List<E> queued = table.isSingular(event) ? queued() : List.of();
            if (!queued.contains(event)) {
                insert(event);
            }
            boolean first = !running && waiting != 0;
            running |= first;
            return first;
        } finally {
            host.machineLock().release();
        }
    }

    private void insert(E event) {
        int free = Long.numberOfLeadingZeros(waiting) / Byte.SIZE;
        if (free == 0) {
            throw new IllegalStateException(
                    table.name()
                            + " in state "
                            + state()
                            + " cannot take "
                            + event
                            + " beside "
                            + queued());
        }
        long entry = event.ordinal() + 1L;
        if (table.isPriority(event)) {
            waiting = (waiting << Byte.SIZE) | entry;
        } else {
            waiting |= entry << ((QUEUE_DEPTH - free) * Byte.SIZE);
        }
    }

    private List<E> queued() {
        List<E> events = new ArrayList<>(QUEUE_DEPTH);
        for (long rest = waiting; rest != 0; rest >>>= Byte.SIZE) {
            events.add(table.event((int) (rest & 0xFF) - 1));
        }
        return events;
    }

    private void run() {
        boolean finished = false;
        try {
            for (E event = nextEvent(); event != null; event = nextEvent()) {
                deliver(event);
            }
            finished = true;
        } finally {
            if (!finished) {
                stopRunning();
            }
        }
    }

    /** The next event that the state takes; null, and nobody runs any more, if there is none. */
    private E nextEvent() {
        host.machineLock().acquire();
        try {
            E event = waiting == 0 ? null : table.event((int) (waiting & 0xFF) - 1);
            if (event != null && table.delivers(state(), event)) {
                waiting >>>= Byte.SIZE;
                return event;
            }
            running = false;
            return null;
        } finally {
            host.machineLock().release();
        }
    }

    private void stopRunning() {
        host.machineLock().acquire();
        running = false;
        host.machineLock().release();
    }
}
