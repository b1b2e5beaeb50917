package org.backplane.itests.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.drivers.ticker.TickerDriver;
import org.backplane.filters.upcase.UpcaseFilter;
import org.backplane.hardware.ticker.TickerCard;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Named;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Races through the whole framework: what may meet at one instant does. */
final class FrameworkRaces {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration ECHO_LATENCY = Duration.ofMillis(20);
    private static final Duration TICK = Duration.ofMillis(100);

    private FrameworkRaces() {}

    /** All of them, by name. */
    static Stream<Named<Consumer<DriverRealm>>> all() {
        return Stream.of(
                Named.of("cancel against complete", FrameworkRaces::cancelAgainstComplete),
                Named.of(
                        "unplug against complete and cancel",
                        FrameworkRaces::unplugAgainstCompleteAndCancel),
                Named.of("requests against unplug", FrameworkRaces::requestsAgainstUnplug),
                Named.of(
                        "open and close against unplug", FrameworkRaces::openAndCloseAgainstUnplug),
                Named.of("unplug against add", FrameworkRaces::unplugAgainstAdd),
                Named.of("close against complete", FrameworkRaces::closeAgainstComplete),
                Named.of("restart against open", FrameworkRaces::restartAgainstOpen),
                Named.of("unplug against interrupt", FrameworkRaces::unplugAgainstInterrupt),
                Named.of("requests against interrupt", FrameworkRaces::requestsAgainstInterrupt),
                Named.of("two devices", FrameworkRaces::twoDevices));
    }

