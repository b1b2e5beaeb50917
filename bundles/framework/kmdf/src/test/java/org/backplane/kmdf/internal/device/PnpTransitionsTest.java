package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.CANCEL_REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.CANCEL_STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.EJECT;
import static org.backplane.wdm.PnpMinor.QUERY_DEVICE_RELATIONS;
import static org.backplane.wdm.PnpMinor.QUERY_REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.QUERY_STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.START_DEVICE;
import static org.backplane.wdm.PnpMinor.STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.PnpState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.RelationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Where a device goes in PnP when something comes at an unusual time, or fails. */
class PnpTransitionsTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();
    private FxDevice device;

    @AfterEach
    void close() {
        bench.close();
    }

    private void add() {
        device = bench.add(pdo, "echo", TracingDriver.function(bench));
    }

    private void started() {
        add();
        bench.start(pdo);
        bench.takeTrace();
    }

    private Status send(int minor) {
        return bench.send(pdo, minor).status();
    }

    private void fail(String callback) {
        bench.toThrow.put(callback, new StatusException(Status.DEVICE_NOT_READY, "planned"));
    }

    private void isIn(PnpState state) {
        assertThat(Bench.stateOf(device)).isEqualTo(state);
    }

    @Test
    void beforeItsFirstStartADeviceHasNothingAgainstGoing() {
        add();
        assertThat(send(SURPRISE_REMOVAL)).isEqualTo(Status.SUCCESS);
        isIn(PnpState.INIT);
        assertThat(send(QUERY_REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
        isIn(PnpState.INIT_QUERY_REMOVE);
        assertThat(send(CANCEL_REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
        isIn(PnpState.INIT);
        send(QUERY_REMOVE_DEVICE);
        assertThat(send(REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace()).containsExactly("Cleanup");
    }

    @Test
    void aStartWithoutResourceListsIsRefused() {
        add();
        assertThat(bench.send(pdo, START_DEVICE, null).status())
                .isEqualTo(Status.INVALID_PARAMETER);
        isIn(PnpState.INIT);
        assertThat(bench.start(pdo).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aCancelledQueryThatNeverReachedTheDeviceChangesNothing() {
        started();
        assertThat(send(CANCEL_REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
        assertThat(send(CANCEL_STOP_DEVICE)).isEqualTo(Status.SUCCESS);
        isIn(PnpState.STARTED);
        assertThat(bench.takeTrace()).isEmpty();
    }

    @Test
    void aDriverMayVetoAStop() {
        started();
        fail("QueryStop");
        assertThat(send(QUERY_STOP_DEVICE)).isEqualTo(Status.DEVICE_NOT_READY);
        isIn(PnpState.STARTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {QUERY_REMOVE_DEVICE, QUERY_STOP_DEVICE})
    void aDeviceMayVanishWhileItIsAsked(int query) {
        started();
        send(query);
        bench.takeTrace();
        send(SURPRISE_REMOVAL);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "SurpriseRemoval",
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush");
        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
        send(REMOVE_DEVICE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRemovalGoesOnAlsoWhenAStepOfItFails(boolean queried) {
        started();
        if (queried) {
            send(QUERY_REMOVE_DEVICE);
        }
        bench.takeTrace();
        fail("SelfManagedIoSuspend");

        assertThat(send(REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush",
                        "SelfManagedIoCleanup",
                        "Cleanup");
    }

    @Test
    void aSurpriseRemovalGoesOnAlsoWhenAStepOfItFails() {
        started();
        fail("D0Exit D3_FINAL");
        assertThat(send(SURPRISE_REMOVAL)).isEqualTo(Status.SUCCESS);
        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
        send(SURPRISE_REMOVAL);
        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
        assertThat(bench.takeTrace()).endsWith("SelfManagedIoFlush", "SurpriseRemoval");
        assertThat(send(REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SelfManagedIoSuspend", "ReleaseHardware"})
    void aStopThatFailsFailsTheDevice(String callback) {
        started();
        send(QUERY_STOP_DEVICE);
        fail(callback);

        assertThat(send(STOP_DEVICE)).isEqualTo(Status.SUCCESS);

        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
        assertThat(bench.notifications).contains("state of " + Bench.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PrepareHardware", "D0Entry D3_FINAL"})
    void aStoppedDeviceThatDoesNotStartAgainFails(String callback) {
        started();
        send(QUERY_STOP_DEVICE);
        send(STOP_DEVICE);
        fail(callback);

        assertThat(bench.start(pdo).status().isError()).isTrue();

        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    @Test
    void aStoppedDeviceWhoseLowerDriverDoesNotStartAgainFails() {
        add();
        device = bench.add(pdo, "upcase", TracingDriver.filter(bench));
        bench.start(pdo);
        send(QUERY_STOP_DEVICE);
        send(STOP_DEVICE);
        fail("PrepareHardware");

        assertThat(bench.start(pdo).status()).isEqualTo(Status.DEVICE_NOT_READY);

        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SelfManagedIoSuspend",
                "ReleaseHardware",
                "PrepareHardware",
                "D0Entry D3_FINAL"
            })
    void aStartedDeviceThatIsStartedAgainMayFail(String callback) {
        started();
        fail(callback);

        assertThat(bench.start(pdo).status().isError()).isTrue();

        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    @Test
    void aStartedDeviceWhoseLowerDriverDoesNotStartAgainFails() {
        add();
        device = bench.add(pdo, "upcase", TracingDriver.filter(bench));
        bench.start(pdo);
        fail("PrepareHardware");

        assertThat(bench.start(pdo).status()).isEqualTo(Status.DEVICE_NOT_READY);

        isIn(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    // Children.

    private DeviceObject child() {
        ChildList[] list = new ChildList[1];
        device =
                bench.add(
                        pdo,
                        "testbus",
                        TracingDriver.function(
                                bench,
                                bus ->
                                        list[0] =
                                                bus.createChildList((description, init) -> {
                                                    Device made =
                                                            init.hardwareId("TEST\\CHILD")
                                                                    .instanceId("" + description)
                                                                    .create();
                                                    TracingDriver.register(bench, "child ", made);
                                                    made.evtDeviceEject(
                                                            () -> bench.note("child Eject"));
                                                })));
        bench.start(pdo);
        list[0].present("a");
        List<?> relations =
                (List<?>) bench.send(pdo, QUERY_DEVICE_RELATIONS, RelationType.BUS).result();
        bench.takeTrace();
        return (DeviceObject) relations.getFirst();
    }

    private static PnpState stateOf(DeviceObject child) {
        return ((FxDevice) child.extension()).pnp().state();
    }

    @Test
    void aRemovedChildThatIsPresentMayVanishOrBeRemovedAgain() {
        DeviceObject child = child();
        bench.start(child);
        bench.send(child, REMOVE_DEVICE);
        bench.takeTrace();

        bench.send(child, SURPRISE_REMOVAL);
        assertThat(bench.takeTrace()).containsExactly("child SurpriseRemoval");
        assertThat(stateOf(child)).isEqualTo(PnpState.REMOVED_PDO_WAIT);
        bench.send(child, REMOVE_DEVICE);
        assertThat(stateOf(child)).isEqualTo(PnpState.REMOVED_PDO_WAIT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEjectedChildWaitsForItsRemoval(boolean started) {
        DeviceObject child = child();
        if (started) {
            bench.start(child);
            bench.send(child, REMOVE_DEVICE);
        }
        assertThat(bench.send(child, EJECT).status()).isEqualTo(Status.SUCCESS);
        assertThat(stateOf(child)).isEqualTo(PnpState.EJECTED_WAITING_FOR_REMOVE);
        bench.send(child, REMOVE_DEVICE);
        assertThat(child.isDeleted()).isTrue();
    }

    @Test
    void aChildThatTheHardwareDoesNotLetGoMayStartAgain() {
        DeviceObject child = child();
        bench.start(child);
        bench.send(child, REMOVE_DEVICE);
        fail("child Eject");
        assertThat(bench.send(child, EJECT).status()).isEqualTo(Status.DEVICE_NOT_READY);
        assertThat(stateOf(child)).isEqualTo(PnpState.EJECT_FAILED);
        assertThat(bench.start(child).status()).isEqualTo(Status.SUCCESS);
        assertThat(stateOf(child)).isEqualTo(PnpState.STARTED);
    }

    @Test
    void aChildThatTheHardwareDidNotLetGoMayVanish() {
        DeviceObject child = child();
        bench.start(child);
        bench.send(child, REMOVE_DEVICE);
        fail("child Eject");
        bench.send(child, EJECT);
        bench.send(child, SURPRISE_REMOVAL);
        assertThat(stateOf(child)).isEqualTo(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    private DeviceObject childThatTheHardwareDidNotLetGo() {
        DeviceObject child = child();
        bench.start(child);
        bench.send(child, REMOVE_DEVICE);
        fail("child Eject");
        bench.send(child, EJECT);
        return child;
    }

    @Test
    void aChildThatTheHardwareDidNotLetGoMayBeRemovedAgain() {
        DeviceObject child = childThatTheHardwareDidNotLetGo();
        assertThat(bench.send(child, REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
        assertThat(stateOf(child)).isEqualTo(PnpState.REMOVED_PDO_WAIT);
    }

    @Test
    void aChildThatTheHardwareDidNotLetGoLeavesWithItsBus() {
        DeviceObject child = childThatTheHardwareDidNotLetGo();
        assertThat(send(REMOVE_DEVICE)).isEqualTo(Status.SUCCESS);
        assertThat(child.isDeleted()).isTrue();
    }
}
