package org.backplane.kmdf.internal.object;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;

/**
 * Keeps the callbacks of one synchronisation scope from overlapping.
 *
 * <p>It is not a lock that calls wait for: who finds it taken leaves the call to its holder, who
 * makes it after the one under way. So a cancel callback of a serialised queue runs after the
 * handler that marked the request, never inside it; nothing blocks at DISPATCH level; and nothing
 * is allocated.
 *
 * <p><b>Level:</b> any up to DISPATCH; callbacks of a PASSIVE scope are made by a PASSIVE task if
 * the caller is above, those of a DISPATCH scope are at DISPATCH level. <b>Serialised by:</b>
 * itself.
 */
public final class PresentationLock {

    private final Dispatcher dispatcher;
    private final boolean passive;
    private final String name;

    /** Null until a call was left to it; made by who sets {@link #held}. */
    private Task drain;

    /** Guards the fields below. */
    private final Lock lock;

    private boolean held;

    /** Who makes the calls; null if nobody does. */
    private Object holder;

    private CallbackWork first;
    private CallbackWork last;

    /** Makes a lock that nobody holds, for callbacks of {@code level}. */
    public PresentationLock(Dispatcher dispatcher, String name, ExecutionLevel level) {
        this.dispatcher = dispatcher;
        this.passive = level == ExecutionLevel.PASSIVE;
        this.name = name;
        this.lock = dispatcher.lock(name);
    }

    /** Makes the call now if nobody holds the lock, else leaves it to the holder. */
    public void run(CallbackWork work) {
        boolean hop = passive && dispatcher.currentLevel() != Level.PASSIVE;
        lock.acquire();
        if (held || hop) {
            append(work);
            boolean post = !held;
            held = true;
            lock.release();
            if (post) {
                postDrain();
            }
            return;
        }
        held = true;
        holder = dispatcher.currentThread();
        lock.release();
        if (passive) {
            callAndDrain(work);
        } else {
            atDispatch(work);
        }
    }

    /**
     * Who holds a spin lock is at DISPATCH level; this one is passed on, but is one all the same.
     */
    private void atDispatch(CallbackWork work) {
        Level before = dispatcher.raise(Level.DISPATCH);
        try {
            callAndDrain(work);
        } finally {
            dispatcher.lower(before);
        }
    }

    /** The lock is held, for calls that nobody is there to make. */
    private void goOn() {
        if (passive) {
            drain();
        } else {
            dispatcher.raise(Level.DISPATCH, this::drain);
        }
    }

    private void callAndDrain(CallbackWork work) {
        work.call();
        drain();
    }

    /** Whether the caller is inside one of the calls. */
    public boolean isHeldByCaller() {
        lock.acquire();
        boolean own = holder != null && holder.equals(dispatcher.currentThread());
        lock.release();
        return own;
    }

    /**
     * Takes the lock for the caller, who does not have it: makes no calls, and lets nobody make
     * any, until {@link #release}.
     */
    public void acquire() {
        lock.acquire();
        if (!held) {
            held = true;
            holder = dispatcher.currentThread();
            lock.release();
            return;
        }
        HandOver turn = new HandOver(dispatcher.currentThread(), dispatcher.event("its turn"));
        append(turn);
        lock.release();
        turn.come.awaitAtAnyLevel();
    }

    /** Gives back what {@link #acquire} took; who waits meanwhile is served by a task. */
    public void release() {
        lock.acquire();
        holder = null;
        held = first != null;
        boolean post = held;
        lock.release();
        if (post) {
            postDrain();
        }
    }

    /** The lock is held, for calls that nobody is there to make. */
    private void postDrain() {
        if (drain == null) {
            drain = dispatcher.task(Level.PASSIVE, "callbacks of " + name, this::goOn);
        }
        drain.post();
    }

    /** The turn of somebody who takes the lock without a call to make. */
    private static final class HandOver extends CallbackWork {

        private final Object thread;
        private final Event come;

        HandOver(Object thread, Event come) {
            this.thread = thread;
            this.come = come;
        }

        @Override
        public void call() {
            come.set();
        }
    }

    /** Waits until the calls under way and those that wait have returned; not from inside one. */
    public void flush() {
        Event passed = dispatcher.event("the callbacks that run to return");
        run(
                new CallbackWork() {
                    @Override
                    public void call() {
                        passed.set();
                    }
                });
        passed.await();
    }

    /** Makes the calls that wait, then lets go. Only the holder comes here. */
    private void drain() {
        for (; ; ) {
            lock.acquire();
            CallbackWork work = first;
            holder = work == null ? null : dispatcher.currentThread();
            if (work == null) {
                held = false;
                lock.release();
                return;
            }
            first = work.nextWork;
            if (first == null) {
                last = null;
            }
            work.nextWork = null;
            HandOver turn = work instanceof HandOver handOver ? handOver : null;
            if (turn != null) {
                holder = turn.thread;
            }
            lock.release();
            work.call();
            if (turn != null) {
                return;
            }
        }
    }

    private void append(CallbackWork work) {
        if (last == null) {
            first = work;
        } else {
            last.nextWork = work;
        }
        last = work;
    }
}
