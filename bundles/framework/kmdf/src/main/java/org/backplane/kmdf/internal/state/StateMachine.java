package org.backplane.kmdf.internal.state;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One machine that runs a {@link StateTable}: keeps the state, the events that wait and the last
 * states it was in.
 *
 * <p>One runner at a time: an event posted while somebody runs the machine waits in a bounded queue
 * and is taken up by that runner, also when it is posted from inside an action. Otherwise whoever
 * posts at PASSIVE runs the machine, and who posts at a higher level leaves it to a task.
 *
 * <p><b>Level:</b> {@link #post} any; actions run at PASSIVE. <b>Serialised by:</b> its own lock,
 * which is not held while actions run.
 */
public final class StateMachine<S extends Enum<S>, E extends Enum<E>, C> {

    private static final int QUEUE_DEPTH = 8;
    private static final int HISTORY_DEPTH = 8;

    private final StateTable<S, E, C> table;
    private final C context;
    private final BiConsumer<S, E> dropped;
    private final Consumer<S> entered;
    private final Dispatcher dispatcher;
    private final String name;
    private final Task worker;

    /** Guards {@link #waiting}, {@link #history} and {@link #running}. */
    private final Lock lock;

    private final Deque<E> waiting = new ArrayDeque<>(QUEUE_DEPTH);
    private final Deque<S> history = new ArrayDeque<>(HISTORY_DEPTH);
    private boolean running;

    /** Written by the runner only. */
    private volatile S state;

    /**
     * Makes a machine in its table's initial state.
     *
     * @param dropped hears of events that the state they were delivered in does not know
     * @param entered hears of every state that is entered, before its action runs
     */
    public StateMachine(
            Dispatcher dispatcher,
            String name,
            StateTable<S, E, C> table,
            C context,
            BiConsumer<S, E> dropped,
            Consumer<S> entered) {
        this.dispatcher = dispatcher;
        this.name = name;
        this.table = table;
        this.context = context;
        this.dropped = dropped;
        this.entered = entered;
        this.state = table.initial();
        this.lock = dispatcher.lock(name);
        this.worker = dispatcher.task(Level.PASSIVE, name, this::run);
        history.add(state);
    }

    /** The state the machine is in; while somebody runs it, it may be another one by now. */
    public S state() {
        return state;
    }

    /** The last states, oldest first; the present one is the last. */
    public List<S> history() {
        lock.acquire();
        try {
            return new ArrayList<>(history);
        } finally {
            lock.release();
        }
    }

    /**
     * Hands an event to the machine.
     *
     * @throws IllegalStateException if too many events wait already
     */
    public void post(E event) {
        if (enqueue(event)) {
            runHereOrLater();
        }
    }

    /** Puts the machine into a state from outside the table; nobody else may use it yet. */
    public void enterFromOutside(S entry) {
        enter(entry);
    }

    private boolean enqueue(E event) {
        lock.acquire();
        try {
            if (waiting.size() == QUEUE_DEPTH) {
                throw new IllegalStateException(
                        name
                                + " in state "
                                + state
                                + " cannot take "
                                + event
                                + " beside "
                                + waiting);
            }
            if (table.isPriority(event)) {
                waiting.addFirst(event);
            } else {
                waiting.addLast(event);
            }
            boolean first = !running;
            running = true;
            return first;
        } finally {
            lock.release();
        }
    }

    private void runHereOrLater() {
        if (dispatcher.currentLevel() == Level.PASSIVE) {
            run();
        } else {
            worker.post();
        }
    }

    private void run() {
        boolean finished = false;
        try {
            for (E event = nextEvent(); event != null; event = nextEvent()) {
                S target = table.target(state, event);
                if (target == null) {
                    dropped.accept(state, event);
                } else {
                    enter(target);
                }
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
        lock.acquire();
        try {
            E event = waiting.peekFirst();
            if (event != null && table.delivers(state, event)) {
                return waiting.removeFirst();
            }
            running = false;
            return null;
        } finally {
            lock.release();
        }
    }

    private void stopRunning() {
        lock.acquire();
        running = false;
        lock.release();
    }

    private void enter(S target) {
        for (S next = target; next != null; next = table.enter(next, context)) {
            remember(next);
        }
    }

    private void remember(S next) {
        lock.acquire();
        state = next;
        if (history.size() == HISTORY_DEPTH) {
            history.removeFirst();
        }
        history.addLast(next);
        lock.release();
        entered.accept(next);
    }
}
