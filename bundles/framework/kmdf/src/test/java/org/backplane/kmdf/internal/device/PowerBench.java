package org.backplane.kmdf.internal.device;

import org.backplane.ddi.Device;
import org.backplane.ddi.PowerPolicyState;
import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.hardware.FxResourceList;
import org.backplane.kmdf.internal.hardware.WakeInterruptHost;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.policy.PowerPolicyEvent;
import org.backplane.kmdf.internal.policy.PowerPolicyMachine;
import org.backplane.kmdf.internal.power.PowerEvent;
import org.backplane.kmdf.internal.power.PowerHost;
import org.backplane.kmdf.internal.power.PowerMachine;
import org.backplane.kmdf.internal.power.SelfManagedIo;
import org.backplane.kmdf.internal.state.MachineHost;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.InterruptLine;
import org.backplane.wdm.Irp;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.PowerAction;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;
import org.backplane.wdm.power.SystemPowerState;

import java.util.List;
import java.util.function.Consumer;

/**
 * A power machine on a workbench: it moves a real device, while its power policy, its bus and the
 * power manager are played by the bench.
 */
final class PowerBench implements PowerHost, WakeInterruptHost, AutoCloseable {

    final Bench bench = new Bench();
    final FxDevice device;
    final InterruptLine line = new InterruptLine(bench.dispatcher, "line");
    final InterruptLine wakeLine = new InterruptLine(bench.dispatcher, "wake line");
    final PowerMachine machine;

    /** What the policy of the bus answers when the child wants to go to D0; null for no bus. */
    Status busAnswers;

    /** Whether policy lets the second half of a transition go on at once. */
    boolean rendezvous = true;

    boolean leaving = true;

    private final DeviceObject stack;

    private final PowerPolicyMachine policy =
            new PowerPolicyMachine() {
                @Override
                public boolean isOwner() {
                    return false;
                }

                @Override
                public void post(PowerPolicyEvent event) {
                    bench.trace.add("policy " + event);
                    if (rendezvous && event == PowerPolicyEvent.POWER_DOWN_IO_STOPPED) {
                        machine.post(PowerEvent.COMPLETE_DX);
                    }
                    if (rendezvous && event == PowerPolicyEvent.POWER_UP_HW_STARTED) {
                        machine.post(PowerEvent.COMPLETE_D0);
                    }
                }

                @Override
                public PowerPolicyState state() {
                    return PowerPolicyState.STARTED;
                }

                @Override
                public List<PowerPolicyState> history() {
                    return List.of(state());
                }

                @Override
                public Status systemPower(Irp irp) {
                    return passPowerIrp(irp);
                }

                @Override
                public Status referenceForChild() {
                    bench.trace.add("bus referenced");
                    return busAnswers;
                }

                @Override
                public void dereferenceForChild() {
                    bench.trace.add("bus dereferenced");
                }

                @Override
                public void childArmed(boolean armed) {
                    bench.trace.add("bus knows armed " + armed);
                }
            };

    PowerBench(boolean pdo, boolean pageable) {
        this(pdo, pageable, _ -> {});
    }

    PowerBench(boolean pdo, boolean pageable, Consumer<Device> more) {
        device =
                bench.add(
                        bench.plainPdo(),
                        "echo",
                        TracingDriver.function(
                                bench,
                                made -> {
                                    registerAll(made);
                                    more.accept(made);
                                }));
        device.interrupts()
                .assign(
                        new FxResourceList(
                                "device",
                                new ResourceList(
                                        List.of(
                                                new Resource.Interrupt(0, line),
                                                new Resource.Interrupt(1, wakeLine)))));
        device.interrupts().wakeHost(this);
        machine = new PowerMachine(this, new SelfManagedIo(device), pdo);
        if (!pageable) {
            machine.notPageable();
        }
        DriverObject driver = new DriverObject(bench.kernel, "machine");
        driver.everyMajorFunction((_, irp) -> machine.irps().dispatch(irp));
        stack = new DeviceObject(driver, null);
    }

    private void registerAll(Device made) {
        made.evtDeviceD0EntryPostInterruptsEnabled(state -> bench.note("PostInterrupts " + state))
                .evtDeviceD0ExitPreInterruptsDisabled(state -> bench.note("PreInterrupts " + state))
                .createInterrupt(config ->
                        config.evtInterruptIsr(_ -> false)
                                .evtInterruptEnable(() -> bench.note("Enable"))
                                .evtInterruptDisable(() -> bench.note("Disable")));
    }

    /** A callback of this name fails from now on. */
    void fail(String callback) {
        bench.toThrow.put(callback, new StatusException(Status.INSUFFICIENT_RESOURCES, "planned"));
    }

    void post(PowerEvent event) {
        machine.post(event);
    }

    PowerState state() {
        return machine.state();
    }

    List<String> takeTrace() {
        return bench.takeTrace();
    }

    Irp start() {
        post(PowerEvent.IMPLICIT_D0);
        return null;
    }

    Irp dx(DevicePowerState state) {
        return dx(state, PowerAction.NONE);
    }

    Irp dx(DevicePowerState state, PowerAction action) {
        return send(PowerMinor.SET_POWER, new PowerChange.DevicePower(state, action));
    }

    Irp d0() {
        return dx(DevicePowerState.D0);
    }

    Irp waitWake() {
        return send(PowerMinor.WAIT_WAKE, new PowerChange.WaitWake(SystemPowerState.SLEEPING3));
    }

    private Irp send(int minor, PowerChange change) {
        Irp irp = new Irp(4);
        irp.next().setPower(minor, change);
        irp.setCompletionRoutine(
                (_, returned, _) -> {
                    bench.trace.add(PowerMinor.name(minor) + " is " + returned.status());
                    return false;
                },
                null);
        irp.call(stack);
        return irp;
    }

    @Override
    public PnpDevice device() {
        return device;
    }

    @Override
    public PowerPolicyMachine policy() {
        return policy;
    }

    @Override
    public PowerHost powerParent() {
        return busAnswers == null ? null : this;
    }

    @Override
    public boolean isLeaving() {
        return leaving;
    }

    @Override
    public void transitionFailed(boolean up, Outcome reason) {
        bench.trace.add((up ? "up" : "down") + " failed: " + reason.status());
    }

    @Override
    public Outcome enableWakeAtBus(SystemPowerState lowest) {
        bench.trace.add("EnableWakeAtBus " + lowest);
        return bench.toThrow.containsKey("EnableWakeAtBus")
                ? new Outcome(Status.NOT_SUPPORTED, "planned")
                : Outcome.OK;
    }

    @Override
    public void disableWakeAtBus() {
        bench.trace.add("DisableWakeAtBus");
    }

    @Override
    public Status passPowerIrp(Irp irp) {
        return irp.complete(Status.SUCCESS);
    }

    @Override
    public MachineHost machines() {
        return device;
    }

    @Override
    public void wakeInterruptsSettled() {
        machine.post(PowerEvent.WAKE_INTERRUPT_COMPLETE_TRANSITION);
    }

    @Override
    public void wakeInterruptFired() {
        policy.post(PowerPolicyEvent.WAKE_INTERRUPT_FIRED);
    }

    @Override
    public void close() {
        bench.close();
    }
}
