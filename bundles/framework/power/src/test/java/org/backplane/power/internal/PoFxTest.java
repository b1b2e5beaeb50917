package org.backplane.power.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.power.PowerNode;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PoFxComponent;
import org.backplane.wdm.power.PoFxComponent.IdleState;
import org.backplane.wdm.power.PoFxDevice;
import org.backplane.wdm.power.PoFxRegistration;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

import java.util.List;

class PoFxTest {

    private static final long SECOND = Rig.SECOND;

    /** F0, F1 within 1 s and worth 10 s, F2 within 5 s and worth 60 s; wakes from F1. */
    private static final PoFxComponent THREE_STATES =
            new PoFxComponent(
                    List.of(
                            new IdleState(0, 0, 100),
                            new IdleState(SECOND, 10 * SECOND, 10),
                            new IdleState(5 * SECOND, 60 * SECOND, 1)),
                    1);

    /** A driver that does at once what it is told, unless it is slow. */
    private static final class FakeDevice implements PoFxDevice {
        private final Rig rig;
        private final FakeStack stack;
        private final List<PoFxComponent> components;
        PoFxRegistration registration;
        boolean slow;
        private boolean required = true;

        FakeDevice(Rig rig, FakeStack stack, PoFxComponent... components) {
            this.rig = rig;
            this.stack = stack;
            this.components = List.of(components);
            registration = rig.requests().poFx().register(stack.pdo, this);
            rig.requests().deviceStateChanged(stack.pdo, DevicePowerState.D0);
        }

        private void heard(String what, Runnable answer) {
            rig.log.add(what);
            if (!slow) {
                answer.run();
            }
        }

        private void state(DevicePowerState state) {
            rig.requests().deviceStateChanged(stack.pdo, state);
        }

        @Override
        public List<PoFxComponent> components() {
            return components;
        }

        @Override
        public void componentActive(int component) {
            rig.log.add("active " + component);
        }

        @Override
        public void componentIdle(int component) {
            heard("idle " + component, () -> registration.completeIdleCondition(component));
        }

        @Override
        public void componentIdleState(int component, int state) {
            heard(
                    "F" + state + " of " + component,
                    () -> registration.completeIdleState(component));
        }

        @Override
        public void devicePowerRequired() {
            heard(
                    "power required",
                    () -> {
                        required = true;
                        state(DevicePowerState.D0);
                        registration.reportDevicePoweredOn();
                    });
        }

        @Override
        public void devicePowerNotRequired() {
            heard(
                    "power not required",
                    () -> {
                        required = false;
                        state(DevicePowerState.D3);
                        registration.completeDevicePowerNotRequired();
                    });
        }

        @Override
        public void directedPowerDown() {
            heard(
                    "directed down",
                    () -> {
                        state(DevicePowerState.D3);
                        registration.completeDirectedPowerDown();
                    });
        }

        @Override
        public void directedPowerUp() {
            heard(
                    "directed up",
                    () -> {
                        state(required ? DevicePowerState.D0 : DevicePowerState.D3);
                        registration.completeDirectedPowerUp();
                    });
        }
    }

