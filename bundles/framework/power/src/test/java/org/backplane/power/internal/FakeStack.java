package org.backplane.power.internal;

import org.backplane.runtime.Level;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.PowerChange;
import org.backplane.wdm.power.PowerMinor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A device with a bus driver and a function driver, which writes down what it hears, and misbehaves
 * on demand. What it is told to do with an IRP it does by its text, for example {@code SET_POWER
 * D3}.
 */
final class FakeStack {

    final DeviceObject pdo;
    final DeviceObject function;
    final FakeStack parent;
    final List<String> log;

    /** IRPs that take a while, in nanoseconds. */
    final Map<String, Long> delays = new HashMap<>();

    /** IRPs that are answered with a failure. */
    final Map<String, Status> failures = new HashMap<>();

    /** Reasons that go with the failures. */
    final Map<String, String> reasons = new HashMap<>();

    /** IRPs that are kept. */
    final Set<String> kept = new HashSet<>();

    /** IRPs out of which the driver throws. */
    final Set<String> thrown = new HashSet<>();

    /** What runs when an IRP arrives. */
    final Map<String, Runnable> actions = new HashMap<>();

    final List<Irp> keptIrps = new ArrayList<>();

    private final Kernel kernel;
    private final String name;

    FakeStack(Kernel kernel, String name, FakeStack parent, List<String> log) {
        this.kernel = kernel;
        this.name = name;
        this.parent = parent;
        this.log = log;
        DriverObject bus = new DriverObject(kernel, "bus of " + name);
        bus.majorFunction(IrpMajor.POWER, (_, irp) -> atBus(irp));
        bus.majorFunction(IrpMajor.PNP, (_, irp) -> irp.complete(Status.SUCCESS));
        pdo = new DeviceObject(bus, null);
        pdo.instanceId(name);
        DriverObject driver = new DriverObject(kernel, "driver of " + name);
        driver.majorFunction(IrpMajor.POWER, (_, irp) -> arrived(irp));
        driver.majorFunction(IrpMajor.PNP, (_, irp) -> pnp(irp));
        function = new DeviceObject(driver, null);
        function.attachTo(pdo);
    }

    DeviceObject parentPdo() {
        return parent == null ? null : parent.pdo;
    }

    private Status pnp(Irp irp) {
        log.add(PnpMinor.name(irp.current().minor()) + " " + name);
        return pass(irp);
    }

    private Status arrived(Irp irp) {
        String what =
                IrpText.describe(irp.current().minor(), (PowerChange) irp.current().argument());
        log.add(what + " " + name);
        actions.getOrDefault(what, () -> {}).run();
        if (thrown.contains(what)) {
            throw new IllegalStateException("broken");
        }
        if (kept.contains(what)) {
            irp.markPending();
            keptIrps.add(irp);
            return Status.PENDING;
        }
        Long delay = delays.get(what);
        if (delay != null) {
            irp.markPending();
            kernel.dispatcher()
                    .timer(Level.DISPATCH, what + " of " + name, () -> finish(what, irp))
                    .start(delay);
            return Status.PENDING;
        }
        return finish(what, irp);
    }

    private Status finish(String what, Irp irp) {
        log.add("end of " + what + " " + name);
        Status failure = failures.get(what);
        if (failure != null) {
            irp.result(reasons.get(what));
            return irp.complete(failure);
        }
        return pass(irp);
    }

    private Status pass(Irp irp) {
        irp.skipCurrent();
        return irp.call(pdo);
    }

    /** A WAIT_WAKE is kept until the device wakes. */
    private Status atBus(Irp irp) {
        if (irp.current().minor() != PowerMinor.WAIT_WAKE) {
            return irp.complete(Status.SUCCESS);
        }
        irp.markPending();
        irp.setCancelRoutine((_, cancelled) -> cancelled.complete(Status.CANCELLED));
        if (irp.isCancelled() && irp.setCancelRoutine(null) != null) {
            irp.complete(Status.CANCELLED);
            return Status.PENDING;
        }
        keptIrps.add(irp);
        return Status.PENDING;
    }

    /** Completes a WAIT_WAKE, if nobody has cancelled it. */
    void wake() {
        Irp irp = keptIrps.removeFirst();
        if (irp.setCancelRoutine(null) != null) {
            irp.complete(Status.SUCCESS);
        }
    }
}
