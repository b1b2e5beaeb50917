package org.backplane.kmdf.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.IdleTimeoutType;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.kmdf.internal.policy.PolicyBench.Fault;
import org.backplane.kmdf.internal.state.StateTable;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.SystemPowerState;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Storms over a policy owner: everything that can happen to it, in an order that a seed chooses,
 * and with everything failing that can. Whatever happens, nothing may wait for ever: the device can
 * be stopped, every system IRP comes back, and nobody who waits for D0 is forgotten.
 */
class PolicyStormTest {

    private static final int STORMS = Integer.getInteger("backplane.storms", 400);
    private static final int STEPS = 60;

    @Test
    void whateverHappensTheDeviceCanBeStopped() {
        for (int seed = 0; seed < STORMS; seed++) {
            storm(seed);
        }
        Map<String, List<String>> untaken = new TreeMap<>();
        for (StateTable<?, ?, ?> table :
                List.of(
                        PowerPolicyTable.TABLE,
                        PowerIdleTable.TABLE,
                        DevicePowerRequirementTable.TABLE)) {
            report(table);
        }
    }

    private static <S extends Enum<S>, E extends Enum<E>> void report(StateTable<S, E, ?> table) {
        int events = 0, taken = 0, imm = 0, immTaken = 0;
        for (var t : table.transitions()) {
            if (t.event() != null) {
                events++;
                if (t.taken()) taken++;
                else
                    System.out.println(
                            "UNTAKEN "
                                    + table.name()
                                    + " "
                                    + t.from()
                                    + " "
                                    + t.event()
                                    + (t.trap() ? " trap" : ""));
            } else {
                imm++;
                if (t.taken()) immTaken++;
                else
                    System.out.println(
                            "UNTAKEN " + table.name() + " " + t.from() + " -> " + t.to());
            }
        }
        System.out.println(
                table.name()
                        + " events "
                        + taken
                        + "/"
                        + events
                        + " immediate "
                        + immTaken
                        + "/"
                        + imm);
    }

    private static void storm(int seed) {
        try (PolicyBench bench = new PolicyBench(seed, _ -> {})) {
            new Storm(bench).run(seed);
        }
    }

    /** One storm. */
    private static final class Storm {
        private final PolicyBench bench;
        private int system;
        private boolean asleep;
        private boolean started;
        private int kept;
        private boolean directedDown;
        private boolean usb;

        Storm(PolicyBench bench) {
            this.bench = bench;
        }

        private int random(int bound) {
            return bench.dispatcher.random(bound);
        }

        void run(int seed) {
            int kind = random(8);
            usb = kind == 2 || kind == 5;
            bench.pageable = random(2) == 0;
            settings(kind);
            if (random(3) > 0) {
                attempt(() ->
                        bench.policy.assign(
                                SxWakeSettings.init()
                                        .withChildren(random(2) == 0, random(2) == 0)));
            }
            bench.busGivesLeave = random(2) == 0;
            for (int round = 0; round < 3; round++) {
                if (random(12) == 0) bench.faults.add(Fault.D0_ENTRY);
                if (random(12) == 0) bench.faults.add(Fault.POST_REGISTER);
                bench.start();
                bench.faults.clear();
                started = bench.trace.contains("PWR_POL_STARTED");
                bench.takeTrace();
                if (started) {
                    for (int step = 0; step < STEPS; step++) {
                        step();
                    }
                    calm();
                    stop(seed);
                }
                remove(seed);
                if (random(3) == 0) {
                    bench.policy.restart();
                    kept = 0;
                }
            }
        }

        private void settings(int kind) {
            S0IdleSettings settings =
                    switch (kind) {
                        case 0, 3 -> S0IdleSettings.of(S0IdleCapabilities.CANNOT_WAKE_FROM_S0);
                        case 1, 4 -> S0IdleSettings.of(S0IdleCapabilities.CAN_WAKE_FROM_S0);
                        case 2, 5 -> S0IdleSettings.of(S0IdleCapabilities.USB_SELECTIVE_SUSPEND);
                        default -> null;
                    };
            if (settings != null) {
                IdleTimeoutType type =
                        kind >= 3 ? IdleTimeoutType.SYSTEM_MANAGED : IdleTimeoutType.DRIVER_MANAGED;
                TriState up = random(3) == 0 ? TriState.TRUE : TriState.USE_DEFAULT;
                attempt(() ->
                        bench.policy.assign(
                                settings.withIdleTimeoutType(type)
                                        .withPowerUpIdleDeviceOnSystemWake(up)));
            }
        }

