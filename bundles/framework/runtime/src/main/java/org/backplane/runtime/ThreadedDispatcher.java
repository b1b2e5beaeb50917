package org.backplane.runtime;

import org.backplane.runtime.internal.threaded.AlarmClock;
import org.backplane.runtime.internal.threaded.CurrentLevel;
import org.backplane.runtime.internal.threaded.Procedures;
import org.backplane.runtime.internal.threaded.ThreadedEvent;
import org.backplane.runtime.internal.threaded.ThreadedLock;
import org.backplane.runtime.internal.threaded.ThreadedMutex;
import org.backplane.runtime.internal.threaded.ThreadedTask;
import org.backplane.runtime.internal.threaded.ThreadedTimer;
import org.backplane.runtime.internal.threaded.WatchDog;
import org.backplane.runtime.internal.threaded.WorkerPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The dispatcher of a running system: tasks run on threads, time is the machine's.
 *
 * <p>PASSIVE tasks run on an elastic pool and may block there. DISPATCH and DIRQL tasks share a few
 * threads, DIRQL first. Procedures run on virtual threads. All threads are daemons, start when they
 * are needed, and end when they were idle for a few seconds; who wants the JVM to stay keeps it
 * alive. A task that throws is reported to the system logger {@code org.backplane.runtime}, and its
 * worker goes on.
 *
 * <p><b>Serialised by:</b> nothing; safe for concurrent use.
 */
@Component(service = Dispatcher.class)
public final class ThreadedDispatcher implements Dispatcher, AutoCloseable {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final AlarmClock clock = new AlarmClock();
    private final WorkerPool passive =
            new WorkerPool(
                    "backplane-passive",
                    Math.max(16, 4 * PROCESSORS),
                    WorkerPool.KEEP_IDLE_NANOS,
                    clock);
    private final WorkerPool dispatch =
            new WorkerPool(
                    "backplane-dispatch",
                    Math.max(2, PROCESSORS),
                    WorkerPool.KEEP_IDLE_NANOS,
                    clock);
    private final Procedures procedures = new Procedures();
    private final WatchDog watchDog = new WatchDog(clock, passive);

    /** Makes a dispatcher that has no thread until there is something to do. */
    @Activate
    public ThreadedDispatcher() {}

    @Override
    public Task task(Level level, String name, Runnable body) {
        return threadedTask(level, name, body);
    }

    @Override
    public void startProcedure(String name, Runnable body) {
        procedures.start(name, body);
    }

    @Override
    public TaskTimer timer(Level level, String name, Runnable body) {
        return new ThreadedTimer(clock, threadedTask(level, name, body));
    }

    private ThreadedTask threadedTask(Level level, String name, Runnable body) {
        return (level == Level.PASSIVE ? passive : dispatch).task(level, name, body);
    }

    @Override
    public Event event(String name) {
        return new ThreadedEvent(name);
    }

    @Override
    public Lock lock(String name) {
        return new ThreadedLock(name);
    }

    @Override
    public Mutex mutex(String name) {
        return new ThreadedMutex(name);
    }

    @Override
    public <T> T watch(String what, long timeoutNanos, Supplier<T> body, Runnable expired) {
        return watchDog.watch(what, timeoutNanos, body, expired);
    }

    @Override
    public List<String> writtenOff() {
        return watchDog.writtenOff();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    @Override
    public Level currentLevel() {
        return CurrentLevel.current();
    }

    @Override
    public void raise(Level level, Runnable body) {
        CurrentLevel.raise(level, body);
    }

    @Override
    public Level raise(Level level) {
        return CurrentLevel.raise(level);
    }

    @Override
    public void lower(Level level) {
        CurrentLevel.lower(level);
    }

    @Override
    public Object currentThread() {
        return Thread.currentThread();
    }

    /**
     * Stops all timers and lets the workers end once they have run what is queued. What is posted
     * or started from now on is dropped. Does not wait for running bodies.
     */
    @Override
    @Deactivate
    public void close() {
        clock.close();
        dispatch.close();
        passive.close();
        procedures.close();
    }
}
