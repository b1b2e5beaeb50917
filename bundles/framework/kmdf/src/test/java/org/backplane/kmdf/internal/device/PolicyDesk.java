package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.kmdf.internal.policy.FxPowerPolicyOwner;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PoFx;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerChange.SystemPower;
import org.backplane.wdm.power.PowerCompletion;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.PowerRequest;
import org.backplane.wdm.power.PowerRequests;
import org.backplane.wdm.power.SystemPowerState;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A workbench with a power manager on it: a function driver that owns the policy of its stack, over
 * a plain PDO that keeps wait-wake IRPs.
 */
final class PolicyDesk implements PowerRequests, AutoCloseable {

    /** A device that wakes itself and the system from D2, and the system from S3. */
    static final DeviceCapabilities WAKEABLE =
            new DeviceCapabilities(
                    Map.of(SystemPowerState.WORKING, DevicePowerState.D0),
                    SystemPowerState.SLEEPING3,
                    DevicePowerState.D2,
                    true,
                    true,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    -1,
                    -1);

    final Bench bench;
    final DeviceObject pdo;
    final FxDevice device;

    /** The wait-wake IRP that the bus keeps; null if none. */
    private Irp waitWake;

    PolicyDesk(long seed, Consumer<Device> settings) {
        bench = new Bench(seed);
        bench.kernel.powerRequests(this);
        DriverObject bus = new DriverObject(bench.kernel, "plainbus");
        bus.everyMajorFunction((_, irp) -> atBus(irp));
        pdo = new DeviceObject(bus, null);
        pdo.instanceId(Bench.ROOT);
        device =
                bench.add(
                        pdo,
                        "idler",
                        TracingDriver.function(
                                bench,
                                made -> {
                                    register(made);
                                    settings.accept(made);
                                }));
    }

    private void register(Device made) {
        made.defaultQueue(
                DispatchType.PARALLEL,
                queue ->
                        queue.evtIoRead(
                                        (request, _) -> {
                                            bench.note("EvtIoRead");
                                            return request.complete(Status.SUCCESS, 0);
                                        })
                                .allowZeroLengthRequests());
        made.evtDeviceArmWakeFromS0(() -> bench.note("ArmWakeFromS0"));
        made.evtDeviceDisarmWakeFromS0(() -> bench.note("DisarmWakeFromS0"));
        made.evtDeviceWakeFromS0Triggered(() -> bench.note("WakeFromS0Triggered"));
        made.evtDeviceArmWakeFromSx(() -> bench.note("ArmWakeFromSx"));
        made.evtDeviceDisarmWakeFromSx(() -> bench.note("DisarmWakeFromSx"));
        made.evtDeviceWakeFromSxTriggered(() -> bench.note("WakeFromSxTriggered"));
    }

    FxPowerPolicyOwner policy() {
        return (FxPowerPolicyOwner) device.powerPolicy();
    }

    /** Starts the device and forgets the trace of it. */
    Irp start() {
        Irp irp = bench.start(pdo);
        settle();
        bench.takeTrace();
        return irp;
    }

    void settle() {
        bench.dispatcher.runUntilIdle();
    }

    /** Lets the idle timeout pass. */
    void idle() {
        bench.dispatcher.advance(5_001_000_000L);
        settle();
    }

    List<String> takeTrace() {
        return bench.takeTrace();
    }

    /** Reads from the device; returns without waiting. */
    Irp read() {
        DeviceObject top = pdo.top();
        Irp irp = new Irp(top.stackSize());
        irp.next().set(IrpMajor.READ, null, 0, 0, 0);
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    bench.note("read done");
                    return false;
                },
                null);
        irp.call(top);
        return irp;
    }

    /** The system goes to a state; returns when its IRP is complete. */
    Status system(SystemPowerState state) {
        return system(PowerMinor.SET_POWER, state);
    }

    Status system(int minor, SystemPowerState state) {
        PowerAction action =
                switch (state) {
                    case WORKING -> PowerAction.NONE;
                    case HIBERNATE -> PowerAction.HIBERNATE;
                    case SHUTDOWN -> PowerAction.SHUTDOWN_OFF;
                    default -> PowerAction.SLEEP;
                };
        DeviceObject top = pdo.top();
        Irp irp = new Irp(top.stackSize());
        Event completed = bench.dispatcher.event("S-IRP");
        irp.next().setPower(minor, new SystemPower(state, action));
        irp.setCompletionRoutine(
                (_, _, _) -> {
                    completed.set();
                    return false;
                },
                null);
        irp.call(top);
        completed.await();
        settle();
        return irp.status();
    }

    /** The device wakes. */
    void wake() {
        endWake(Status.SUCCESS);
        settle();
    }

    boolean isArmed() {
        return waitWake != null;
    }

    private void endWake(Status status) {
        Irp irp = waitWake;
        if (irp != null && irp.setCancelRoutine(null) != null) {
            waitWake = null;
            irp.complete(status);
        }
    }

    private Status atBus(Irp irp) {
        if (irp.current().major() == IrpMajor.POWER
                && irp.current().minor() == PowerMinor.WAIT_WAKE) {
            irp.markPending();
            waitWake = irp;
            irp.setCancelRoutine((_, cancelled) -> {
                waitWake = null;
                cancelled.complete(Status.CANCELLED);
            });
            return Status.PENDING;
        }
        if (irp.current().major() == IrpMajor.PNP
                && irp.current().minor() == PnpMinor.QUERY_CAPABILITIES) {
            irp.result(WAKEABLE);
        }
        return irp.complete(Status.SUCCESS);
    }

    @Override
    public PowerRequest request(
            DeviceObject bottom, int minor, PowerChange change, PowerCompletion completion) {
        DeviceObject top = bottom.top();
        Irp irp = new Irp(top.stackSize());
        irp.next().setPower(minor, change);
        irp.setCompletionRoutine(
                (_, done, _) -> {
                    if (completion != null) {
                        completion.completed(done.status());
                    }
                    return false;
                },
                null);
        bench.dispatcher.post(Level.PASSIVE, PowerMinor.name(minor), () -> irp.call(top));
        return irp::cancel;
    }

    @Override
    public void deviceStateChanged(DeviceObject changed, DevicePowerState state) {}

    @Override
    public void deviceRemoved(DeviceObject removed) {}

    @Override
    public void wakeForRemoval() {}

    @Override
    public PoFx poFx() {
        throw new AssertionError("no device here is the system's to manage");
    }

    @Override
    public void close() {
        bench.close();
    }
}
