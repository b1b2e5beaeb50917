package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;
import org.slf4j.MDC;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The serial queue of what is to be done to one device: actions run one after the other, in the
 * order in which they were posted, each as a procedure that may wait.
 *
 * <p><b>Level:</b> any for posting. <b>Serialised by:</b> its own lock.
 */
final class Strand {

    private final Dispatcher dispatcher;
    private final Activity activity;
    private final String name;
    private final Supplier<String> device;

    /** Guards {@link #actions}, and changes of {@link #pending}. */
    private final Lock lock;

    private final Queue<Runnable> actions = new ArrayDeque<>(2);

    /** Queued and running actions. */
    private volatile int pending;

    Strand(Dispatcher dispatcher, Activity activity, String name, Supplier<String> device) {
        this.dispatcher = dispatcher;
        this.activity = activity;
        this.name = name;
        this.device = device;
        lock = dispatcher.lock(name);
    }

    void post(Runnable action) {
        activity.begin();
        if (count(action, 1) == 1 && activity.mayRun(this::start)) {
            start();
        }
    }

    /** Whether nothing is queued or running. */
    boolean isIdle() {
        return pending == 0;
    }

    /** One action a procedure: the dispatcher decides who goes on. */
    private void start() {
        dispatcher.startProcedure(name, this::runOne);
    }

    private void runOne() {
        MDC.put("device", device.get());
        try {
            take().run();
        } finally {
            MDC.remove("device");
            if (count(null, -1) > 0) {
                start();
            }
            activity.end();
        }
    }

    /** Changes the count and queues {@code action}, if there is one; returns the new count. */
    private int count(Runnable action, int change) {
        lock.acquire();
        try {
            if (action != null) {
                actions.add(action);
            }
            int now = pending + change;
            pending = now;
            return now;
        } finally {
            lock.release();
        }
    }

    private Runnable take() {
        lock.acquire();
        try {
            return actions.remove();
        } finally {
            lock.release();
        }
    }
}
