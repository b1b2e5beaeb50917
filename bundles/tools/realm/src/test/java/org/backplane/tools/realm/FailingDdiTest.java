package org.backplane.tools.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.Timer;
import org.backplane.pnp.DeviceStatus;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.verifier.FaultPlan;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of a driver fail one after the other, and it must bear each. */
class FailingDdiTest {

    /** Copies nothing into reads, a little later; bears that the buffer cannot be had, or not. */
    @HardwareIds("TEST\\LATE")
    private static final class LateDriver implements Driver {

        private final boolean forgetful;

        LateDriver(boolean forgetful) {
            this.forgetful = forgetful;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device = init.create();
            IoQueue waiting = device.createQueue(DispatchType.MANUAL, config -> {});
            Timer timer =
                    waiting.createTimer(() -> {
                        for (Request read = waiting.retrieveNextRequest();
                                read != null;
                                read = waiting.retrieveNextRequest()) {
                            answer(read);
                        }
                    });
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    config ->
                            config.evtIoRead((request, length) -> {
                                timer.start(Duration.ofMillis(1));
                                return request.forwardTo(waiting);
                            }));
            return device.createInterface(
                    InterfaceClass.of("0e7b9d43-17ce-4a5f-a0d8-3dd1f4c9a7f1"));
        }

        private Disposition answer(Request read) {
            try {
                return read.complete(Status.SUCCESS, read.output().length());
            } catch (StatusException e) {
                return forgetful ? read.pend() : read.complete(e.status());
            }
        }
    }

    private final List<String> problems = new ArrayList<>();
    private final List<Status> reads = new ArrayList<>();

    private void readAndUnplug(DriverRealm realm, boolean forgetful) {
        String device = realm.install(new LateDriver(forgetful)).plug("TEST\\LATE");
        if (realm.device(device).status() == DeviceStatus.STARTED) {
            try (RealmHandle late = realm.open(device)) {
                RealmRequest read = late.readLater(4);
                realm.advance(Duration.ofSeconds(1));
                reads.add(read.status());
                assertThat(read.status()).as("the read").isNotEqualTo(Status.PENDING);
            }
        }
        if (realm.device(device).status() != DeviceStatus.STARTED) {
            problems.add(realm.device(device).problem().message());
        }
        realm.unplug(device);
        realm.assertQuiescent();
    }

    @Test
    void eachCallThatCanFailIsFailedAndTheDeviceSaysWhichItWas() {
        int failed =
                DriverRealm.explore(realm -> readAndUnplug(realm, false)).seed(1).failingEachDdi();

        assertThat(failed).isEqualTo(7);
        assertThat(problems)
                .extracting(message -> message.replaceAll("(?s).*: (Wdf\\w+) on .*", "$1"))
                .containsExactly(
                        "WdfDeviceCreate",
                        "WdfIoQueueCreate",
                        "WdfTimerCreate",
                        "WdfIoQueueCreate",
                        "WdfDeviceCreateDeviceInterface");
        assertThat(problems).allMatch(message -> message.contains("failed on purpose"));
        assertThat(reads)
                .containsExactly(
                        Status.INSUFFICIENT_RESOURCES,
                        Status.INSUFFICIENT_RESOURCES,
                        Status.SUCCESS);
    }

    @Test
    void aDriverThatDoesNotBearAFailureIsToldOfWithTheCallThatFailed() {
        AssertionError error =
                catchThrowableOfType(
                        AssertionError.class,
                        () ->
                                DriverRealm.explore(realm -> readAndUnplug(realm, true))
                                        .failingEachDdi(3));

        assertThat(error.getMessage())
                .startsWith(
                        "with call 7 of those that can fail, WdfRequestRetrieveOutputMemory on"
                                + " request 1 of TEST\\LATE\\0000, failed: [the read]");
        Matcher line =
                Pattern.compile(
                                "DriverRealm\\.replay\\(\"([^\"]*)\","
                                        + " FaultPlan\\.failing\\((\\d+)\\), test\\);")
                        .matcher(error.getMessage());
        assertThat(line.find()).as("a line that replays it").isTrue();
        assertThatThrownBy(() ->
                        DriverRealm.replay(
                                line.group(1),
                                FaultPlan.failing(Integer.parseInt(line.group(2))),
                                realm -> readAndUnplug(realm, true)))
                .hasMessageContaining("[the read]");
    }

    @Test
    void aSendThatFailsComesBackToTheCompletionRoutine() {
        DriverRealm.replay(
                "0:",
                FaultPlan.failing("WdfRequestSend", 2),
                realm -> {
                    realm.install(new ZeroDriver(), new VerifiedObjectsTest.LookingFilter());
                    try (RealmHandle zero = realm.open(realm.plug("TEST\\ZERO"))) {
                        assertThat(zero.readLater(1).await()).isEqualTo(Status.SUCCESS);
                        assertThat(zero.readLater(1).await())
                                .isEqualTo(Status.INSUFFICIENT_RESOURCES);
                        assertThat(zero.readLater(1).await()).isEqualTo(Status.SUCCESS);
                    }
                    realm.assertQuiescent();
                });
    }
}
