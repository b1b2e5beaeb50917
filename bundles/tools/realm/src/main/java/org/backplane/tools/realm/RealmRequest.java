package org.backplane.tools.realm;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.backplane.io.IoRequest;
import org.backplane.runtime.Event;
import org.backplane.status.Status;

/**
 * A request that a test has under way.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
public final class RealmRequest {

    private final String name;
    private final IoRequest request;
    private final byte[] buffer;
    private final Event heard;
    private int completions;

    /**
     * Watches {@code request}.
     *
     * @param name says what it is, for people
     * @param heard is set when its completion is heard
     */
    RealmRequest(String name, IoRequest request, byte[] buffer, Event heard) {
        this.name = name;
        this.request = request;
        this.buffer = buffer;
        this.heard = heard;
        request.whenDone(done -> noteCompletion());
    }

    private void noteCompletion() {
        completions++;
        heard.set();
    }

    /** The final status; PENDING while it is under way. */
    public Status status() {
        return request.status();
    }

    /** Waits until its completion was heard; returns the status. */
    public Status await() {
        heard.await();
        return status();
    }

    /** As a rule the number of bytes transferred. */
    public long information() {
        return request.information();
    }

    /** How often its completion was heard. */
    public int completions() {
        return completions;
    }

    /** What a completed read brought, as text. */
    public String text() {
        return new String(buffer, 0, (int) request.information(), UTF_8);
    }

    /** The whole buffer of a read, write or output, as it is now. */
    public byte[] bytes() {
        return buffer.clone();
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
