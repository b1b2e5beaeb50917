package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.PnpState;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.PowerState;
import org.backplane.ddi.ReleaseHardwareOrderOnFailure;
import org.backplane.ddi.SpecialFileType;
import org.backplane.ddi.StateNotificationType;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.UsageNotification;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

/** Power IRPs, special files and the driver's word, in whole stacks. */
class PowerIrpTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Adds a driver whose power is not its own to decide, as a filter's is not. */
    private FxDevice add(Consumer<DeviceInit> before, Consumer<Device> after) {
        return addFunction(before.andThen(DeviceInit::filter), after);
    }

    private FxDevice addFunction(Consumer<DeviceInit> before, Consumer<Device> after) {
        return bench.add(
                pdo,
                "echo",
                init -> {
                    before.accept(init);
                    Device device = init.create();
                    TracingDriver.register(bench, "", device);
                    after.accept(device);
                    return device;
                });
    }

    private FxDevice started() {
        FxDevice device = add(_ -> {}, _ -> {});
        bench.start(pdo);
        bench.takeTrace();
        return device;
    }

    private void dx() {
        bench.power(pdo, DevicePowerState.D3, PowerAction.NONE);
    }

    private Status d0() {
        return bench.power(pdo, DevicePowerState.D0, PowerAction.NONE).status();
    }

    private void fail(String callback) {
        bench.toThrow.put(callback, new StatusException(Status.DEVICE_NOT_READY, "planned"));
    }

    @Test
    void aStackGoesDownFromTheTopAndUpFromTheBottom() {
        add(_ -> {}, _ -> {});
        bench.add(pdo, "upcase", TracingDriver.filter(bench));
        bench.start(pdo);
        bench.takeTrace();

        dx();
        assertThat(bench.takeTrace())
                .containsExactly(
                        "filter SelfManagedIoSuspend",
                        "filter D0Exit D3",
                        "SelfManagedIoSuspend",
                        "D0Exit D3");
        d0();
        assertThat(bench.takeTrace())
                .containsExactly(
                        "D0Entry D3",
                        "SelfManagedIoRestart",
                        "filter D0Entry D3",
                        "filter SelfManagedIoRestart");
    }

    @Test
    void aDeviceThatDoesNotComeBackFailsAndTellsThePnpManager() {
        FxDevice device = started();
        dx();
        bench.takeTrace();
        fail("D0Entry D3");

        assertThat(d0()).isEqualTo(Status.DEVICE_NOT_READY);

        assertThat(bench.takeTrace())
                .containsExactly("D0Entry D3", "ReleaseHardware", "SelfManagedIoFlush");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.FAILED_WAIT_FOR_REMOVE);
        assertThat(bench.notifications).containsExactly("state of " + Bench.ROOT);
        assertThat(report().reason()).contains("EvtDeviceD0Entry", "planned");
        assertThat(bench.send(pdo, PnpMinor.REMOVE_DEVICE).status()).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace()).containsExactly("SelfManagedIoCleanup", "Cleanup");
    }

    @Test
    void aDeviceThatDoesNotGoDownFailsToo() {
        FxDevice device = started();
        fail("D0Exit D3");

        dx();

        assertThat(bench.takeTrace())
                .containsExactly(
                        "SelfManagedIoSuspend",
                        "D0Exit D3",
                        "ReleaseHardware",
                        "SelfManagedIoFlush");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.FAILED_WAIT_FOR_REMOVE);
        assertThat(bench.notifications).containsExactly("state of " + Bench.ROOT);
    }

    @Test
    void releaseHardwareMayWaitForTheRemoval() {
        FxDevice device =
                add(
                        init ->
                                init.releaseHardwareOrderOnFailure(
                                        ReleaseHardwareOrderOnFailure.AFTER_DESCENDANTS),
                        _ -> {});
        bench.start(pdo);
        dx();
        bench.takeTrace();
        fail("D0Entry D3");

        d0();

        assertThat(bench.takeTrace()).containsExactly("D0Entry D3");
        assertThat(Bench.stateOf(device)).isEqualTo(PnpState.STARTED);
        assertThat(bench.notifications).containsExactly("state of " + Bench.ROOT);
        bench.send(pdo, PnpMinor.SURPRISE_REMOVAL);
        bench.send(pdo, PnpMinor.REMOVE_DEVICE);
        assertThat(bench.takeTrace())
                .containsExactly(
                        "SurpriseRemoval",
                        "ReleaseHardware",
                        "SelfManagedIoFlush",
                        "SelfManagedIoCleanup",
                        "Cleanup");
    }

    @Test
    void aDeviceThatSleepsIsStoppedAndRemovedWithoutD0Exit() {
        started();
        dx();
        bench.takeTrace();
        bench.send(pdo, PnpMinor.QUERY_STOP_DEVICE);
        bench.send(pdo, PnpMinor.STOP_DEVICE);
        assertThat(bench.takeTrace()).containsExactly("QueryStop", "ReleaseHardware");
        bench.start(pdo);
        assertThat(bench.takeTrace())
                .containsExactly("PrepareHardware", "D0Entry D3_FINAL", "SelfManagedIoRestart");
        dx();
        bench.takeTrace();
        bench.send(pdo, PnpMinor.SURPRISE_REMOVAL);
        assertThat(bench.takeTrace())
                .containsExactly("SurpriseRemoval", "ReleaseHardware", "SelfManagedIoFlush");
    }

    @Test
    void theHibernationPathIsPreparedAndShutdownIsFinal() {
        FxDevice device =
                add(_ -> {}, made -> made.setSpecialFileSupport(SpecialFileType.HIBERNATION, true));
        bench.start(pdo);
        usage(UsageNotification.Type.HIBERNATION, true);
        bench.takeTrace();

        bench.power(pdo, DevicePowerState.D3, PowerAction.HIBERNATE);
        assertThat(bench.takeTrace()).contains("D0Exit PREPARE_FOR_HIBERNATION");
        assertThat(device.systemPowerAction()).isEqualTo(PowerAction.HIBERNATE);
        d0();
        assertThat(bench.takeTrace()).contains("D0Entry PREPARE_FOR_HIBERNATION");
        bench.power(pdo, DevicePowerState.D3, PowerAction.SHUTDOWN);
        assertThat(bench.takeTrace()).contains("D0Exit D3_FINAL");
    }

    @Test
    void specialFilesKeepADeviceInItsPlace() {
        FxDevice device =
                addFunction(
                        _ -> {},
                        made -> {
                            made.setSpecialFileSupport(SpecialFileType.PAGING, true);
                            made.evtDeviceUsageNotification(
                                    (type, inPath) -> bench.note(type + " " + inPath));
                        });
        bench.start(pdo);
        bench.takeTrace();

        assertThat(usage(UsageNotification.Type.DUMP, true)).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(usage(UsageNotification.Type.PAGING, true)).isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace()).containsExactly("PAGING true");
        assertThat(device.devicePowerState()).isEqualTo(PowerState.D0_NP);
        assertThat(report().flags()).containsExactly(PnpDeviceState.NOT_DISABLEABLE);
        assertThat(bench.send(pdo, PnpMinor.QUERY_REMOVE_DEVICE).status())
                .isEqualTo(Status.DEVICE_NOT_READY);
        assertThat(bench.send(pdo, PnpMinor.QUERY_STOP_DEVICE).status())
                .isEqualTo(Status.DEVICE_NOT_READY);
        assertThat(device.devicePnpState()).isEqualTo(PnpState.STARTED);

        usage(UsageNotification.Type.PAGING, false);
        assertThat(device.devicePowerState()).isEqualTo(PowerState.D0);
        bench.takeTrace();
        assertThat(bench.send(pdo, PnpMinor.QUERY_REMOVE_DEVICE).status())
                .isEqualTo(Status.SUCCESS);
        assertThat(bench.takeTrace()).containsExactly("QueryRemove");
    }

    @Test
    void aDriverMayRefuseASpecialFile() {
        add(
                _ -> {},
                made -> {
                    made.setSpecialFileSupport(SpecialFileType.BOOT, true);
                    made.evtDeviceUsageNotificationEx(
                            (type, inPath) -> bench.note(type + " " + inPath));
                });
        bench.start(pdo);
        fail("BOOT true");

        assertThat(usage(UsageNotification.Type.BOOT, true)).isEqualTo(Status.DEVICE_NOT_READY);
        assertThat(report()).isNull();
    }

    @Test
    void aDriverMaySayThatItsDeviceMustNotBeStopped() {
        FxDevice device = started();
        device.setStaticStopRemove(false);
        assertThat(bench.send(pdo, PnpMinor.QUERY_STOP_DEVICE).status())
                .isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(bench.send(pdo, PnpMinor.QUERY_REMOVE_DEVICE).status())
                .isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(bench.takeTrace()).isEmpty();
        device.setStaticStopRemove(true);
        assertThat(bench.send(pdo, PnpMinor.QUERY_STOP_DEVICE).status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aDriverCanWatchItsMachines() {
        FxDevice device =
                add(
                        init ->
                                init.registerPnpStateChangeCallback(
                                                PnpState.STARTED,
                                                (_, data) -> bench.note("" + data))
                                        .registerPowerStateChangeCallback(
                                                PowerState.D0,
                                                (_, data) -> bench.note("" + data.type()),
                                                StateNotificationType.LEAVE_STATE)
                                        .registerPowerPolicyStateChangeCallback(
                                                PowerPolicyState.STARTED,
                                                (_, data) -> bench.note("policy " + data.type()),
                                                StateNotificationType.ENTER_STATE),
                        _ -> {});
        bench.start(pdo);
        dx();

        assertThat(bench.takeTrace())
                .contains(
                        "policy ENTER_STATE",
                        "StateNotification[type=ENTER_STATE, currentState=ENABLE_INTERFACES,"
                                + " newState=STARTED]",
                        "StateNotification[type=POST_PROCESS_STATE, currentState=STARTED,"
                                + " newState=null]",
                        "LEAVE_STATE");
        assertThat(device.devicePowerPolicyState()).isEqualTo(PowerPolicyState.DX);
    }

    private Status usage(UsageNotification.Type type, boolean inPath) {
        return bench.send(
                        pdo,
                        PnpMinor.DEVICE_USAGE_NOTIFICATION,
                        new UsageNotification(type, inPath))
                .status();
    }

    private PnpDeviceStateReport report() {
        return (PnpDeviceStateReport) bench.send(pdo, PnpMinor.QUERY_PNP_DEVICE_STATE).result();
    }
}
