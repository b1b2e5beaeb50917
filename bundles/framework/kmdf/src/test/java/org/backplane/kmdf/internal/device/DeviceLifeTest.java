package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.CANCEL_REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.CANCEL_STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.QUERY_PNP_DEVICE_STATE;
import static org.backplane.wdm.PnpMinor.QUERY_REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.QUERY_STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;
import static org.backplane.wdm.PnpMinor.STOP_DEVICE;
import static org.backplane.wdm.PnpMinor.SURPRISE_REMOVAL;

import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.PnpState;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** The order of a device's callbacks over its life, and how each PnP IRP ends. */
class DeviceLifeTest {

    private static final InterfaceClass CLASS =
            InterfaceClass.of("6f1c9f2e-3c53-4b0a-9d0e-8a5d2f0e7b11");

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void startPreparesThenPowersThenStartsOwnIo() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));

        Irp irp = bench.start(pdo);

        assertThat(irp.status()).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace())
                .containsExactly("PrepareHardware", "D0Entry D3_FINAL", "SelfManagedIoInit");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);
    }

    @Test
    void orderlyRemovalGoesTheSameRoadBackwards() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.takeTrace();

        assertThat(bench.send(pdo, QUERY_REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
        assertThat(bench.send(pdo, REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "QueryRemove",
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush",
                        "SelfManagedIoCleanup",
                        "Cleanup");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.FINAL);
        assertThat(device.deviceObject().isDeleted()).isTrue();
        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void surpriseRemovalTellsTheDriverFirstAndTearsDownBeforeRemove() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.takeTrace();

        assertThat(bench.send(pdo, SURPRISE_REMOVAL).status()).isEqualTo(Status.SUCCESS);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "SurpriseRemoval",
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.FAILED_WAIT_FOR_REMOVE);
        assertThat(bench.notifications).isEmpty();

        bench.send(pdo, REMOVE_DEVICE);

        assertThat(bench.takeTrace()).containsExactly("SelfManagedIoCleanup", "Cleanup");
        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void aDeviceThatWasNeverStartedIsRemovedWithItsCleanupOnly() {
        bench.add(pdo, "echo", TracingDriver.function(bench));

        bench.send(pdo, REMOVE_DEVICE);

        assertThat(bench.takeTrace()).containsExactly("Cleanup");
    }

    @Test
    void aStackStartsFromBelowAndLeavesFromAbove() {
        bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.add(pdo, "upcase", TracingDriver.filter(bench));

        bench.start(pdo);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "PrepareHardware",
                        "D0Entry D3_FINAL",
                        "SelfManagedIoInit",
                        "filter PrepareHardware",
                        "filter D0Entry D3_FINAL",
                        "filter SelfManagedIoInit");

        bench.send(pdo, REMOVE_DEVICE);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "filter SelfManagedIoSuspend",
                        "filter D0Exit D3_FINAL",
                        "filter ReleaseHardware",
                        "filter SelfManagedIoFlush",
                        "filter SelfManagedIoCleanup",
                        "filter Cleanup",
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush",
                        "SelfManagedIoCleanup",
                        "Cleanup");
    }

    @Test
    void aVetoKeepsTheDeviceStartedAndSaysWhy() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.toThrow.put(
                "QueryRemove", new StatusException(Status.ACCESS_DENIED, "a transfer is running"));

        Irp irp = bench.send(pdo, QUERY_REMOVE_DEVICE);

        assertThat(irp.status()).isEqualTo(Status.ACCESS_DENIED);
        assertThat((String) irp.result())
                .contains("EvtDeviceQueryRemove", "echo", Bench.ROOT, "a transfer is running");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);
    }

    @Test
    void aCancelledQueryLeavesTheDeviceStarted() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);

        bench.send(pdo, QUERY_REMOVE_DEVICE);
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.QUERY_REMOVE_PENDING);
        assertThat(bench.send(pdo, CANCEL_REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);

        bench.send(pdo, QUERY_STOP_DEVICE);
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.QUERY_STOP_PENDING);
        bench.send(pdo, CANCEL_STOP_DEVICE);
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);
    }

    @Test
    void aStoppedDeviceStartsAgainWithRestart() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.send(pdo, QUERY_STOP_DEVICE);
        bench.takeTrace();

        bench.send(pdo, STOP_DEVICE);
        assertThat(bench.takeTrace())
                .containsExactly("SelfManagedIoSuspend", "D0Exit D3_FINAL", "ReleaseHardware");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STOPPED);

        bench.start(pdo);
        assertThat(bench.takeTrace())
                .containsExactly("PrepareHardware", "D0Entry D3_FINAL", "SelfManagedIoRestart");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);
    }

    @Test
    void aSecondStartIsAStopAndAStart() {
        bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.takeTrace();

        assertThat(bench.start(pdo).status()).isEqualTo(Status.SUCCESS);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "SelfManagedIoSuspend",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "PrepareHardware",
                        "D0Entry D3_FINAL",
                        "SelfManagedIoRestart");
    }

    @Test
    void aStoppedDeviceThatIsPulledIsNotReleasedTwice() {
        bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.send(pdo, QUERY_STOP_DEVICE);
        bench.send(pdo, STOP_DEVICE);
        bench.takeTrace();

        bench.send(pdo, SURPRISE_REMOVAL);
        bench.send(pdo, REMOVE_DEVICE);

        assertThat(bench.takeTrace())
                .containsExactly(
                        "SurpriseRemoval", "SelfManagedIoFlush", "SelfManagedIoCleanup", "Cleanup");
    }

    @Test
    void interfacesAreThereFromStartToRemoval() {
        bench.add(pdo, "echo", TracingDriver.function(bench, d -> d.createInterface(CLASS)));
        assertThat(bench.kernel.deviceInterfaces().all())
                .extracting(DeviceInterface::isEnabled)
                .containsExactly(false);

        bench.start(pdo);
        assertThat(bench.kernel.deviceInterfaces().all())
                .extracting(DeviceInterface::isEnabled)
                .containsExactly(true);

        bench.send(pdo, REMOVE_DEVICE);
        assertThat(bench.kernel.deviceInterfaces().all()).isEmpty();
    }

    @Test
    void aFailedDeviceReportsItsFirstFailure() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        assertThat(bench.send(pdo, QUERY_PNP_DEVICE_STATE).result()).isNull();

        device.setFailed(Status.DEVICE_DATA_ERROR, "the disk is unreadable");
        device.driverFault("EvtIoRead", new IllegalStateException("later"));

        assertThat(bench.notifications).containsExactly("state of " + Bench.ROOT);
        assertThat(bench.send(pdo, QUERY_PNP_DEVICE_STATE).result())
                .isEqualTo(
                        new PnpDeviceStateReport(
                                Set.of(PnpDeviceState.FAILED),
                                Status.DEVICE_DATA_ERROR,
                                "the disk is unreadable"));
    }

    @Test
    void theMachineRemembersWhereItCameFrom() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);

        assertThat(device.pnp().history())
                .isEqualTo(
                        List.of(
                                PnpState.OBJECT_CREATED,
                                PnpState.INIT,
                                PnpState.INIT_STARTING,
                                PnpState.HARDWARE_AVAILABLE,
                                PnpState.ENABLE_INTERFACES,
                                PnpState.STARTED));
    }
}
