package org.backplane.wdm;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.security.SecurityDescriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * One driver's place in a device stack (DEVICE_OBJECT).
 *
 * <p>The lowest object of a stack is the physical device object (PDO), made by the bus driver; the
 * others attach above it. Objects are linked both ways: {@link #lower()} is where a driver sends
 * what it does not finish itself, {@link #top()} is where new requests enter.
 *
 * <p><b>Level:</b> creating, attaching, detaching and deleting at PASSIVE; reading the links at any
 * level. <b>Serialised by:</b> the PnP manager, which builds, changes and takes apart one device's
 * stack at one place at a time; the links are volatile, so readers need no lock.
 */
public final class DeviceObject {

    /** The type of a device that is none of those with a type of their own. */
    private static final int FILE_DEVICE_UNKNOWN = 0x22;

    private static final int ALL = (1 << IrpMajor.COUNT) - 1;

    private final DriverObject driver;
    private final Object extension;
    private volatile DeviceObject upper;
    private volatile DeviceObject lower;
    private volatile DeviceObject pdo;
    private volatile int stackSize = 1;
    private volatile boolean deleted;
    private volatile IoType ioType = IoType.NEITHER;
    private volatile boolean exclusive;
    private volatile boolean initializing;
    private volatile String name;
    private volatile SecurityDescriptor security;
    private volatile int deviceType = FILE_DEVICE_UNKNOWN;
    private volatile int characteristics;
    private volatile String instanceId;
    private volatile Object deviceNode;
    private volatile String currentCallback;
    private volatile Object powerExtension;

    /** The major functions that its driver wants, one bit each. */
    private volatile int wanted = ALL;

    /**
     * Who gets an IRP that is sent here, by major function: this object, or the highest one below
     * whose driver wants it. Null as long as that is this object for every one of them.
     */
    private volatile DeviceObject[] receivers;

    /**
     * Makes a device object (IoCreateDevice), not attached to anything.
     *
     * @param extension the driver's own data for the device; may be null
     */
    public DeviceObject(DriverObject driver, Object extension) {
        this.driver = driver;
        this.extension = extension;
        this.pdo = this;
    }

    /** The driver that made it. */
    public DriverObject driver() {
        return driver;
    }

    /** The driver's own data (DeviceExtension). */
    public Object extension() {
        return extension;
    }

    /** The object attached above this one; null at the top. */
    public DeviceObject upper() {
        return upper;
    }

    /** The object this one is attached to; null for a PDO and after detaching. */
    public DeviceObject lower() {
        return lower;
    }

    /** The PDO of the stack this object is or was attached to; itself while unattached. */
    public DeviceObject pdo() {
        return pdo;
    }

    /** The highest object of the stack (IoGetAttachedDevice). */
    public DeviceObject top() {
        DeviceObject top = this;
        for (DeviceObject next = upper; next != null; next = next.upper) {
            top = next;
        }
        return top;
    }

    /** How many stack locations an IRP needs that enters here. */
    public int stackSize() {
        return stackSize;
    }

    /**
     * Sets the stack size (DEVICE_OBJECT.StackSize), before anything is attached above: for a
     * driver that wants locations of its own beyond the one that attaching counts, or hands IRPs on
     * to another stack.
     */
    public void stackSize(int locations) {
        stackSize = locations;
    }

    /** The device instance path; set by the PnP manager on PDOs, null elsewhere. */
    public String instanceId() {
        return instanceId;
    }

    /** Sets the device instance path; for the PnP manager alone. */
    public void instanceId(String id) {
        instanceId = id;
    }

    /** What the PnP manager keeps of the device, on PDOs (DEVOBJ_EXTENSION); null elsewhere. */
    public Object deviceNode() {
        return deviceNode;
    }

    /** Sets what the PnP manager keeps of the device; for it alone. */
    public void deviceNode(Object node) {
        deviceNode = node;
    }

    /**
     * The callback of its driver that runs now; null if none does or nobody says. For messages
     * about drivers that hang.
     */
    public String currentCallback() {
        return currentCallback;
    }

    /** Says which callback of the driver runs; null for none. For driver frameworks. */
    public void currentCallback(String callback) {
        currentCallback = callback;
    }

    /** What the power manager keeps of the device (DEVOBJ_EXTENSION.Dope); on PDOs alone. */
    public Object powerExtension() {
        return powerExtension;
    }

    /** Keeps something for the power manager, and for it alone. */
    public void powerExtension(Object extension) {
        powerExtension = extension;
    }

    /** The name that its driver gave it; null without one. */
    public String name() {
        return name;
    }

    /**
     * Gives the object a name by which it can be opened.
     *
     * @throws StatusException as {@link DeviceNames#add}
     */
    public void assignName(String newName) {
        driver.kernel().deviceNames().add(newName, this);
        name = newName;
    }

    /** Who may open the stack that the object is in; null if the object does not say. */
    public SecurityDescriptor security() {
        return security;
    }

    /** Says who may open the stack that the object is in. */
    public void security(SecurityDescriptor descriptor) {
        security = descriptor;
    }

    /** Whether its driver is not ready to have it opened (DO_DEVICE_INITIALIZING). */
    public boolean isInitializing() {
        return initializing;
    }

    /** Says whether its driver is not ready to have it opened. */
    public void initializing(boolean yes) {
        initializing = yes;
    }

    /** The FILE_DEVICE_ type; unknown as a rule. */
    public int deviceType() {
        return deviceType;
    }

    /** Sets the FILE_DEVICE_ type. */
    public void deviceType(int type) {
        deviceType = type;
    }

    /** The FILE_ characteristics flags, for example FILE_DEVICE_SECURE_OPEN. */
    public int characteristics() {
        return characteristics;
    }

    /** Sets the characteristics flags. */
    public void characteristics(int flags) {
        characteristics = flags;
    }

    /** How drivers get at the buffers of reads and writes that enter the stack here. */
    public IoType ioType() {
        return ioType;
    }

    /**
     * Sets how drivers get at the buffers of reads and writes (DO_BUFFERED_IO, DO_DIRECT_IO);
     * before anything is attached above. An object has the type of the one that it is attached to
     * unless its driver says otherwise, as a function driver does and a filter must not.
     */
    public void ioType(IoType type) {
        ioType = type;
    }

    /** Whether one handle at a time may be open on the stack that the object is in. */
    public boolean isExclusive() {
        return exclusive;
    }

    /** Lets one handle at a time be open on the stack that the object is in (DO_EXCLUSIVE). */
    public void setExclusive() {
        exclusive = true;
    }

    /**
     * Says that the driver wants none of the IRPs of a major function: {@link Irp#call} hands them
     * to the next lower driver that does, as if this one had skipped its location, and this one
     * costs nothing. While nothing is below, the driver gets them all the same.
     */
    public void passDown(int major) {
        wanted &= ~(1 << major);
        findReceivers();
    }

    /** Who gets an IRP of a major function that is sent here. */
    DeviceObject receiver(int major) {
        DeviceObject[] known = receivers;
        return known == null ? this : known[major];
    }

    /** Finds the receivers anew, here and above, after this object or its lower link changed. */
    private void findReceivers() {
        for (DeviceObject object = this; object != null; object = object.upper) {
            object.receivers = object.findOwnReceivers();
        }
    }

    private DeviceObject[] findOwnReceivers() {
        DeviceObject below = lower;
        int wants = wanted;
        if (wants == ALL || below == null) {
            return null;
        }
        DeviceObject[] found = new DeviceObject[IrpMajor.COUNT];
        for (int major = 0; major < found.length; major++) {
            found[major] = (wants & 1 << major) != 0 ? this : below.receiver(major);
        }
        return found;
    }

    /** Whether {@link #delete()} was called. */
    public boolean isDeleted() {
        return deleted;
    }

    /** The objects of the stack from here up to the top. */
    public List<DeviceObject> fromHereUp() {
        List<DeviceObject> stack = new ArrayList<>();
        for (DeviceObject object = this; object != null; object = object.upper) {
            stack.add(object);
        }
        return stack;
    }

    /**
     * Attaches this object on top of {@code base}'s stack (IoAttachDeviceToDeviceStack).
     *
     * @return the object directly below, the target for requests to pass on
     * @throws StatusException DELETE_PENDING if the stack is being taken apart, which is also how
     *     an AddDevice learns that it came back too late
     */
    public DeviceObject attachTo(DeviceObject base) {
        DeviceObject top = base.top();
        if (base.pdo.deleted || top.deleted || deleted) {
            throw new StatusException(
                    Status.DELETE_PENDING,
                    "cannot attach "
                            + driver.name()
                            + " to "
                            + base.pdo.describe()
                            + ": the device is being removed");
        }
        stackSize = top.stackSize + 1;
        ioType = top.ioType;
        pdo = base.pdo;
        lower = top;
        findReceivers();
        top.upper = this;
        return top;
    }

    /** Takes this object off the one below (IoDetachDevice, called with itself); idempotent. */
    public void detach() {
        DeviceObject below = lower;
        if (below != null) {
            below.upper = null;
            lower = null;
            findReceivers();
        }
    }

    /** Marks the object deleted (IoDeleteDevice); nothing can attach any more. */
    public void delete() {
        deleted = true;
    }

    /** What people call the device: its instance path, its name, or whose it is. */
    public String describe() {
        if (instanceId != null) {
            return instanceId;
        }
        return name != null ? name : "a device of " + driver.name();
    }

    @Override
    public String toString() {
        return driver.name() + (instanceId != null ? " (" + instanceId + ")" : "");
    }
}