    /** Cancellation meets the completion of the same request, and of its neighbours. */
    private static void cancelAgainstComplete(DriverRealm realm) {
        String device = echo(realm);
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> requests =
                    List.of(handle.writeLater("one"), handle.readLater(3), handle.readLater(3));
            requests.forEach(request -> realm.after(ECHO_LATENCY, request::cancel));
            requireOneCompletionEach(realm, requests);
        }
        realm.assertQuiescent();
    }

    /** Surprise removal meets completion and cancellation. */
    private static void unplugAgainstCompleteAndCancel(DriverRealm realm) {
        String device = echo(realm);
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> requests =
                    List.of(handle.writeLater("one"), handle.readLater(3), handle.readLater(3));
            realm.after(ECHO_LATENCY, () -> realm.unplugLater(device));
            realm.after(ECHO_LATENCY, requests.get(0)::cancel);
            realm.after(ECHO_LATENCY, requests.get(2)::cancel);
            requireOneCompletionEach(realm, requests);
        }
        realm.assertQuiescent();
        requireGone(realm, device);
    }

    /** Requests come in while the device goes. */
    private static void requestsAgainstUnplug(DriverRealm realm) {
        String device = echo(realm);
        List<RealmRequest> requests = new ArrayList<>();
        try (RealmHandle handle = realm.open(device)) {
            realm.after(SOON, () -> realm.unplugLater(device));
            for (int i = 0; i < 3; i++) {
                realm.after(SOON, () -> ifThere(() -> requests.add(handle.readLater(3))));
            }
            realm.advance(ECHO_LATENCY.multipliedBy(8));
            requireOneCompletionEach(realm, requests);
        }
        realm.assertQuiescent();
        requireGone(realm, device);
    }

    /** Handles are opened and closed while the device goes. */
    private static void openAndCloseAgainstUnplug(DriverRealm realm) {
        String device = echo(realm);
        RealmHandle early = realm.open(device);
        realm.after(SOON, () -> realm.unplugLater(device));
        realm.after(SOON, early::close);
        for (int i = 0; i < 2; i++) {
            realm.after(
                    SOON,
                    () ->
                            ifThere(() -> {
                                try (RealmHandle late = realm.open(device)) {
                                    late.readLater(3);
                                }
                            }));
        }
        realm.advance(ECHO_LATENCY.multipliedBy(8));
        realm.assertQuiescent();
        requireGone(realm, device);
    }

    /** The device goes while its stack is being built. */
    private static void unplugAgainstAdd(DriverRealm realm) {
        String device = echo(realm);
        realm.disable(device);
        realm.after(Duration.ZERO, () -> realm.unplugLater(device));
        ifThere(() -> realm.enable(device));
        realm.assertQuiescent();
        requireGone(realm, device);
    }

    /** A handle that is closed cancels what it has under way, while that completes. */
    private static void closeAgainstComplete(DriverRealm realm) {
        String device = echo(realm);
        RealmHandle handle = realm.open(device);
        List<RealmRequest> requests = List.of(handle.writeLater("one"), handle.readLater(3));
        realm.after(ECHO_LATENCY, handle::cancelAll);
        realm.after(ECHO_LATENCY, handle::close);
        realm.advance(ECHO_LATENCY.multipliedBy(4));
        requireOneCompletionEach(realm, requests);
        realm.assertQuiescent();
        realm.unplug(device);
    }

    /** The stack is taken apart and built anew while handles are opened and closed. */
    private static void restartAgainstOpen(DriverRealm realm) {
        String device = echo(realm);
        for (int i = 0; i < 2; i++) {
            realm.after(
                    Duration.ZERO,
                    () ->
                            ifThere(() -> {
                                try (RealmHandle handle = realm.open(device)) {
                                    handle.readLater(3);
                                }
                            }));
        }
        ifThere(() -> realm.restart(device));
        realm.settle();
        assertThat(realm.device(device).status()).isEqualTo(DeviceStatus.STARTED);
        realm.assertQuiescent();
    }

    /** A card is pulled while it interrupts, and reads wait for that. */
    private static void unplugAgainstInterrupt(DriverRealm realm) {
        String device = realm.install(new TickerDriver()).plug(new TickerCard());
        try (RealmHandle handle = realm.open(device)) {
            List<RealmRequest> requests = List.of(handle.readLater(20), handle.readLater(20));
            realm.after(TICK, () -> realm.unplugLater(device));
            realm.after(TICK, requests.getLast()::cancel);
            requireOneCompletionEach(realm, requests);
        }
        realm.assertQuiescent();
        requireGone(realm, device);
    }

    /** Reads come in while the interrupt's DPC completes others. */
    private static void requestsAgainstInterrupt(DriverRealm realm) {
        String device = realm.install(new TickerDriver()).plug(new TickerCard());
        List<RealmRequest> requests = new ArrayList<>();
        try (RealmHandle handle = realm.open(device)) {
            for (int i = 0; i < 2; i++) {
                requests.add(handle.readLater(20));
                realm.after(TICK, () -> requests.add(handle.readLater(20)));
            }
            realm.advance(TICK.multipliedBy(3));
            assertThat(requests).hasSize(4);
            requireOneCompletionEach(realm, requests);
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    /** Two devices of one driver come and go at once. */
    private static void twoDevices(DriverRealm realm) {
        String first = echo(realm);
        String second = realm.plug("ROOT\\ECHO");
        try (RealmHandle one = realm.open(first);
                RealmHandle two = realm.open(second)) {
            List<RealmRequest> requests = List.of(one.writeLater("one"), two.writeLater("two"));
            realm.after(ECHO_LATENCY, () -> realm.unplugLater(first));
            realm.after(ECHO_LATENCY, () -> realm.unplugLater(second));
            requireOneCompletionEach(realm, requests);
        }
        realm.assertQuiescent();
        requireGone(realm, first);
        requireGone(realm, second);
    }

    private static String echo(DriverRealm realm) {
        return realm.install(new EchoDriver(), new UpcaseFilter()).plug("ROOT\\ECHO");
    }

    /** A device that is going may refuse. */
    private static void ifThere(Runnable action) {
        try {
            action.run();
        } catch (StatusException refused) {
            assertThat(refused.status()).isNotNull();
        }
    }

    private static void requireOneCompletionEach(DriverRealm realm, List<RealmRequest> requests) {
        requests.forEach(RealmRequest::await);
        // Who waits is released before who listens is told.
        realm.settle();
        assertThat(requests).allSatisfy(request -> assertThat(request.completions()).isOne());
    }

    private static void requireGone(DriverRealm realm, String device) {
        assertThat(realm.devices()).noneMatch(node -> node.instanceId().equals(device));
    }
}
