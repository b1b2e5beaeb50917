package org.backplane.pnp.internal;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.slf4j.MDC;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The serial queue of what is to be done to one device: actions run one after the other, in the
 * order in which they were posted, each as a PASSIVE task that may block.
 *
 * <p><b>Level:</b> any for posting. <b>Serialised by:</b> its own lock.
 */
final class Strand {

    private final Activity activity;
    private final Supplier<String> device;
    private final Task task;

    /** Queued and running actions. */
    private final AtomicInteger pending = new AtomicInteger();

    /** Guards {@link #actions}. */
    private final Lock lock;

    private final Queue<Runnable> actions = new ArrayDeque<>();

    Strand(Dispatcher dispatcher, Activity activity, String name, Supplier<String> device) {
        this.activity = activity;
        this.device = device;
        lock = dispatcher.lock("strand of " + name);
        task = dispatcher.task(Level.PASSIVE, "PnP of " + name, this::runOne);
    }

    void post(Runnable action) {
        activity.begin();
        pending.incrementAndGet();
        lock.acquire();
        actions.add(action);
        lock.release();
        if (activity.mayRun(task)) {
            task.post();
        }
    }

    /** Whether nothing is queued or running. */
    boolean isIdle() {
        return pending.get() == 0;
    }

    private void runOne() {
        Runnable action = take();
        if (action == null) {
            return;
        }
        MDC.put("device", device.get());
        try {
            action.run();
        } finally {
            MDC.remove("device");
            // One action a run: the dispatcher decides who goes on, and a task is queued only once
            // however many actions were posted.
            if (pending.decrementAndGet() > 0) {
                task.post();
            }
            activity.end();
        }
    }

    private Runnable take() {
        lock.acquire();
        try {
            return actions.poll();
        } finally {
            lock.release();
        }
    }
}
