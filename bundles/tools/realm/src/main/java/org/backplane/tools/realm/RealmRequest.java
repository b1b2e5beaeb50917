package org.backplane.tools.realm;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.backplane.io.IoRequest;
import org.backplane.status.Status;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request that a test has under way.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
public final class RealmRequest {

    private final String name;
    private final IoRequest request;
    private final byte[] buffer;
    private final AtomicInteger completions = new AtomicInteger();

    /** Watches {@code request}; the name says what it is, for people. */
    RealmRequest(String name, IoRequest request, byte[] buffer) {
        this.name = name;
        this.request = request;
        this.buffer = buffer;
        request.whenDone(done -> completions.incrementAndGet());
    }

    /** The final status; PENDING while it is under way. */
    public Status status() {
        return request.status();
    }

    /** Waits until it has completed; returns the status. */
    public Status await() {
        return request.await();
    }

    /** As a rule the number of bytes transferred. */
    public long information() {
        return request.information();
    }

    /** How often its completion was heard. */
    public int completions() {
        return completions.get();
    }

    /** What a completed read brought, as text. */
    public String text() {
        return new String(buffer, 0, (int) request.information(), UTF_8);
    }

    /** Asks for cancellation; false if it had completed already. */
    public boolean cancel() {
        return request.cancel();
    }

    /** What it is: its number in the realm, what it asks for and of which device. */
    String name() {
        return name;
    }

    @Override
    public String toString() {
        return "%s: %s, %d bytes, completed %d times"
                .formatted(name, status(), information(), completions());
    }
}
