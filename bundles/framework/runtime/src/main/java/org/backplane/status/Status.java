package org.backplane.status;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An NTSTATUS: the outcome of an operation.
 *
 * <p>An open enumeration. The constants below are interned, so comparing with {@code ==} is right
 * for them; codes without a constant come from {@link #of(int)} and are interned too.
 *
 * <p><b>Level:</b> any; immutable.
 */
public final class Status {

    private static final Map<Integer, Status> KNOWN = new HashMap<>();
    private static final Map<Integer, Status> OTHERS = new ConcurrentHashMap<>();

    /** STATUS_SUCCESS. */
    public static final Status SUCCESS = known(0x0000_0000, "SUCCESS");

    /** STATUS_TIMEOUT: a wait ended because its time was over. A success code. */
    public static final Status TIMEOUT = known(0x0000_0102, "TIMEOUT");

    /** STATUS_PENDING: the request is kept and will be completed later. */
    public static final Status PENDING = known(0x0000_0103, "PENDING");

    /** STATUS_OBJECT_NAME_EXISTS: it was there already. A success code. */
    public static final Status OBJECT_NAME_EXISTS = known(0x4000_0000, "OBJECT_NAME_EXISTS");

    /** STATUS_BUFFER_OVERFLOW: more data than fits; a warning. */
    public static final Status BUFFER_OVERFLOW = known(0x8000_0005, "BUFFER_OVERFLOW");

    /** STATUS_DEVICE_BUSY: try again later; a warning. */
    public static final Status DEVICE_BUSY = known(0x8000_0011, "DEVICE_BUSY");

    /** STATUS_NO_MORE_ENTRIES: a queue or list has nothing more to give. */
    public static final Status NO_MORE_ENTRIES = known(0x8000_001A, "NO_MORE_ENTRIES");

    /** STATUS_UNSUCCESSFUL: it failed, for a reason with no code of its own. */
    public static final Status UNSUCCESSFUL = known(0xC000_0001, "UNSUCCESSFUL");

    /** STATUS_NOT_IMPLEMENTED. */
    public static final Status NOT_IMPLEMENTED = known(0xC000_0002, "NOT_IMPLEMENTED");

    /** STATUS_ACCESS_VIOLATION: the memory cannot be used like this. */
    public static final Status ACCESS_VIOLATION = known(0xC000_0005, "ACCESS_VIOLATION");

    /** STATUS_INVALID_PARAMETER. */
    public static final Status INVALID_PARAMETER = known(0xC000_000D, "INVALID_PARAMETER");

    /** STATUS_NO_SUCH_DEVICE: the device is gone. */
    public static final Status NO_SUCH_DEVICE = known(0xC000_000E, "NO_SUCH_DEVICE");

    /** STATUS_INVALID_DEVICE_REQUEST: no driver of the stack serves such a request. */
    public static final Status INVALID_DEVICE_REQUEST =
            known(0xC000_0010, "INVALID_DEVICE_REQUEST");

    /** STATUS_END_OF_FILE: there is nothing to read any more. */
    public static final Status END_OF_FILE = known(0xC000_0011, "END_OF_FILE");

    /** STATUS_MORE_PROCESSING_REQUIRED: a completion routine took the IRP back. */
    public static final Status MORE_PROCESSING_REQUIRED =
            known(0xC000_0016, "MORE_PROCESSING_REQUIRED");

    /** STATUS_CONFLICTING_ADDRESSES: what a device needs is in use by another one. */
    public static final Status CONFLICTING_ADDRESSES = known(0xC000_0018, "CONFLICTING_ADDRESSES");

    /** STATUS_ACCESS_DENIED. */
    public static final Status ACCESS_DENIED = known(0xC000_0022, "ACCESS_DENIED");

    /** STATUS_BUFFER_TOO_SMALL. */
    public static final Status BUFFER_TOO_SMALL = known(0xC000_0023, "BUFFER_TOO_SMALL");

    /** STATUS_OBJECT_TYPE_MISMATCH: the object is of another type than the caller expects. */
    public static final Status OBJECT_TYPE_MISMATCH = known(0xC000_0024, "OBJECT_TYPE_MISMATCH");

    /** STATUS_OBJECT_NAME_INVALID: not a well-formed name. */
    public static final Status OBJECT_NAME_INVALID = known(0xC000_0033, "OBJECT_NAME_INVALID");

    /** STATUS_OBJECT_NAME_NOT_FOUND: nothing has this name. */
    public static final Status OBJECT_NAME_NOT_FOUND = known(0xC000_0034, "OBJECT_NAME_NOT_FOUND");

    /** STATUS_OBJECT_NAME_COLLISION: the name is taken. */
    public static final Status OBJECT_NAME_COLLISION = known(0xC000_0035, "OBJECT_NAME_COLLISION");

    /** STATUS_DELETE_PENDING: the object is being deleted. */
    public static final Status DELETE_PENDING = known(0xC000_0056, "DELETE_PENDING");

    /** STATUS_INVALID_USER_BUFFER: the caller gave no buffer, or not one for this. */
    public static final Status INVALID_USER_BUFFER = known(0xC000_00E8, "INVALID_USER_BUFFER");

    /** STATUS_INSUFFICIENT_RESOURCES. */
    public static final Status INSUFFICIENT_RESOURCES =
            known(0xC000_009A, "INSUFFICIENT_RESOURCES");

    /** STATUS_DEVICE_NOT_READY. */
    public static final Status DEVICE_NOT_READY = known(0xC000_00A3, "DEVICE_NOT_READY");

    /** STATUS_IO_TIMEOUT: the request did not finish in the time it was given. */
    public static final Status IO_TIMEOUT = known(0xC000_00B5, "IO_TIMEOUT");

    /** STATUS_NOT_SUPPORTED: nobody on the road handles this. */
    public static final Status NOT_SUPPORTED = known(0xC000_00BB, "NOT_SUPPORTED");

    /** STATUS_INTERNAL_ERROR. */
    public static final Status INTERNAL_ERROR = known(0xC000_00E5, "INTERNAL_ERROR");

    /** STATUS_CANCELLED: the request was cancelled before it finished. */
    public static final Status CANCELLED = known(0xC000_0120, "CANCELLED");

    /** STATUS_CANNOT_DELETE: it is not the caller's to delete. */
    public static final Status CANNOT_DELETE = known(0xC000_0121, "CANNOT_DELETE");

    /** STATUS_DRIVER_UNABLE_TO_LOAD. */
    public static final Status DRIVER_UNABLE_TO_LOAD = known(0xC000_026C, "DRIVER_UNABLE_TO_LOAD");

    /** STATUS_DEVICE_DATA_ERROR. */
    public static final Status DEVICE_DATA_ERROR = known(0xC000_009C, "DEVICE_DATA_ERROR");

    /** STATUS_INVALID_DEVICE_STATE: not in a state in which this is possible. */
    public static final Status INVALID_DEVICE_STATE = known(0xC000_0184, "INVALID_DEVICE_STATE");

    /** STATUS_INFO_LENGTH_MISMATCH. */
    public static final Status INFO_LENGTH_MISMATCH = known(0xC000_0004, "INFO_LENGTH_MISMATCH");

    /** STATUS_POWER_STATE_INVALID: not possible from, or in, that power state. */
    public static final Status POWER_STATE_INVALID = known(0xC000_02D3, "POWER_STATE_INVALID");

    /** STATUS_DEVICE_POWER_FAILURE: the device did not reach its working state. */
    public static final Status DEVICE_POWER_FAILURE = known(0xC000_009E, "DEVICE_POWER_FAILURE");

    /** STATUS_DEVICE_REMOVED: the device was taken away. */
    public static final Status DEVICE_REMOVED = known(0xC000_02B6, "DEVICE_REMOVED");

    /** STATUS_NOT_FOUND. */
    public static final Status NOT_FOUND = known(0xC000_0225, "NOT_FOUND");

    /** STATUS_FAILED_DRIVER_ENTRY. */
    public static final Status FAILED_DRIVER_ENTRY = known(0xC000_0365, "FAILED_DRIVER_ENTRY");

    /** STATUS_REGISTRY_CORRUPT: what is in the registry cannot be read. */
    public static final Status REGISTRY_CORRUPT = known(0xC000_014C, "REGISTRY_CORRUPT");

    /** STATUS_REGISTRY_IO_FAILED: the disk does not take or give what is in the registry. */
    public static final Status REGISTRY_IO_FAILED = known(0xC000_014D, "REGISTRY_IO_FAILED");

    /** STATUS_KEY_DELETED: the registry key was deleted since it was opened. */
    public static final Status KEY_DELETED = known(0xC000_017C, "KEY_DELETED");

    /** STATUS_CHILD_MUST_BE_VOLATILE: below a volatile registry key. */
    public static final Status CHILD_MUST_BE_VOLATILE =
            known(0xC000_0181, "CHILD_MUST_BE_VOLATILE");

    /** STATUS_REGISTRY_QUOTA_LIMIT: the registry would grow too large. */
    public static final Status REGISTRY_QUOTA_LIMIT = known(0xC000_0256, "REGISTRY_QUOTA_LIMIT");

    /** STATUS_SYSTEM_SHUTDOWN: too late, the system is going down. */
    public static final Status SYSTEM_SHUTDOWN = known(0xC000_02EB, "SYSTEM_SHUTDOWN");

    /** STATUS_REQUEST_NOT_ACCEPTED: the IRP has too few stack locations for the target. */
    public static final Status REQUEST_NOT_ACCEPTED = known(0xC000_00D0, "REQUEST_NOT_ACCEPTED");

    /** STATUS_WDF_QUEUED: the request waits in a stopped I/O target. */
    public static final Status WDF_QUEUED = known(0x4020_0000, "WDF_QUEUED");

    /**
     * STATUS_WDF_DEVICE_REMOVED_NOT_SENT: the I/O target that kept the request does not send it.
     */
    public static final Status WDF_DEVICE_REMOVED_NOT_SENT =
            known(0xC020_0206, "WDF_DEVICE_REMOVED_NOT_SENT");

    /** STATUS_WDF_INTERNAL_ERROR: the framework failed. */
    public static final Status WDF_INTERNAL_ERROR = known(0xC020_0201, "WDF_INTERNAL_ERROR");

    /** STATUS_WDF_PAUSED: the queue is stopped or without power. */
    public static final Status WDF_PAUSED = known(0xC020_0203, "WDF_PAUSED");

    /** STATUS_WDF_BUSY: the queue takes nothing at the moment, or the slot is taken. */
    public static final Status WDF_BUSY = known(0xC020_0204, "WDF_BUSY");

    /** STATUS_WDF_NO_CALLBACK: a callback is needed here and none was registered. */
    public static final Status WDF_NO_CALLBACK = known(0xC020_020B, "WDF_NO_CALLBACK");

    /**
     * STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL: it is to be serialised with callbacks that run at
     * another level.
     */
    public static final Status WDF_INCOMPATIBLE_EXECUTION_LEVEL =
            known(0xC020_020C, "WDF_INCOMPATIBLE_EXECUTION_LEVEL");

    /** STATUS_WDF_NOT_ENOUGH_MAP_REGISTERS: a transfer needs more of them than there are. */
    public static final Status WDF_NOT_ENOUGH_MAP_REGISTERS =
            known(0xC020_0214, "WDF_NOT_ENOUGH_MAP_REGISTERS");

    private final int code;
    private final String name;

    private Status(int code, String name) {
        this.code = code;
        this.name = name;
    }

    private static Status known(int code, String name) {
        Status status = new Status(code, name);
        KNOWN.put(code, status);
        return status;
    }

    /** The status with this code: a constant above if there is one, else one for the bare code. */
    public static Status of(int code) {
        Status status = KNOWN.get(code);
        return status != null
                ? status
                : OTHERS.computeIfAbsent(code, c -> new Status(c, "STATUS_0x%08X".formatted(c)));
    }

    /** The NTSTATUS value. */
    public int code() {
        return code;
    }

    /** NT_SUCCESS: success and informational codes. */
    public boolean isSuccess() {
        return code >= 0;
    }

    /** NT_ERROR: error codes, but not warnings. */
    public boolean isError() {
        return code >>> 30 == 3;
    }

    /** The constant's name without STATUS_ in front, or the code in hexadecimal. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
