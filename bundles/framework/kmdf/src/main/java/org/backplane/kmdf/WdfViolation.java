package org.backplane.kmdf;

import java.util.List;
import java.util.Locale;

/**
 * A driver broke a rule that no status can answer: what KMDF stops Windows for, with bugcheck 0x10D
 * (WDF_VIOLATION).
 *
 * <p>Here it takes the one device out of service, at once and whatever the driver does with the
 * exception, and is thrown at the caller, so that the callback in which it happened ends.
 *
 * <p><b>Level:</b> any; immutable.
 */
public final class WdfViolation extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** The bugcheck's number. */
    public static final int BUGCHECK = 0x10D;

    /** What kind of rule (the bugcheck's first parameter). */
    public enum Code {
        /** A power callback does not return. */
        POWER_ROUTINE_TIMED_OUT(0x1),
        /** A lock is taken by who holds it. */
        RECURSIVE_LOCK(0x2),
        /** A request is completed by who must not, or while its memory is still referenced. */
        VERIFIER_FATAL_ERROR(0x3),
        /** Null, where something is needed. */
        REQUIRED_PARAMETER_IS_NULL(0x4),
        /** An object that is no more, or of another kind. */
        INVALID_HANDLE(0x5),
        /** Wrong use of a request; the second parameter is a constant of {@link RequestError}. */
        REQUEST_FATAL_ERROR(0x6),
        /** Wrong use of an object: its references, its deletion. */
        OBJECT_ERROR(0x7),
        /** Wrong use of a DMA transaction. */
        DMA_FATAL_ERROR(0x8),
        /** Unused, in KMDF too. */
        INVALID_INTERRUPT(0x9),
        /** A queue's state makes no sense any more. */
        QUEUE_FATAL_ERROR(0xA),
        /** A lock is given back by who does not hold it, or the object has none. */
        INVALID_LOCK_OPERATION(0xB),
        /** A PnP IRP came while another was under way. */
        PNP_FATAL_ERROR(0xC),
        /** Two power policy owners in one stack. */
        POWER_MULTIPLE_PPO(0xD),
        /** A callback returned at another level than it was called at. */
        VERIFIER_IRQL_MISMATCH(0xE),
        /** A callback returned in a critical region, or left one that was its caller's. */
        CRITICAL_REGION_MISMATCH(0xF),
        /** A function that the framework in use does not have. */
        API_UNAVAILABLE(0x10);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        /** The bugcheck's first parameter. */
        public int number() {
            return number;
        }
    }

    /** The second parameter of {@link Code#REQUEST_FATAL_ERROR}. */
    public enum RequestError {
        /** It cannot be sent: no stack location is left. */
        NO_STACK_LOCATIONS(1),
        /** It has no IRP any more: it is completed. */
        NULL_IRP(2),
        /** It is out already. */
        ALREADY_SENT(3),
        /** It is completed with more information than its buffer holds. */
        INFORMATION_LENGTH_MISMATCH(4),
        /** It is not in the queue. */
        NOT_IN_QUEUE(5);

        private final int number;

        RequestError(int number) {
            this.number = number;
        }

        /** The bugcheck's second parameter. */
        public int number() {
            return number;
        }
    }

    private final Code code;
    private final transient List<Object> parameters;
    private final String callback;
    private final String object;

    /**
     * Makes a violation.
     *
     * @param parameters the bugcheck's other parameters
     * @param driver which driver, and for which device if it is about one
     * @param callback where in the driver
     * @param object what was used wrongly
     * @param rule what is wrong and what to do, without a full stop
     */
    public WdfViolation(
            Code code,
            List<Object> parameters,
            String driver,
            String callback,
            String object,
            String rule) {
        super(
                "WDF_VIOLATION 0x%X/%s (%s) in %s of %s: %s: %s"
                        .formatted(
                                BUGCHECK,
                                numbers(code, parameters),
                                code,
                                callback,
                                driver,
                                object,
                                rule));
        this.code = code;
        this.parameters = List.copyOf(parameters);
        this.callback = callback;
        this.object = object;
    }

    private static String numbers(Code code, List<Object> parameters) {
        String first = Integer.toHexString(code.number()).toUpperCase(Locale.ROOT);
        return !parameters.isEmpty() && parameters.getFirst() instanceof RequestError error
                ? first + "/" + error.number()
                : first;
    }

    /** What kind of rule. */
    public Code code() {
        return code;
    }

    /** The bugcheck's other parameters: objects, statuses, numbers. */
    public List<Object> parameters() {
        return parameters;
    }

    /** The driver's method that was called by the framework, for example {@code Echo.evtIoRead}. */
    public String callback() {
        return callback;
    }

    /** What was used wrongly, in words. */
    public String object() {
        return object;
    }
}
