package org.backplane.runtime;

import org.osgi.annotation.versioning.ProviderType;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The scheduler, clock and waiting room of one Backplane instance: what the kernel dispatcher is to
 * Windows.
 *
 * <p>Everything that decides <em>when</em> something happens goes through here, so that the same
 * framework code runs on threads in production and under a seed in tests.
 *
 * <p><b>Level:</b> every method may be called at any level unless it says otherwise. <b>Serialised
 * by:</b> nothing; all methods are safe for concurrent use.
 */
@ProviderType
public interface Dispatcher {

    /**
     * Makes a task that can be queued again and again without allocating.
     *
     * @param level the level the body runs at; a {@link Level#PASSIVE} body may block
     * @param name what the task is for, for people: shown in dumps and in simulated traces
     */
    Task task(Level level, String name, Runnable body);

    /** Queues {@code body} to run once at {@code level}. Shorthand for a task used once. */
    default void post(Level level, String name, Runnable body) {
        task(level, name, body).post();
    }

    /**
     * Runs {@code body} once, at PASSIVE level, as something that mostly waits: while it waits for
     * something of the dispatcher it costs no worker, so that there may be any number of them. In
     * return it must neither block elsewhere nor compute for long. What may, a driver's callback
     * above all, is a task.
     *
     * @param name what it is for, for people
     */
    void startProcedure(String name, Runnable body);

    /** Makes a timer, not yet started; its body runs at {@code level}. */
    TaskTimer timer(Level level, String name, Runnable body);

    /** Makes an event (a KEVENT of notification type), not signalled. */
    Event event(String name);

    /**
     * Makes a lock for short critical sections. It is not recursive: taking it twice in one task
     * throws {@link IllegalStateException}.
     */
    Lock lock(String name);

    /** Makes a mutex: mutual exclusion whose holder may wait. */
    Mutex mutex(String name);

    /**
     * Runs {@code body} on the caller's thread under a watchdog.
     *
     * <p>If the body has not returned after {@code timeoutNanos}, the worker that it holds is
     * written off: it is counted in {@link #writtenOff()}, renamed so that a thread dump names the
     * culprit, and {@code expired} is run as a new PASSIVE task. When a written-off body returns or
     * throws after all, this method throws {@link WrittenOffException}, which the caller must let
     * pass so that the worker unwinds without touching state that others have taken over.
     *
     * <p>Exactly one of the two happens: normal return (or the body's own exception), or {@code
     * expired}.
     *
     * <p>A task whose worker is written off has ended its run as far as others can see: it may be
     * posted and runs again on another worker, and {@link Task#flush} does not wait for it.
     *
     * @param what the sentence fragment that names the callback, for example {@code
     *     "EvtDriverDeviceAdd of echo for ROOT\ECHO\0000"}
     */
    <T> T watch(String what, long timeoutNanos, Supplier<T> body, Runnable expired);

    /** The names of the watched bodies that were written off and have not come back. */
    List<String> writtenOff();

    /** Nanoseconds of the monotonic clock; only differences mean something. */
    long nanoTime();

    /** The wall clock. In simulation it starts at a fixed instant and follows virtual time. */
    Instant now();

    /** A number in {@code [0, bound)} from the runtime's generator; seeded in simulation. */
    int random(int bound);

    /** The level of the code that asks. Threads that are not the dispatcher's own are PASSIVE. */
    Level currentLevel();

    /**
     * Runs {@code body} at {@code level} on the caller's thread, which must be at the same level or
     * a lower one, and restores the level afterwards.
     *
     * @throws IllegalStateException if the caller is at a higher level
     */
    void raise(Level level, Runnable body);

    /**
     * Raises the level of the calling code until {@link #lower} (KeRaiseIrql); where one method
     * does both, use {@link #raise(Level, Runnable)}.
     *
     * @return the level before, for {@link #lower}
     * @throws IllegalStateException if the caller is at a higher level
     */
    Level raise(Level level);

    /**
     * Takes back a {@link #raise(Level)} (KeLowerIrql).
     *
     * @param level what that returned
     * @throws IllegalStateException if the caller is at a lower level
     */
    void lower(Level level);

    /**
     * Who is running (KeGetCurrentThread): the same object as long as the same call stack goes on,
     * and another one for everybody who runs at the same time. Exact at PASSIVE level; a task above
     * it may share that of the PASSIVE code which it interrupts.
     */
    Object currentThread();
}
