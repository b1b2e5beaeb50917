package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.ddi.SpinLock;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A filter that sends reads on, above a function driver that keeps some, marked cancelable, and
 * parks the others in a manual queue; and everything that can end those reads, at one instant.
 */
final class RacingStack {

    private static final Duration INSTANT = Duration.ofMillis(1);

    /** What ends requests; each does its work once, as a task of its own. */
    enum Racer {
        CANCEL,
        COMPLETE,
        /** What the filter sends down has so much time only. */
        TIMEOUT,
        STOP,
        PURGE,
        REMOVAL,
        CLOSE
    }

    private final DriverRealm realm;
    private final List<RealmRequest> requests = new ArrayList<>();

    /** Marked cancelable; guarded by {@link #lock}, under which they are also unmarked. */
    private final Deque<Request> kept = new ArrayDeque<>();

    private SpinLock lock;
    private RequestSendOptions options = RequestSendOptions.NONE;
    private IoQueue queue;
    private IoQueue parked;

    private RacingStack(DriverRealm realm) {
        this.realm = realm;
    }

    /** Lets {@code racers} meet over so many requests, each of which must end once. */
    static void race(DriverRealm realm, int requests, Set<Racer> racers) {
        new RacingStack(realm).race(requests, racers);
    }

    private void race(int count, Set<Racer> racers) {
        if (racers.contains(Racer.TIMEOUT)) {
            options = options.withTimeout(INSTANT);
        }
        realm.install(
                RuleDrivers.function(this::addFunction), RuleDrivers.upperFilter(this::addFilter));
        String instanceId = realm.plug(RuleDrivers.DEVICE);
        RealmHandle handle = realm.open(instanceId);
        for (int i = 0; i < count; i++) {
            requests.add(handle.readLater(1 + i % 2));
        }
        racers.forEach(racer -> realm.after(INSTANT, () -> run(racer, instanceId, handle)));
        realm.advance(INSTANT);
        realm.settle();
        queue.start();
        completeAll();
        realm.settle();
        handle.close();
        assertThat(requests).allSatisfy(request -> assertThat(request.completions()).isOne());
        realm.assertQuiescent();
    }

    private void run(Racer racer, String instanceId, RealmHandle handle) {
        switch (racer) {
            case CANCEL -> requests.forEach(RealmRequest::cancel);
            case COMPLETE -> completeAll();
            case TIMEOUT -> {
                // Each request has a timer of its own.
            }
            case STOP -> queue.stop();
            case PURGE -> queue.purge();
            case REMOVAL -> realm.unplugLater(instanceId);
            case CLOSE -> handle.close();
        }
    }

    private void addFunction(Device device) {
        lock = device.createSpinLock("requests that are kept");
        parked = device.createQueue(DispatchType.MANUAL, config -> {});
        queue =
                device.defaultQueue(
                        DispatchType.PARALLEL,
                        config ->
                                config.evtIoRead((request, length) ->
                                        length == 1 ? keep(request) : request.forwardTo(parked)));
    }

    private void addFilter(Device device) {
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) ->
                                request.send(
                                        device.ioTarget(),
                                        options,
                                        (back, status, information) ->
                                                back.complete(status, information))));
    }

    private Disposition keep(Request request) {
        lock.acquire();
        try {
            kept.add(request);
            return request.markCancelable(this::cancelled);
        } finally {
            lock.release();
        }
    }

    private void cancelled(Request request) {
        lock.acquire();
        kept.remove(request);
        lock.release();
        request.complete(Status.CANCELLED);
    }

    private void completeAll() {
        while (!kept.isEmpty()) {
            completeOne();
        }
        for (Request next = nextParked(); next != null; next = nextParked()) {
            next.complete(Status.SUCCESS, 2);
        }
    }

    private void completeOne() {
        lock.acquire();
        Request next = kept.poll();
        // Once unmarked, or told that it is late, nobody else looks for it here.
        boolean mine = next != null && next.unmarkCancelable();
        lock.release();
        if (mine) {
            next.complete(Status.SUCCESS, 1);
        }
    }

    private Request nextParked() {
        try {
            return parked.retrieveNextRequest();
        } catch (StatusException paused) {
            return null;
        }
    }
}
