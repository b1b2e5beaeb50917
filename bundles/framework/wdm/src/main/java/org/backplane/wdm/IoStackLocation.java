package org.backplane.wdm;

import org.backplane.wdm.power.PowerChange;

/**
 * One driver's parameters in an IRP (IO_STACK_LOCATION).
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the IRP has one holder at a time.
 */
public final class IoStackLocation {

    private int major;
    private int minor;
    private int inputLength;
    private int outputLength;
    private int controlCode;
    private long byteOffset;
    private Object argument;
    private FileObject fileObject;
    DeviceObject device;
    CompletionRoutine completion;
    Object completionContext;
    boolean pending;

    /** Makes an empty location, to be filled in and handed to {@link Irp#setNext}. */
    public IoStackLocation() {}

    /** The major function code, one of {@link IrpMajor}. */
    public int major() {
        return major;
    }

    /** The minor function code, for PnP one of {@link PnpMinor}. */
    public int minor() {
        return minor;
    }

    /** Bytes to write, or bytes of input of a device control. */
    public int inputLength() {
        return inputLength;
    }

    /** Bytes to read, or room for output of a device control. */
    public int outputLength() {
        return outputLength;
    }

    /** Where in the device to read or write, in bytes; 0 where that means nothing. */
    public long byteOffset() {
        return byteOffset;
    }

    /** The code of a device control (CTL_CODE). */
    public int controlCode() {
        return controlCode;
    }

    /**
     * The argument of a PnP or power minor function; its type stands with the code in {@link
     * PnpMinor} and {@link org.backplane.wdm.power.PowerMinor}. Also that of a control among
     * drivers, if it has one.
     */
    public Object argument() {
        return argument;
    }

    /** The handle the request came through; null for requests of the system. */
    public FileObject fileObject() {
        return fileObject;
    }

    /** The device object this location was given to. */
    public DeviceObject device() {
        return device;
    }

    /** Sets the handle that the request comes through. */
    public void fileObject(FileObject file) {
        fileObject = file;
    }

    /** Makes this a create, cleanup, close, read or write; lengths that do not apply are 0. */
    public void set(int majorCode, FileObject file, int input, int output, long offset) {
        clear();
        major = majorCode;
        fileObject = file;
        inputLength = input;
        outputLength = output;
        byteOffset = offset;
    }

    /** Makes this a (possibly internal) device control. */
    public void setControl(int majorCode, FileObject file, int code, int input, int output) {
        set(majorCode, file, input, output, 0);
        controlCode = code;
    }

    /**
     * Gives a control among drivers an argument that is an object, where WDM hands a pointer over
     * (Type3InputBuffer).
     */
    public void argument(Object controlArgument) {
        argument = controlArgument;
    }

    /** Makes this a PnP request. */
    public void setPnp(int minorCode, Object pnpArgument) {
        clear();
        major = IrpMajor.PNP;
        minor = minorCode;
        argument = pnpArgument;
    }

    /** Makes this a power request. */
    public void setPower(int minorCode, PowerChange change) {
        setPnp(minorCode, change);
        major = IrpMajor.POWER;
    }

    void copyParameters(IoStackLocation from) {
        major = from.major;
        minor = from.minor;
        inputLength = from.inputLength;
        outputLength = from.outputLength;
        controlCode = from.controlCode;
        byteOffset = from.byteOffset;
        argument = from.argument;
        fileObject = from.fileObject;
        completion = null;
        completionContext = null;
        pending = false;
    }

    void clear() {
        major = 0;
        minor = 0;
        inputLength = 0;
        outputLength = 0;
        controlCode = 0;
        byteOffset = 0;
        argument = null;
        fileObject = null;
        device = null;
        completion = null;
        completionContext = null;
        pending = false;
    }
}
