package org.backplane.kmdf.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.IdleTimeoutType;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.S0IdleCapabilities;
import org.backplane.ddi.S0IdleSettings;
import org.backplane.ddi.SxWakeSettings;
import org.backplane.ddi.TriState;
import org.backplane.kmdf.internal.policy.PolicyBench.Fault;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.SystemPowerState;

/** One storm over a policy owner: three lives of its device, each of many things that happen. */
final class PolicyStorm {

    private static final int LIVES = 3;
    private static final int STEPS = 60;
    private static final long SLOW_NANOS = 1_000_000;

    /** What happens between arming a device and the end of its Dx IRP. */
    private static final Fault[] ON_THE_WAY_DOWN = {
        Fault.WAKES_ON_THE_WAY_DOWN,
        Fault.WAKE_FAILS_ON_THE_WAY_DOWN,
        Fault.WAKE_INTERRUPT_ON_THE_WAY_DOWN
    };

    private static final SystemPowerState[] SLEEPS = {
        SystemPowerState.SLEEPING1,
        SystemPowerState.SLEEPING2,
        SystemPowerState.SLEEPING3,
        SystemPowerState.HIBERNATE,
        SystemPowerState.SHUTDOWN
    };

    private static final Fault[] UP_FAILS = {
        Fault.D0_ENTRY, Fault.POWER_UP_SECOND_HALF, Fault.D0_IRP_NOT_SEEN, Fault.NO_D0_IRP
    };

    private final PolicyBench bench;
    private int systemIrps;
    private boolean asleep;
    private int kept;
    private boolean directedDown;

    PolicyStorm(PolicyBench bench) {
        this.bench = bench;
    }

    private int random(int bound) {
        return bench.dispatcher.random(bound);
    }

    private <T> T one(T[] of) {
        return of[random(of.length)];
    }

    private boolean oneIn(int bound) {
        return random(bound) == 0;
    }

    void run() {
        bench.pageable = oneIn(2);
        bench.busGivesLeave = oneIn(2);
        idleSettings(random(8));
        if (!oneIn(3)) {
            attempt(() ->
                    bench.policy.assign(SxWakeSettings.init().withChildren(oneIn(2), oneIn(2))));
        }
        for (int life = 0; life < LIVES; life++) {
            live();
            remove();
            if (oneIn(3)) {
                bench.policy.restart();
                kept = 0;
            }
        }
    }

    private void live() {
        if (oneIn(40)) {
            remove();
        }
        if (oneIn(12)) {
            bench.faults.add(oneIn(2) ? Fault.D0_ENTRY : Fault.POST_REGISTER);
        }
        bench.takeTrace();
        bench.start();
        bench.faults.clear();
        if (bench.takeTrace().contains("PWR_POL_STARTED")) {
            steps(STEPS);
            calm();
            stop();
        }
    }

