package org.backplane.pnp.internal;

import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.BusWindows;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;
import org.backplane.wdm.PnpDeviceState;
import org.backplane.wdm.PnpDeviceStateReport;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.StartParameters;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A plain WDM function or filter driver that writes down what it hears, and misbehaves on demand.
 */
class FakeDriver {

    /** What a device of the driver knows. */
    private static final class Extension {
        DeviceObject lower;
    }

    final DriverObject object;
    final Map<String, Integer> addCalls = new HashMap<>();

    /** Minors that are answered with a failure instead of being passed on. */
    final Map<Integer, Status> failures = new HashMap<>();

    /** Minors that throw. */
    final Set<Integer> thrown = new HashSet<>();

    /** Minors that are kept for good. */
    final Set<Integer> kept = new HashSet<>();

    /** IRPs that were kept. */
    final List<Irp> keptIrps = new ArrayList<>();

    /** Why it vetoes its removal, if it does. */
    String vetoReason;

    Runnable onRemove = () -> {};
    Runnable onStart = () -> {};

    /** What each device was last started with. */
    final Map<String, StartParameters> started = new HashMap<>();

    /** What removal and ejection relations it names, for whatever device. */
    final Map<RelationType, List<DeviceObject>> relations = new HashMap<>();

    UnaryOperator<ResourceRequirements> filter = UnaryOperator.identity();
    RuntimeException addFailure;

    /** AddDevice waits for it; null if it does not wait. */
    Event addWaits;

    boolean attachesBeforeItWaits;
    boolean declines;
    boolean staysAttached;
    PnpDeviceStateReport report;

    private final List<String> log;

    FakeDriver(Kernel kernel, String name, List<String> log) {
        this.log = log;
        object = new DriverObject(kernel, name);
        object.addDevice(this::addDevice);
        object.everyMajorFunction(FakeDriver::passOn);
        object.majorFunction(IrpMajor.PNP, this::pnp);
    }

    String name() {
        return object.name();
    }

    void reportsFailure(String reason) {
        report =
                new PnpDeviceStateReport(
                        EnumSet.of(PnpDeviceState.FAILED), Status.DEVICE_DATA_ERROR, reason);
    }

    void note(String what, DeviceObject device) {
        log.add(what + " " + name() + " " + device.pdo().instanceId());
    }

    private void addDevice(DriverObject driver, DeviceObject pdo) {
        addCalls.merge(pdo.instanceId(), 1, Integer::sum);
        log.add("ADD " + name() + " " + pdo.instanceId());
        if (addFailure != null) {
            throw addFailure;
        }
        if (attachesBeforeItWaits) {
            attach(pdo);
        }
        if (addWaits != null) {
            addWaits.await();
        }
        if (!declines && !attachesBeforeItWaits) {
            attach(pdo);
        }
    }

    private void attach(DeviceObject pdo) {
        Extension extension = new Extension();
        DeviceObject device = new DeviceObject(object, extension);
        extension.lower = device.attachTo(pdo);
    }

    private static Status passOn(DeviceObject device, Irp irp) {
        irp.skipCurrent();
        return irp.call(((Extension) device.extension()).lower);
    }

    private Status pnp(DeviceObject device, Irp irp) {
        int minor = irp.current().minor();
        if (thrown.contains(minor)) {
            throw new IllegalStateException("broken");
        }
        if (kept.contains(minor)) {
            irp.markPending();
            keptIrps.add(irp);
            return Status.PENDING;
        }
        Status failure = failures.get(minor);
        return switch (minor) {
            case PnpMinor.START_DEVICE -> start(device, irp);
            case PnpMinor.REMOVE_DEVICE -> {
                note("REMOVE", device);
                onRemove.run();
                Status status = passOn(device, irp);
                if (!staysAttached) {
                    device.detach();
                    device.delete();
                }
                yield status;
            }
            case PnpMinor.QUERY_REMOVE_DEVICE,
                    PnpMinor.CANCEL_REMOVE_DEVICE,
                    PnpMinor.SURPRISE_REMOVAL -> {
                note(PnpMinor.name(minor), device);
                if (failure != null) {
                    irp.result(vetoReason);
                }
                yield failure != null ? irp.complete(failure) : passOn(device, irp);
            }
            case PnpMinor.QUERY_PNP_DEVICE_STATE -> {
                if (report == null) {
                    yield passOn(device, irp);
                }
                irp.result(report);
                yield irp.complete(Status.SUCCESS);
            }
            case PnpMinor.QUERY_STOP_DEVICE, PnpMinor.CANCEL_STOP_DEVICE, PnpMinor.STOP_DEVICE -> {
                note(PnpMinor.name(minor), device);
                if (failure != null) {
                    irp.result(vetoReason);
                }
                yield failure != null ? irp.complete(failure) : passOn(device, irp);
            }
            case PnpMinor.FILTER_RESOURCE_REQUIREMENTS -> {
                irp.result(filter.apply((ResourceRequirements) irp.current().argument()));
                yield irp.complete(Status.SUCCESS);
            }
            case PnpMinor.QUERY_INTERFACE -> {
                if (windows() == null) {
                    yield passOn(device, irp);
                }
                irp.result(windows());
                yield irp.complete(Status.SUCCESS);
            }
            case PnpMinor.QUERY_DEVICE_RELATIONS -> {
                RelationType type = (RelationType) irp.current().argument();
                irp.result(type == RelationType.BUS ? children(device) : relations.get(type));
                yield irp.complete(Status.SUCCESS);
            }
            default -> passOn(device, irp);
        };
    }

    /** Lower drivers first, as Windows wants it. */
    private Status start(DeviceObject device, Irp irp) {
        irp.copyCurrentToNext();
        irp.setCompletionRoutine((own, started, context) -> false, null);
        irp.call(((Extension) device.extension()).lower);
        if (!irp.status().isSuccess()) {
            return irp.complete(irp.status());
        }
        note("START", device);
        started.put(device.pdo().instanceId(), (StartParameters) irp.current().argument());
        onStart.run();
        return irp.complete(failures.getOrDefault(PnpMinor.START_DEVICE, Status.SUCCESS));
    }

    /** The PDOs of a bus. */
    List<DeviceObject> children(DeviceObject device) {
        return List.of();
    }

    /** What a bus passes on; null if everything. */
    BusWindows windows() {
        return null;
    }

    static StatusException refusal(String message) {
        return new StatusException(Status.INSUFFICIENT_RESOURCES, message);
    }
}
