package org.backplane.runtime.internal.threaded;

/**
 * Tasks in the order of their posting, linked through themselves.
 *
 * <p><b>Serialised by:</b> the pool's lock.
 */
final class TaskQueue {

    private ThreadedTask first;
    private ThreadedTask last;

    boolean isEmpty() {
        return first == null;
    }

    void add(ThreadedTask task) {
        task.previous = last;
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    /** Takes the first, or null. */
    ThreadedTask poll() {
        ThreadedTask task = first;
        if (task != null) {
            remove(task);
        }
        return task;
    }

    void remove(ThreadedTask task) {
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.previous = null;
        task.next = null;
    }
}