    private void idleSettings(int kind) {
        if (kind >= 6) {
            return;
        }
        S0IdleSettings settings =
                S0IdleSettings.of(one(S0IdleCapabilities.values()))
                        .withIdleTimeoutType(
                                kind >= 3
                                        ? IdleTimeoutType.SYSTEM_MANAGED
                                        : IdleTimeoutType.DRIVER_MANAGED)
                        .withPowerUpIdleDeviceOnSystemWake(
                                oneIn(3) ? TriState.TRUE : TriState.USE_DEFAULT);
        attempt(() -> bench.policy.assign(settings));
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (StatusException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    // What happens.

    private void steps(int count) {
        for (int step = 0; step < count; step++) {
            step();
            switch (random(6)) {
                case 0, 1 -> bench.settle();
                case 2 -> bench.advanceMillis(1);
                default -> {}
            }
        }
    }

    private void step() {
        switch (random(30)) {
            case 0, 1, 2, 3 -> bench.advanceMillis(2000 + random(4000));
            case 4 -> keep();
            case 5 -> letGo();
            case 6 -> bench.endWake(oneIn(3) ? Status.UNSUCCESSFUL : Status.SUCCESS);
            case 7, 8 -> sleepOrWake();
            case 9 -> newSettings();
            case 10 -> bench.giveLeave();
            case 11 -> bench.endSelectiveSuspend(Status.UNSUCCESSFUL);
            case 12 -> direct();
            case 13, 14 -> wakeInterrupt();
            case 15 -> bench.faults.add(one(Fault.values()));
            case 16, 17 -> bench.faults.clear();
            case 18 -> bench.busGivesLeave = oneIn(2);
            case 19 -> bench.policy.childArmed(oneIn(2));
            case 20 -> keepAndLetGo();
            case 21 -> idleAndKeep();
            case 22 -> bench.irpNanos = random(2) * SLOW_NANOS;
            case 23 -> bench.cancelledWake = oneIn(3) ? Status.SUCCESS : Status.CANCELLED;
            case 24 -> bench.lateTimers = oneIn(2);
            case 25 -> goDownDisturbed();
            case 26 -> atTheTimeout();
            case 27 -> sleepWithoutD0();
            default -> bench.advanceMillis(6000);
        }
    }

    /** The system sleeps while the device is in Dx, from where it does not return. */
    private void sleepWithoutD0() {
        if (!asleep) {
            bench.advanceMillis(6000);
            bench.faults.add(one(UP_FAILS));
            sleepOrWake();
        }
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

    private void keepAndLetGo() {
        keep();
        letGo();
    }

    private void idleAndKeep() {
        bench.advanceMillis(6000);
        keep();
    }

    private void newSettings() {
        attempt(() ->
                bench.policy.assign(
                        S0IdleSettings.of(one(S0IdleCapabilities.values()))
                                .withIdleTimeoutType(bench.policy.idlePolicy().timeoutType())
                                .withIdleTimeout(1000 * random(6))
                                .withEnabled(one(TriState.values()))));
    }

    private void wakeInterrupt() {
        bench.policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED);
        if (oneIn(2)) {
            bench.settle();
            bench.endWake(Status.SUCCESS);
        }
    }

    private void goDownDisturbed() {
        bench.faults.add(one(ON_THE_WAY_DOWN));
        if (oneIn(4)) {
            bench.faults.add(Fault.D0_EXIT);
            bench.irpNanos = SLOW_NANOS;
        } else if (oneIn(3)) {
            bench.faults.add(Fault.ARM);
            bench.faults.add(one(UP_FAILS));
        }
        bench.advanceMillis(6000);
    }

    /** Something happens at the very moment at which the device has idled for long enough. */
    private void atTheTimeout() {
        keepAndLetGo();
        long nanos = bench.policy.idlePolicy().timeoutMillis() * 1_000_000L;
        Runnable what =
                switch (random(5)) {
                    case 0 -> this::keep;
                    case 1 -> () -> bench.policy.post(PowerPolicyEvent.S0_IDLE_POLICY_CHANGED);
                    case 2 -> this::sleepOrWake;
                    case 3 -> this::direct;
                    default -> this::keepAndLetGo;
                };
        bench.dispatcher.timer(Level.PASSIVE, "at the timeout", what).start(nanos);
        bench.advanceMillis(nanos / 1_000_000 + 1);
    }

    /** PoFx directs one thing at a time, and not while the system changes its state. */
    private void direct() {
        if (bench.poFxDevice() == null || asleep) {
            return;
        }
        if (directedDown) {
            directedDown = false;
            bench.directUp();
        } else if (bench.isUndirected()) {
            directedDown = true;
            bench.directDown();
        }
    }

    private void sleepOrWake() {
        if (bench.isSystemIrpUnderWay(systemIrps)) {
            return;
        }
        systemIrps++;
        asleep = !asleep;
        bench.system(asleep ? one(SLEEPS) : SystemPowerState.WORKING);
    }

    // How it ends.

    /** Nothing fails any more: the system gets its answers, and is awake. */
    private void calm() {
        bench.faults.clear();
        bench.irpNanos = 0;
        bench.lateTimers = false;
        bench.advanceMillis(10);
        if (directedDown && (bench.isSystemIrpUnderWay(systemIrps) || oneIn(2))) {
            directedDown = false;
            bench.directUp();
            bench.settle();
        }
        assertThat(bench.isSystemIrpUnderWay(systemIrps)).as("hangs: %s", this).isFalse();
        if (asleep) {
            sleepOrWake();
            bench.settle();
        }
    }

    private void stop() {
        directedDown = false;
        if (oneIn(4)) {
            bench.faults.add(one(Fault.values()));
        }
        switch (random(6)) {
            case 0 -> bench.advanceMillis(5000);
            case 1, 2 -> {
                bench.advanceMillis(6000);
                bench.faults.add(one(UP_FAILS));
            }
            default -> {}
        }
        bench.lateTimers = oneIn(3);
        if (oneIn(3)) {
            bench.irpNanos = SLOW_NANOS;
            bench.policy.post(PowerPolicyEvent.S0_IDLE_POLICY_CHANGED);
        }
        bench.policy.post(oneIn(2) ? PowerPolicyEvent.STOP : PowerPolicyEvent.SURPRISE_REMOVE);
        bench.settle();
        bench.faults.clear();
        for (int i = 0; i < 3 && bench.policy.state() != PowerPolicyState.STOPPED; i++) {
            bench.irpNanos = 0;
            bench.giveLeave();
            bench.endSelectiveSuspend(Status.CANCELLED);
            bench.advanceMillis(6000);
            if (bench.policy.state() == PowerPolicyState.DEVICE_POWER_REQUEST_FAILED) {
                bench.post(PowerPolicyEvent.STOP);
            }
        }
        assertThat(bench.policy.state())
                .as("does not stop: %s", this)
                .isEqualTo(PowerPolicyState.STOPPED);
        if (oneIn(3)) {
            startAgain();
        }
    }

    private void startAgain() {
        if (oneIn(4)) {
            bench.faults.add(Fault.D0_ENTRY);
        }
        bench.start();
        bench.faults.clear();
        if (bench.policy.state() != PowerPolicyState.STOPPED) {
            steps(10);
            calm();
            stop();
        }
    }

    private void remove() {
        bench.post(PowerPolicyEvent.REMOVE);
        assertThat(bench.policy.state())
                .as("is not removed: %s", this)
                .isEqualTo(PowerPolicyState.REMOVED);
    }

    @Override
    public String toString() {
        return "seed %d, %s, %s"
                .formatted(bench.dispatcher.seed(), bench.policy.history(), bench.trace);
    }
}
