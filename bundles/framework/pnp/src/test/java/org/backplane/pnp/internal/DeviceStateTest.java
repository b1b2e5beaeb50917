package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** What drivers and buses say of a device, and what follows. */
class DeviceStateTest {

    private static final String ECHO = "TEST\\ECHO\\0";
    private static final String BUS = "TEST\\BUS\\0";

    private static PnpDeviceStateReport report(PnpDeviceState flag, boolean restart) {
        return new PnpDeviceStateReport(
                Set.of(flag), Status.DEVICE_DATA_ERROR, "the lamp is broken", restart);
    }

    private static void tell(Rig rig, FakeBus.Child child) {
        rig.kernel.pnpNotifications().invalidateDeviceState(child.pdo);
        rig.settle();
    }

    @Test
    void aDeviceThatAsksForARestartGetsFiveInAMinute() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.report = report(PnpDeviceState.FAILED, true);
            rig.plug("TEST\\ECHO");
            rig.settle();

            assertThat(echo.addCalls.get(ECHO)).isEqualTo(6);
            assertThat(rig.problem(ECHO, ProblemCode.FAILED_POST_START).message())
                    .contains("the lamp is broken")
                    .contains("It was started anew 5 times within 60 s");
        }
    }

    @Test
    void afterAMinuteTheCountBeginsAnew() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            for (int i = 0; i < 12; i++) {
                rig.kernel.pnpNotifications().requestReenumeration(child.pdo);
                rig.settle();
                rig.dispatcher.advance(13 * Rig.SECOND);
            }

            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(echo.addCalls.get(ECHO)).isEqualTo(13);
        }
    }

    @Test
    void aHealthyDeviceThatAsksTooOftenIsTakenOutOfService() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            for (int i = 0; i < 6; i++) {
                rig.kernel.pnpNotifications().requestReenumeration(child.pdo);
                rig.settle();
            }

            rig.problem(ECHO, ProblemCode.FAILED_POST_START);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsCode24AndOneThatIsOffIsCode29() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            FakeBus.Child child = rig.plug("TEST\\ECHO");
            rig.settle();
            rig.log.clear();

            echo.report = report(PnpDeviceState.REMOVED, false);
            tell(rig, child);
            rig.problem(ECHO, ProblemCode.DEVICE_NOT_THERE);
            assertThat(rig.log).contains("SURPRISE_REMOVAL echo " + ECHO, "REMOVE echo " + ECHO);

            echo.report = report(PnpDeviceState.DISABLED, false);
            rig.pnp.restart(ECHO);
            rig.settle();
            assertThat(rig.problem(ECHO, ProblemCode.HARDWARE_DISABLED).message())
                    .contains("the lamp is broken");
        }
    }

    @Test
    void whatIsNeededCannotBeDisabledNorWhatItHangsFrom() {
        try (Rig rig = Rig.settled()) {
            FakeDriver echo = rig.function("echo", "TEST\\ECHO");
            echo.report = report(PnpDeviceState.NOT_DISABLEABLE, false);
            rig.bus.insert(BUS, "TEST\\ECHO", "0");
            rig.plug("TEST\\BUS");
            rig.settle();

            assertThat(rig.node(ECHO).details().flags())
                    .containsExactly(PnpDeviceState.NOT_DISABLEABLE);
            assertThatThrownBy(() -> rig.pnp.disable(ECHO))
                    .hasMessage(
                            ECHO
                                    + " cannot be disabled: driver echo (package echo-1.0.0) says"
                                    + " that it is needed.");
            assertThatThrownBy(() -> rig.pnp.disable(BUS))
                    .hasMessageContaining(BUS + " cannot be disabled")
                    .hasMessageContaining(ECHO + " is needed");
            rig.pnp.restart(BUS);
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void capabilitiesAndTheKindOfBusAreShown() {
        try (Rig rig = Rig.settled()) {
            FakeBus.Child child = rig.bus.insert(Rig.ROOT, "TEST\\ECHO", "0");
            child.capabilities = DeviceCapabilities.DEFAULT;
            rig.bus.notifyChange(Rig.ROOT);
            rig.settle();

            assertThat(rig.node(ECHO).details().capabilities()).isEqualTo(child.capabilities);
            assertThat(rig.node(ECHO).details().busType()).isEqualTo(FakeBus.BUS_TYPE);
        }
    }

    @Test
    void instanceIdsThatAreUniqueOnTheirBusAloneGetAPrefixThatLasts() {
        try (Rig rig = Rig.settled()) {
            rig.function("echo", "TEST\\ECHO");
            for (String bus : List.of("TEST\\BUS\\0", "TEST\\BUS\\1")) {
                rig.bus.insert(bus, "TEST\\ECHO", "5").capabilities =
                        DeviceCapabilities.DEFAULT.withUniqueId(false);
                rig.plug(Rig.ROOT, "TEST\\BUS", bus.substring(9));
            }
            rig.settle();
            List<String> paths = echoes(rig);
            assertThat(paths)
                    .hasSize(2)
                    .allMatch(path -> path.matches("TEST\\\\ECHO\\\\2&[0-9a-f]+&0&5"));

            rig.pnp.restart(BUS);
            rig.settle();
            assertThat(echoes(rig)).containsExactlyInAnyOrderElementsOf(paths);
            assertThat(rig.pnp.devices()).allMatch(node -> node.problem() == null);
        }
    }

    private static List<String> echoes(Rig rig) {
        return rig.pnp.devices().stream()
                .map(node -> node.instanceId())
                .filter(path -> path.startsWith("TEST\\ECHO"))
                .toList();
    }

    @Test
    void aRawDeviceIsStartedWithoutDriverAndGetsOneWhenItComes() {
        try (Rig rig = Rig.settled()) {
            FakeBus.Child child = rig.bus.insert(Rig.ROOT, "TEST\\ECHO", "0");
            child.capabilities = DeviceCapabilities.DEFAULT.withRawDeviceOk(true);
            rig.bus.notifyChange(Rig.ROOT);
            rig.settle();
            assertThat(rig.node(ECHO).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(rig.node(ECHO).driver()).isNull();
            assertThat(rig.node(ECHO).stack())
                    .containsExactly(new StackEntry(StackRole.BUS, "bus", null));

            rig.function("echo", "TEST\\ECHO");
            rig.pnp.driversChanged(List.of("TEST\\ECHO"));
            rig.settle();
            assertThat(rig.node(ECHO).driver()).isEqualTo("echo");
            assertThat(child.removes).isEqualTo(1);
            rig.pull(child);
            rig.settle();
            assertThat(child.pdo.isDeleted()).isTrue();
        }
    }
}
