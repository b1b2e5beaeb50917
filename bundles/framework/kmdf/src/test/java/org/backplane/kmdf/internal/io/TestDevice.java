package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Device;
import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.SynchronizationScope;
import org.backplane.kmdf.WdfViolation;
import org.backplane.kmdf.internal.driver.FxDriver;
import org.backplane.kmdf.internal.object.CallbackConstraints;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.kmdf.internal.object.ObjectOwner;
import org.backplane.kmdf.internal.support.FxParentObject;
import org.backplane.runtime.Dispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.IoType;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.Kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A stack of one device that has an I/O package and nothing else of a framework device. */
final class TestDevice implements DeviceHost {

    final Kernel kernel;
    final DeviceObject object;
    final FxDriver root;

    /** The device as the parent of its objects. */
    final FxParentObject part;

    final FxPkgIo io;
    final List<String> faults = new ArrayList<>();
    final List<WdfViolation> violations = new ArrayList<>();
    private final boolean filter;

    /** Whether no request can be made. */
    boolean outOfMemory;

    private final SynchronizationScope scope;

    TestDevice(Dispatcher dispatcher) {
        this(dispatcher, SynchronizationScope.NONE);
    }

    TestDevice(Dispatcher dispatcher, SynchronizationScope scope) {
        this(new Kernel(dispatcher), null, scope);
    }

    /** A filter above another device. */
    TestDevice(Kernel kernel, TestDevice below) {
        this(kernel, below, SynchronizationScope.NONE);
    }

    private TestDevice(Kernel kernel, TestDevice below, SynchronizationScope scope) {
        this.kernel = kernel;
        this.scope = scope;
        this.filter = below != null;
        DriverObject driver = new DriverObject(kernel, filter ? "filter" : "function");
        this.object = new DeviceObject(driver, this);
        if (below != null) {
            object.attachTo(below.object);
        } else {
            object.instanceId("TEST\\DEVICE\\0");
            object.ioType(IoType.BUFFERED);
        }
        this.root = new FxDriver(driver);
        this.part = root.adopt(new Part(root));
        this.io = new FxPkgIo(this);
        driver.everyMajorFunction((device, irp) -> io.dispatch(irp));
    }

    /** A request that is on its way, and how often it completed. */
    static final class Call {

        final Irp irp;
        int completions;
        Status status = Status.PENDING;
        long information;

        Call(Irp irp) {
            this.irp = irp;
        }
    }

    Call read(byte[] buffer) {
        return read(new Irp(object.stackSize()), MemorySegment.ofArray(buffer));
    }

    Call read(Irp irp, MemorySegment buffer) {
        irp.next().set(IrpMajor.READ, null, 0, (int) buffer.byteSize(), 0);
        irp.buffers(MemorySegment.NULL, buffer);
        return send(irp);
    }

    /** Sends an IRP whose next location and buffers are set. */
    Call send(Irp irp) {
        Call call = new Call(irp);
        irp.setCompletionRoutine(
                (device, done, context) -> {
                    call.completions++;
                    call.status = done.status();
                    call.information = done.information();
                    return false;
                },
                null);
        irp.call(object);
        return call;
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    @Override
    public DeviceObject deviceObject() {
        return object;
    }

    @Override
    public DeviceObject lower() {
        return object.lower();
    }

    @Override
    public FxObject object() {
        return part;
    }

    private final class Part extends FxParentObject {

        Part(FxDriver parent) {
            super(parent);
        }

        @Override
        public ObjectOwner owner() {
            return new ObjectOwner(driverName(), instanceId());
        }

        @Override
        public boolean belongsToDevice() {
            return true;
        }

        @Override
        public CallbackConstraints constraints() {
            return io.deviceConstraints();
        }

        @Override
        public void violated(WdfViolation violation) {
            violations.add(violation);
        }

        @Override
        protected void fault(String callback, Throwable thrown) {
            driverFault(callback, thrown);
        }

        @Override
        public String toString() {
            return "device " + instanceId() + " of " + driverName();
        }
    }

    @Override
    public Device device() {
        throw new UnsupportedOperationException("this device has an I/O package only");
    }

    @Override
    public boolean reusesRequests() {
        return !outOfMemory;
    }

    @Override
    public boolean failsAllocation(boolean forwardProgress) {
        return outOfMemory;
    }

    @Override
    public boolean isFilter() {
        return filter;
    }

    @Override
    public boolean isPdo() {
        return false;
    }

    @Override
    public DeviceHost forwardingParent() {
        return null;
    }

    @Override
    public String driverName() {
        return object.driver().name();
    }

    @Override
    public String instanceId() {
        return "TEST\\DEVICE\\0";
    }

    @Override
    public SynchronizationScope synchronizationScope() {
        return scope;
    }

    @Override
    public ExecutionLevel executionLevel() {
        return ExecutionLevel.DISPATCH;
    }

    @Override
    public void checkOpen(String registration) {}

    @Override
    public void driverFault(String callback, Throwable fault) {
        faults.add(callback + ": " + fault.getMessage());
    }
}
