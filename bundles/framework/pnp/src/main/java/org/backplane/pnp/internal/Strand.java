package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;
import org.slf4j.MDC;

/**
 * The serial queue of what is to be done to one device: actions run one after the other, in the
 * order in which they were posted, each as a procedure that may wait.
 *
 * <p>An action may hold the strand beyond its own end, for an operation that needs many devices to
 * stand still. Whoever holds it may do what an action of the strand may do.
 *
 * <p><b>Level:</b> any for posting. <b>Serialised by:</b> the lock of all strands, held for a few
 * instructions.
 */
final class Strand {

    private static final class Entry {
        final Runnable action;
        Entry next;

        Entry(Runnable action) {
            this.action = action;
        }
    }

    private final Dispatcher dispatcher;
    private final Activity activity;
    private final String name;
    private final Object device;

    /** Guards all fields below. */
    private final Lock lock;

    private Entry first;
    private Entry last;

    /** Whether a procedure was started that has not ended. */
    private boolean running;

    private boolean held;

    /**
     * @param name for people
     * @param device what {@code toString} names the device
     */
    Strand(Dispatcher dispatcher, Lock lock, Activity activity, String name, Object device) {
        this.dispatcher = dispatcher;
        this.lock = lock;
        this.activity = activity;
        this.name = name;
        this.device = device;
    }

    void post(Runnable action) {
        activity.begin();
        Entry entry = new Entry(action);
        lock.acquire();
        if (first == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
        boolean start = mayStart();
        lock.release();
        startIf(start);
    }

    /** Whether a procedure is to be started; says so once. */
    private boolean mayStart() {
        boolean start = first != null && !running && !held;
        running |= start;
        return start;
    }

    private void start() {
        dispatcher.startProcedure(name, this::runOne);
    }

    /** One action a procedure: the dispatcher decides who goes on. */
    private void startIf(boolean start) {
        if (start && activity.mayRun(this::start)) {
            start();
        }
    }

    /** Lets no other action begin when the one that runs now, and that calls this, has ended. */
    void hold() {
        activity.begin();
        lock.acquire();
        held = true;
        lock.release();
    }

    /**
     * Ends a {@link #hold}.
     *
     * @param action runs before all others; null if nothing is to be done
     */
    void release(Runnable action) {
        Entry entry = action == null ? null : new Entry(action);
        lock.acquire();
        held = false;
        if (entry != null) {
            entry.next = first;
            first = entry;
            if (last == null) {
                last = entry;
            }
        }
        boolean start = mayStart();
        lock.release();
        startIf(start);
        if (entry == null) {
            activity.end();
        }
    }

    /** Whether nothing is queued or running, and nobody holds the strand. */
    boolean isIdle() {
        lock.acquire();
        boolean idle = first == null && !running && !held;
        lock.release();
        return idle;
    }

    private void runOne() {
        MDC.put("device", device.toString());
        try {
            take().run();
        } finally {
            MDC.remove("device");
            lock.acquire();
            running = false;
            boolean start = mayStart();
            lock.release();
            startIf(start);
            activity.end();
        }
    }

    private Runnable take() {
        lock.acquire();
        try {
            Entry entry = first;
            first = entry.next;
            if (first == null) {
                last = null;
            }
            return entry.action;
        } finally {
            lock.release();
        }
    }
}