    @Test
    void nothingIsSaidBeforePowerManagementStarts() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            rig.dispatcher.advance(60 * SECOND);
            assertThat(rig.log).isEmpty();
            device.registration.unregister();
        }
    }

    @Test
    void aDeviceWhoseComponentsAreIdleNeedsNoPowerAfterItsTimeout() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            device.registration.deviceIdleTimeout(5 * SECOND);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("idle 0");
            rig.dispatcher.advance(5 * SECOND - 1);
            assertThat(rig.log).isEmpty();
            rig.dispatcher.advance(1);
            assertThat(rig.takeLog()).containsExactly("power not required");
            device.registration.activateComponent(0);
            assertThat(rig.log).as("never inside the call").isEmpty();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("power required", "active 0");
            device.registration.unregister();
        }
    }

    @Test
    void workBeforeTheTimeoutStartsItAnew() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            device.registration.deviceIdleTimeout(5 * SECOND);
            device.registration.startPowerManagement();
            for (int i = 0; i < 4; i++) {
                rig.dispatcher.advance(3 * SECOND);
                device.registration.activateComponent(0);
                device.registration.idleComponent(0);
            }
            assertThat(rig.log).doesNotContain("power not required");
            rig.dispatcher.advance(3 * SECOND);
            device.registration.activateComponent(0);
            rig.dispatcher.runUntilIdle();
            rig.takeLog();
            rig.dispatcher.advance(60 * SECOND);
            assertThat(rig.log).isEmpty();
            device.registration.unregister();
        }
    }

    @Test
    void referencesNest() {
        try (Rig rig = new Rig()) {
            FakeStack stack = rig.device("A", null);
            FakeDevice device = new FakeDevice(rig, stack, PoFxComponent.F0_ONLY);
            device.registration.activateComponent(0);
            device.registration.activateComponent(0);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            device.registration.idleComponent(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).isEmpty();
            PowerNode node = rig.power.tree().getFirst();
            assertThat(node.registered()).isTrue();
            assertThat(node.keptAwakeBy())
                    .containsExactly("component 0 is held active by 1 reference");
            device.registration.idleComponent(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).containsExactly("idle 0", "power not required");
            assertThatThrownBy(() -> device.registration.idleComponent(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more often than it held it");
            device.registration.unregister();
        }
    }

    @Test
    void everyComponentHasToBeIdle() {
        try (Rig rig = new Rig()) {
            FakeDevice device =
                    new FakeDevice(
                            rig,
                            rig.device("A", null),
                            PoFxComponent.F0_ONLY,
                            PoFxComponent.F0_ONLY);
            device.registration.activateComponent(1);
            device.registration.startPowerManagement();
            rig.dispatcher.advance(60 * SECOND);
            assertThat(rig.takeLog()).containsExactly("idle 0");
            device.registration.idleComponent(1);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).containsExactly("idle 1", "power not required");
            device.registration.unregister();
        }
    }

    @Test
    void theDeepestIdleStateThatUsersCanBearIsChosen() {
        assertThat(chosen(Long.MAX_VALUE, Long.MAX_VALUE, false)).isEqualTo(2);
        assertThat(chosen(SECOND, Long.MAX_VALUE, false)).isEqualTo(1);
        assertThat(chosen(SECOND - 1, Long.MAX_VALUE, false)).isZero();
        assertThat(chosen(Long.MAX_VALUE, 30 * SECOND, false)).isEqualTo(1);
        assertThat(chosen(Long.MAX_VALUE, SECOND, false)).isZero();
        assertThat(chosen(Long.MAX_VALUE, Long.MAX_VALUE, true)).isEqualTo(1);
    }

    private static int chosen(long latency, long residency, boolean wakes) {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), THREE_STATES);
            device.registration.deviceIdleTimeout(3600 * SECOND);
            device.registration.componentLatency(0, latency);
            device.registration.componentResidency(0, residency);
            device.registration.componentWake(0, wakes);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            int state = rig.power.tree().getFirst().components().getFirst().idleState();
            device.registration.unregister();
            return state;
        }
    }

    @Test
    void theWayFromOneIdleStateToAnotherLeadsOverF0() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), THREE_STATES);
            device.registration.deviceIdleTimeout(3600 * SECOND);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            device.registration.componentLatency(0, SECOND);
            rig.dispatcher.runUntilIdle();
            device.registration.activateComponent(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log)
                    .containsExactly(
                            "idle 0", "F2 of 0", "F0 of 0", "F1 of 0", "F0 of 0", "active 0");
            device.registration.unregister();
        }
    }

    @Test
    void workThatComesWhileTheDeviceGoesDownBringsItBackAfterwards() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            rig.takeLog();
            device.registration.activateComponent(0);
            rig.dispatcher.runUntilIdle();
            rig.takeLog();
            device.registration.idleComponent(0);
            device.slow = true;
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("idle 0");
            device.registration.activateComponent(0);
            device.registration.completeIdleCondition(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("active 0");
            device.registration.idleComponent(0);
            rig.dispatcher.runUntilIdle();
            device.registration.completeIdleCondition(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("idle 0", "power not required");
            device.registration.activateComponent(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).isEmpty();
            device.registration.completeDevicePowerNotRequired();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("power required");
            device.registration.reportDevicePoweredOn();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.takeLog()).containsExactly("active 0");
            device.registration.unregister();
        }
    }

    @Test
    void anAnswerToWhatWasNotSaidIsRefused() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            assertThatThrownBy(device.registration::completeDevicePowerNotRequired)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the driver of A completed a power-not-required");
            assertThatThrownBy(() -> device.registration.completeIdleState(0))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> device.registration.activateComponent(1))
                    .hasMessageContaining("A has no component 1, it has 1");
            device.registration.unregister();
        }
    }

    @Test
    void aDeviceIsRegisteredOnce() {
        try (Rig rig = new Rig()) {
            FakeStack stack = rig.device("A", null);
            FakeDevice device = new FakeDevice(rig, stack, PoFxComponent.F0_ONLY);
            assertThatThrownBy(() -> new FakeDevice(rig, stack, PoFxComponent.F0_ONLY))
                    .hasMessageContaining("it is already");
            assertThatThrownBy(() -> new FakeDevice(rig, rig.device("B", null)))
                    .hasMessageContaining("it needs a component");
            device.registration.unregister();
            FakeDevice again = new FakeDevice(rig, stack, PoFxComponent.F0_ONLY);
            again.registration.unregister();
        }
    }

    @Test
    void aRegistrationThatItsDriverForgotIsDroppedWithTheDevice() {
        try (Rig rig = new Rig()) {
            FakeStack stack = rig.device("A", null);
            FakeDevice device = new FakeDevice(rig, stack, PoFxComponent.F0_ONLY);
            device.registration.deviceIdleTimeout(SECOND);
            device.registration.startPowerManagement();
            rig.dispatcher.runUntilIdle();
            rig.requests().deviceRemoved(stack.pdo);
            assertThat(rig.faults)
                    .containsExactly(
                            "A was removed and is still registered with the power framework");
            rig.takeLog();
            rig.dispatcher.advance(60 * SECOND);
            device.registration.activateComponent(0);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).isEmpty();
        }
    }

    @Test
    void noDeviceIdlesWhileTheSystemSleeps() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            device.registration.deviceIdleTimeout(5 * SECOND);
            device.registration.startPowerManagement();
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.takeLog();
            rig.dispatcher.advance(60 * SECOND);
            assertThat(rig.log).isEmpty();
            rig.power.resume();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).endsWith("power not required");
            device.registration.unregister();
        }
    }

    @Test
    void directedPowerMovesASubtreeWhateverItsComponentsDo() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeDevice parent = new FakeDevice(rig, bus, PoFxComponent.F0_ONLY);
            FakeStack stack = rig.device("A", bus);
            FakeDevice child = new FakeDevice(rig, stack, PoFxComponent.F0_ONLY);
            for (FakeDevice each : List.of(parent, child)) {
                each.registration.activateComponent(0);
                each.registration.startPowerManagement();
            }
            rig.power.directedPower("bus", true);
            assertThat(rig.power.tree())
                    .allSatisfy(node -> {
                        assertThat(node.state()).isEqualTo(DevicePowerState.D3);
                        assertThat(node.directedDown()).isTrue();
                    });
            rig.takeLog();
            child.registration.idleComponent(0);
            child.registration.activateComponent(0);
            rig.dispatcher.advance(60 * SECOND);
            assertThat(rig.log).doesNotContain("power required");
            rig.power.directedPower("BUS", false);
            assertThat(rig.log).contains("directed up");
            assertThat(rig.power.tree())
                    .allSatisfy(node -> assertThat(node.state()).isEqualTo(DevicePowerState.D0));
            rig.dispatcher.runUntilIdle();
            child.registration.unregister();
            parent.registration.unregister();
        }
    }

    @Test
    void aDeviceThatIsLetUpWhileTheSystemSleepsReturnsWithTheSystem() {
        try (Rig rig = new Rig()) {
            FakeDevice device = new FakeDevice(rig, rig.device("A", null), PoFxComponent.F0_ONLY);
            device.registration.activateComponent(0);
            device.registration.startPowerManagement();
            rig.power.directedPower("A", true);
            rig.power.sleep(SystemPowerState.SLEEPING3);
            rig.takeLog();
            long before = rig.dispatcher.nanoTime();
            rig.power.directedPower("A", false);
            rig.dispatcher.runUntilIdle();
            assertThat(rig.dispatcher.nanoTime()).isEqualTo(before);
            assertThat(rig.log).doesNotContain("directed up");
            rig.power.resume();
            rig.dispatcher.runUntilIdle();
            assertThat(rig.log).contains("directed up");
            device.registration.unregister();
        }
    }

    @Test
    void directedPowerSaysWhatIsInItsWay() {
        try (Rig rig = new Rig()) {
            FakeStack bus = rig.device("BUS", null);
            FakeDevice parent = new FakeDevice(rig, bus, PoFxComponent.F0_ONLY);
            FakeStack child = rig.device("A", bus);
            rig.requests().deviceStateChanged(child.pdo, DevicePowerState.D0);
            parent.registration.startPowerManagement();
            assertThatThrownBy(() -> rig.power.directedPower("BUS", true))
                    .hasMessageContaining("BUS cannot be powered down: A is in D0");
            assertThatThrownBy(() -> rig.power.directedPower("A", false))
                    .hasMessageContaining("A is not registered with the power framework");
            assertThatThrownBy(() -> rig.power.directedPower("C", true))
                    .hasMessageContaining("There is no device C");
            parent.slow = true;
            rig.requests().deviceStateChanged(child.pdo, DevicePowerState.D3);
            assertThatThrownBy(() -> rig.power.directedPower("BUS", true))
                    .hasMessageContaining("has not answered its directed power down within 10 min");
            parent.registration.unregister();
        }
    }

    /**
     * Drivers that come and go, at all times: nobody hears two things at once, or after the end.
     */
    @Test
    void inAnyOrderOfWorkIdlingAndEndTheAnswersFit() {
        SimulatedDispatcher.forEachSeed(
                1,
                300,
                dispatcher -> {
                    Rig rig = new Rig(dispatcher);
                    FakeDevice device =
                            new FakeDevice(rig, rig.device("A", null), THREE_STATES, THREE_STATES);
                    device.registration.deviceIdleTimeout(SECOND);
                    device.registration.startPowerManagement();
                    int[] held = new int[2];
                    for (int i = 0; i < 30; i++) {
                        int component = dispatcher.random(2);
                        switch (dispatcher.random(5)) {
                            case 0 -> {
                                held[component]++;
                                device.registration.activateComponent(component);
                            }
                            case 1 -> {
                                if (held[component] > 0) {
                                    held[component]--;
                                    device.registration.idleComponent(component);
                                }
                            }
                            case 2 -> dispatcher.advance(dispatcher.random(3) * SECOND / 2);
                            case 3 -> rig.power.directedPower("A", dispatcher.random(2) == 0);
                            default -> dispatcher.runUntilIdle();
                        }
                    }
                    rig.power.directedPower("A", false);
                    dispatcher.advance(10 * SECOND);
                    List<PowerNode.Component> components = rig.power.tree().getFirst().components();
                    for (int i = 0; i < 2; i++) {
                        assertThat(components.get(i).active()).isEqualTo(held[i] > 0);
                    }
                    boolean idle = held[0] + held[1] == 0;
                    assertThat(rig.power.tree().getFirst().state())
                            .isEqualTo(idle ? DevicePowerState.D3 : DevicePowerState.D0);
                    device.registration.unregister();
                    rig.takeLog();
                    dispatcher.advance(60 * SECOND);
                    assertThat(rig.log).isEmpty();
                    assertThat(rig.faults).isEmpty();
                });
    }
}