        private static void attempt(Runnable call) {
            try {
                call.run();
            } catch (StatusException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }

        private void maybeSettle() {
            switch (random(6)) {
                case 0, 4, 5 -> {}
                case 1 -> bench.advanceMillis(1);
                default -> bench.settle();
            }
        }

        private void atTimeout() {
            long nanos = bench.policy.idlePolicy().timeoutMillis() * 1_000_000L;
            Runnable what =
                    switch (random(4)) {
                        case 0 -> this::keep;
                        case 1 -> () -> bench.policy.post(PowerPolicyEvent.S0_IDLE_POLICY_CHANGED);
                        case 2 -> this::sleepOrWake0;
                        default -> this::keepAndLetGo;
                    };
            bench.dispatcher
                    .timer(
                            Level.DISPATCH,
                            "at the timeout",
                            () -> {
                                if (started) what.run();
                            })
                    .start(nanos);
            bench.advanceMillis(nanos / 1_000_000 + 1);
        }

        private void sleepOrWake0() {
            if (!bench.isSystemIrpUnderWay(system) && !asleep) {
                system++;
                asleep = true;
                bench.system(SystemPowerState.SLEEPING1);
            }
        }

        private void keepAndLetGo() {
            keep();
            letGo();
        }

        private void step() {
            switch (random(28)) {
                case 24 -> bench.irpNanos = random(2) * 1_000_000L;
                case 25 -> bench.cancelledWake = random(3) == 0 ? Status.SUCCESS : Status.CANCELLED;
                case 26 -> {
                    keepAndLetGo();
                    atTimeout();
                }
                case 27 -> {
                    bench.policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED);
                    bench.settle();
                    bench.endWake(Status.SUCCESS);
                }
                case 0, 1, 2, 3 -> bench.advanceMillis(2000 + random(4000));
                case 4 -> keep();
                case 5 -> letGo();
                case 6 -> bench.endWake(random(3) == 0 ? Status.UNSUCCESSFUL : Status.SUCCESS);
                case 7, 8 -> sleepOrWake();
                case 9 -> change();
                case 10 -> bench.giveLeave();
                case 11 -> bench.endSelectiveSuspend(Status.UNSUCCESSFUL);
                case 12 -> directed();
                case 13 -> bench.policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED);
                case 14 -> fault();
                case 15, 16 -> bench.faults.clear();
                case 17 -> bench.busGivesLeave = random(2) == 0;
                case 18 -> bench.policy.childArmed(random(2) == 0);
                case 19 -> {
                    keep();
                    letGo();
                }
                case 20 -> {
                    bench.advanceMillis(6000);
                    keep();
                }
                default -> bench.advanceMillis(6000);
            }
            maybeSettle();
        }

        private void keep() {
            attempt(() -> {
                bench.policy.stopIdle(false, null);
                kept++;
            });
        }

        private void letGo() {
            if (kept > 0) {
                kept--;
                bench.policy.resumeIdle(null);
            }
        }

        private void fault() {
            Fault[] all = Fault.values();
            Fault f = all[random(all.length)];
            bench.faults.add(f);
        }

        private void change() {
            attempt(() ->
                    bench.policy.assign(
                            S0IdleSettings.of(S0IdleCapabilities.values()[random(3)])
                                    .withIdleTimeoutType(bench.policy.idlePolicy().timeoutType())
                                    .withIdleTimeout(1000 * random(6))
                                    .withEnabled(TriState.values()[random(3)])));
        }

        private void directed() {
            if (bench.poFxDevice() == null || asleep) return;
            if (directedDown) {
                directedDown = false;
                bench.directUp();
            } else {
                directedDown = true;
                bench.directDown();
            }
        }

        private void sleepOrWake() {
            bench.settle();
            if (bench.isSystemIrpUnderWay(system)) return;
            system++;
            if (asleep) {
                asleep = false;
                bench.system(SystemPowerState.WORKING);
            } else {
                asleep = true;
                bench.system(SystemPowerState.values()[1 + random(5)]);
            }
        }

        private void calm() {
            bench.faults.clear();
            bench.irpNanos = 0;
            bench.advanceMillis(10);
            if (directedDown && (bench.isSystemIrpUnderWay(system) || random(2) == 0)) {
                directedDown = false;
                bench.directUp();
                bench.settle();
            }
            if (bench.isSystemIrpUnderWay(system)) {
                bench.settle();
            }
            if (random(2) == 0) bench.settle();
            assertThat(bench.isSystemIrpUnderWay(system))
                    .as("system IRP at %s %s", bench.policy.history(), bench.trace)
                    .isFalse();
            if (asleep) {
                system++;
                asleep = false;
                bench.system(SystemPowerState.WORKING);
                bench.settle();
            }
        }

        private void stop(int seed) {
            directedDown = false;
            bench.takeTrace();
            if (random(4) == 0) bench.faults.add(Fault.values()[random(Fault.values().length)]);
            if (random(4) == 0) bench.advanceMillis(5000);
            bench.policy.post(
                    random(2) == 0 ? PowerPolicyEvent.STOP : PowerPolicyEvent.SURPRISE_REMOVE);
            bench.settle();
            bench.faults.clear();
            for (int i = 0; i < 3 && bench.policy.state() != PowerPolicyState.STOPPED; i++) {
                bench.irpNanos = 0;
                bench.giveLeave();
                bench.endSelectiveSuspend(Status.CANCELLED);
                bench.advanceMillis(6000);
                if (bench.policy.state() == PowerPolicyState.DEVICE_POWER_REQUEST_FAILED)
                    bench.post(PowerPolicyEvent.STOP);
            }
            assertThat(bench.policy.state())
                    .as("seed %d: %s %s", seed, bench.policy.history(), bench.trace)
                    .isEqualTo(PowerPolicyState.STOPPED);
            if (random(3) == 0) {
                if (random(4) == 0) bench.faults.add(Fault.D0_ENTRY);
                bench.start();
                bench.faults.clear();
                if (bench.policy.state() != PowerPolicyState.STOPPED) {
                    for (int i = 0; i < 10; i++) step();
                    calm();
                    stop(seed);
                }
            }
        }

        private void remove(int seed) {
            bench.post(PowerPolicyEvent.REMOVE);
            assertThat(bench.policy.state())
                    .as("seed %d: %s", seed, bench.policy.history())
                    .isEqualTo(PowerPolicyState.REMOVED);
        }
    }
}
