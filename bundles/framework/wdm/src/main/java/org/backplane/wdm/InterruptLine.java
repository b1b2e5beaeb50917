package org.backplane.wdm;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A level-triggered, shareable interrupt line with its place on the interrupt controller.
 *
 * <p>While the line is asserted, the connected service routines are called again and again, each
 * round a task at DIRQL, until the device lets the line go. A line that nobody claims for {@value
 * #UNCLAIMED_LIMIT} rounds, or that stays asserted for {@value #STORM_LIMIT} rounds although it is
 * claimed, is masked and reported; it is unmasked when the last routine disconnects.
 *
 * <p><b>Level:</b> {@link #raise} and {@link #lower} at any level; connecting and disconnecting at
 * PASSIVE. <b>Serialised by:</b> its own lock; rounds are runs of one task and never overlap.
 */
public final class InterruptLine {

    static final int UNCLAIMED_LIMIT = 1_000;
    static final int STORM_LIMIT = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(InterruptLine.class);
    private static final InterruptService[] NONE = {};

    private final String name;
    private final Task round;

    /** Guards {@link #asserted}, {@link #masked}, {@link #holds} and the two counters. */
    private final Lock lock;

    private final AtomicReference<InterruptService[]> services = new AtomicReference<>(NONE);
    private boolean asserted;
    private boolean masked;
    private int holds;
    private int unclaimedRounds;
    private int rounds;

    /** Makes a line that is not asserted. */
    public InterruptLine(Dispatcher dispatcher, String name) {
        this.name = name;
        this.lock = dispatcher.lock("interrupt line " + name);
        this.round = dispatcher.task(Level.DIRQL, "interrupt " + name, this::round);
    }

    /** The line's name, for people. */
    public String name() {
        return name;
    }

    /** Asserts the line; idempotent. */
    public void raise() {
        lock.acquire();
        boolean deliver = !asserted && !masked && holds == 0;
        asserted = true;
        lock.release();
        if (deliver && services.get().length > 0) {
            round.post();
        }
    }

    /** Lets the line go; idempotent. */
    public void lower() {
        lock.acquire();
        asserted = false;
        unclaimedRounds = 0;
        rounds = 0;
        lock.release();
    }

    /**
     * Delivers nothing until {@link #unmask}, which a service routine asks for that leaves its work
     * to PASSIVE level; nests.
     */
    public void mask() {
        lock.acquire();
        holds++;
        lock.release();
    }

    /** Takes one {@link #mask} back; a line that is still asserted is delivered again. */
    public void unmask() {
        lock.acquire();
        holds--;
        boolean deliver = holds == 0 && asserted && !masked;
        lock.release();
        if (deliver && services.get().length > 0) {
            round.post();
        }
    }

    /** Whether the line was masked because of a storm. */
    public boolean isMasked() {
        lock.acquire();
        boolean answer = masked;
        lock.release();
        return answer;
    }

    /**
     * Adds a service routine (IoConnectInterrupt); a line that is asserted is delivered at once.
     */
    public void connect(InterruptService service) {
        services.updateAndGet(old -> {
            InterruptService[] now = Arrays.copyOf(old, old.length + 1);
            now[old.length] = service;
            return now;
        });
        lock.acquire();
        boolean deliver = asserted && !masked && holds == 0;
        lock.release();
        if (deliver) {
            round.post();
        }
    }

    /** Removes a service routine and waits until it is not running (IoDisconnectInterrupt). */
    public void disconnect(InterruptService service) {
        InterruptService[] left =
                services.updateAndGet(old ->
                        Arrays.stream(old)
                                .filter(s -> !s.equals(service))
                                .toArray(InterruptService[]::new));
        round.flush();
        if (left.length == 0) {
            lock.acquire();
            masked = false;
            unclaimedRounds = 0;
            rounds = 0;
            lock.release();
        }
    }

    private void round() {
        boolean claimed = false;
        for (InterruptService service : services.get()) {
            claimed |= service.service();
        }
        lock.acquire();
        boolean again = asserted && holds == 0 && services.get().length > 0;
        boolean storm = false;
        if (again) {
            unclaimedRounds = claimed ? 0 : unclaimedRounds + 1;
            rounds++;
            storm = unclaimedRounds > UNCLAIMED_LIMIT || rounds > STORM_LIMIT;
            masked |= storm;
        }
        lock.release();
        if (storm) {
            LOG.warn(
                    "interrupt line {} masked: still asserted after its service routines were"
                            + " called {} times{}",
                    name,
                    claimed ? STORM_LIMIT : UNCLAIMED_LIMIT,
                    claimed ? "" : " and none claimed it");
        } else if (again) {
            round.post();
        }
    }
}
