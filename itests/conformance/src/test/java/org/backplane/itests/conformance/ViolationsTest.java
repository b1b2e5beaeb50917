package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.RemoteIoTarget;
import org.backplane.ddi.Request;
import org.backplane.ddi.SpinLock;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.WdfViolation.Code;
import org.backplane.kmdf.WdfViolation.RequestError;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.junit.jupiter.api.Test;

/** RULES.md, Violations. */
class ViolationsTest {

    /** A read of this length makes the driver break the rule. */
    private static final int WRONG = 2;

    /** The second device of the kind. */
    private static final String OTHER = RuleDrivers.DEVICE + "\\0001";

    /** A driver's wrong use of a request that it has got. */
    private interface WrongUse {
        Disposition of(Device device, Request request);
    }

    /**
     * Lets a driver break a rule on one of its two devices.
     *
     * @return what it got for that
     */
    private static WdfViolation violationBy(WrongUse wrongUse) {
        try (DriverRealm realm =
                DriverRealm.seeded(1)
                        .install(RuleDrivers.function(device -> serve(device, wrongUse)))) {
            String wrong = realm.plug(RuleDrivers.DEVICE);
            String other = realm.plug(RuleDrivers.DEVICE);
            try (RealmHandle handle = realm.open(wrong)) {
                handle.readLater(WRONG).await();
            }
            realm.settle();
            assertThat(realm.device(wrong).problem().code())
                    .isEqualTo(ProblemCode.FAILED_POST_START);
            WdfViolation violation = toldBy(realm);
            assertThat(realm.device(wrong).problem().message()).contains(violation.getMessage());
            assertThat(realm.device(other).problem()).isNull();
            try (RealmHandle handle = realm.open(other)) {
                assertThat(handle.readLater(1).await()).isEqualTo(Status.SUCCESS);
            }
            assertThat(violation)
                    .hasMessageContaining(violation.callback())
                    .hasMessageContaining(violation.object())
                    .hasMessageContaining(realm.device(wrong).driver())
                    .hasMessageContaining(wrong);
            assertThat(violation.callback()).startsWith("ViolationsTest.");
            return violation;
        }
    }

    private static WdfViolation toldBy(DriverRealm realm) {
        AssertionError told = null;
        try {
            realm.assertQuiescent();
        } catch (AssertionError e) {
            told = e;
        }
        assertThat(told).isNotNull();
        assertThat(told.getCause()).isInstanceOf(WdfViolation.class);
        return (WdfViolation) told.getCause();
    }

    private static void serve(Device device, WrongUse wrongUse) {
        device.defaultQueue(
                DispatchType.PARALLEL,
                config ->
                        config.evtIoRead((request, length) ->
                                length == WRONG
                                        ? wrongUse.of(device, request)
                                        : request.complete(Status.SUCCESS, 0)));
    }

    @Rule({"VI-1", "VI-14"})
    @Test
    void completingARequestTwiceIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    request.complete(Status.SUCCESS);
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.REQUEST_FATAL_ERROR);
        assertThat(violation.parameters()).startsWith(RequestError.NULL_IRP);
    }

    @Rule({"VI-2", "VI-14"})
    @Test
    void completingARequestThatIsMarkedCancelableIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    request.markCancelable(cancelled -> cancelled.complete(Status.CANCELLED));
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.VERIFIER_FATAL_ERROR);
    }

    @Rule("VI-3")
    @Test
    void completingWithMoreInformationThanTheBufferHoldsIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> request.complete(Status.SUCCESS, WRONG + 1));
        assertThat(violation.code()).isEqualTo(Code.REQUEST_FATAL_ERROR);
        assertThat(violation.parameters()).startsWith(RequestError.INFORMATION_LENGTH_MISMATCH);
        assertThat(violation).hasMessageContaining("0x10D/6/4 (REQUEST_FATAL_ERROR)");
    }

    /** The other device's stack is as high as this one's, and the request is in it already. */
    @Rule("VI-5")
    @Test
    void sendingARequestThatHasNoStackLocationLeftIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    RemoteIoTarget target = device.createIoTarget();
                    target.open(OTHER);
                    return request.send(
                            target, (back, status, length) -> back.complete(status, length));
                });
        assertThat(violation.code()).isEqualTo(Code.REQUEST_FATAL_ERROR);
        assertThat(violation.parameters()).startsWith(RequestError.NO_STACK_LOCATIONS);
    }

    @Rule("VI-7")
    @Test
    void releasingASpinLockThatTheCallerDoesNotHoldIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    device.createSpinLock("table").release();
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.INVALID_LOCK_OPERATION);
        assertThat(violation.parameters()).endsWith(1);
    }

    @Rule("VI-8")
    @Test
    void takingASpinLockTwiceIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    SpinLock lock = device.createSpinLock("table");
                    lock.acquire();
                    try {
                        lock.acquire();
                    } finally {
                        lock.release();
                    }
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.RECURSIVE_LOCK);
        assertThat(violation.object()).startsWith("spin lock table of ");
    }

    @Rule({"VI-10", "LO-13"})
    @Test
    void givingBackAReferenceThatNobodyTookIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    request.reference("mine");
                    try {
                        request.dereference("yours");
                    } finally {
                        request.dereference("mine");
                    }
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.OBJECT_ERROR);
        assertThat(violation).hasMessageContaining("it is referenced as \"mine\" only");
    }

    @Rule("VI-11")
    @Test
    void nullForWhatIsRequiredIsAViolation() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    request.reference(null);
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.REQUIRED_PARAMETER_IS_NULL);
    }

    @Rule("VI-14")
    @Test
    void aDriverThatCatchesTheViolationHasFailedAllTheSame() {
        WdfViolation violation =
                violationBy((device, request) -> {
                    assertThatThrownBy(() -> request.complete(Status.SUCCESS, WRONG + 1))
                            .isInstanceOf(IllegalStateException.class);
                    return request.complete(Status.SUCCESS);
                });
        assertThat(violation.code()).isEqualTo(Code.REQUEST_FATAL_ERROR);
    }
}
