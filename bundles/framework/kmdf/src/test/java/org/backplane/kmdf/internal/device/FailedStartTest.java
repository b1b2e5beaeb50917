package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backplane.wdm.PnpMinor.QUERY_PNP_DEVICE_STATE;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;

import org.backplane.ddi.PnpState;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.InterruptLine;
import org.backplane.wdm.Irp;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What is undone, and what is not called, when a step of the start fails. */
class FailedStartTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();
    private final InterruptLine line0 = new InterruptLine(bench.dispatcher, "line 0");
    private final InterruptLine line1 = new InterruptLine(bench.dispatcher, "line 1");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void prepareHardwareFailingIsFollowedByReleaseHardwareAlone() {
        Status status = failAt("PrepareHardware", "PrepareHardware", "ReleaseHardware");

        assertThat(status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
        removesCleanly("Cleanup");
    }

    @Test
    void d0EntryFailingIsNotFollowedByD0Exit() {
        Status status =
                failAt(
                        "D0Entry D3_FINAL",
                        "PrepareHardware",
                        "D0Entry D3_FINAL",
                        "ReleaseHardware");

        assertThat(status).isEqualTo(Status.DEVICE_POWER_FAILURE);
        removesCleanly("Cleanup");
    }

    @Test
    void theSecondInterruptFailingDisablesTheFirst() {
        Status status =
                failAt(
                        "Enable 1",
                        "PrepareHardware",
                        "D0Entry D3_FINAL",
                        "Enable 0",
                        "Enable 1",
                        "Disable 0",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware");

        assertThat(status).isEqualTo(Status.DEVICE_POWER_FAILURE);
        removesCleanly("Cleanup");
    }

    @Test
    void ownIoFailingPowersDownWithoutSuspend() {
        Status status =
                failAt(
                        "SelfManagedIoInit",
                        "PrepareHardware",
                        "D0Entry D3_FINAL",
                        "Enable 0",
                        "Enable 1",
                        "SelfManagedIoInit",
                        "Disable 1",
                        "Disable 0",
                        "D0Exit D3_FINAL",
                        "ReleaseHardware",
                        "SelfManagedIoFlush");

        assertThat(status).isEqualTo(Status.DEVICE_POWER_FAILURE);
        removesCleanly("SelfManagedIoCleanup", "Cleanup");
    }

    @Test
    void aFaultInACallbackFailsTheStartToo() {
        bench.toThrow.put("PrepareHardware", new ArithmeticException("/ by zero"));
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));

        Irp irp = bench.start(pdo);

        assertThat(irp.status()).isEqualTo(Status.UNSUCCESSFUL);
        assertThat(reason())
                .contains(
                        "EvtDevicePrepareHardware",
                        "echo",
                        Bench.ROOT,
                        "ArithmeticException",
                        "/ by zero");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.FAILED_WAIT_FOR_REMOVE);
    }

    @Test
    void aLowerDriverFailingLeavesTheUpperOneUnstarted() {
        bench.add(pdo, "echo", TracingDriver.function(bench));
        FxDevice filter = bench.add(pdo, "upcase", TracingDriver.filter(bench));
        bench.toThrow.put(
                "PrepareHardware", new StatusException(Status.DEVICE_NOT_READY, "no clock"));

        assertThat(bench.start(pdo).status()).isEqualTo(Status.DEVICE_NOT_READY);

        assertThat(bench.takeTrace()).containsExactly("PrepareHardware", "ReleaseHardware");
        assertThat(Bench.stateOf(filter)).isEqualTo(PnpState.INIT);
    }

    @Test
    void aFailedDeviceRefusesAnotherStart() {
        bench.toThrow.put("PrepareHardware", new StatusException(Status.DEVICE_NOT_READY, "no"));
        bench.add(pdo, "echo", TracingDriver.function(bench));
        bench.start(pdo);
        bench.takeTrace();

        assertThat(bench.start(pdo).status()).isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(bench.takeTrace()).isEmpty();
    }

    /** Starts a device with two interrupts whose callback of this name fails. */
    private Status failAt(String callback, String... expected) {
        bench.toThrow.put(callback, new StatusException(Status.INSUFFICIENT_RESOURCES, "planned"));
        bench.add(
                pdo,
                "echo",
                TracingDriver.function(
                        bench,
                        device -> {
                            for (int i = 0; i < 2; i++) {
                                String number = " " + i;
                                device.createInterrupt(config ->
                                        config.evtInterruptIsr(_ -> false)
                                                .evtInterruptEnable(
                                                        () -> atDirql("Enable" + number))
                                                .evtInterruptDisable(
                                                        () -> atDirql("Disable" + number)));
                            }
                        }));
        Irp irp =
                bench.start(
                        pdo,
                        new ResourceList(
                                List.of(
                                        new Resource.Interrupt(0, line0),
                                        new Resource.Interrupt(1, line1))));
        assertThat(bench.takeTrace()).containsExactly(expected);
        assertThat(reason()).contains("echo", Bench.ROOT, "planned");
        assertThat(bench.notifications).isEmpty();
        return irp.status();
    }

    private void atDirql(String callback) {
        assertThat(bench.dispatcher.currentLevel()).isEqualTo(Level.DIRQL);
        bench.note(callback);
    }

    private String reason() {
        return ((PnpDeviceStateReport) bench.send(pdo, QUERY_PNP_DEVICE_STATE).result()).reason();
    }

    private void removesCleanly(String... expected) {
        assertThat(bench.send(pdo, REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace()).containsExactly(expected);
        assertThat(pdo.top()).isSameAs(pdo);
    }
}
