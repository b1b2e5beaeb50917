package org.backplane.verifier.internal;

import org.backplane.ddi.Disposition;
import org.backplane.ddi.EvtRequestCompletion;
import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.Memory;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestSendOptions;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.StatusException;
import org.backplane.verifier.CrossingKind;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands for an object of the framework: the driver's calls come in here and go on to it.
 *
 * <p><b>Level:</b> that of the call. <b>Serialised by:</b> nothing.
 */
final class WallObject implements InvocationHandler, Subject {

    private final Wall wall;
    private final Object target;
    private final String name;
    private final Subject partOf;
    private final Object proxy;

    /** Whether the driver has seen what this request brings. */
    private final AtomicBoolean introduced = new AtomicBoolean();

    /** The buffers of a request; they live as long as that. */
    private volatile WallObject input;

    private volatile WallObject output;

    /**
     * Makes the proxy of {@code target}.
     *
     * @param partOf what a crossing through this object is about; null if it is about the object
     */
    WallObject(Wall wall, Object target, Class<?>[] types, String name, Subject partOf) {
        this.wall = wall;
        this.target = target;
        this.name = name;
        this.partOf = partOf;
        this.proxy = wall.proxy(types, this);
    }

    Object proxy() {
        return proxy;
    }

    Object target() {
        return target;
    }

    @Override
    public String words() {
        return name;
    }

    /** What the callbacks that are registered here belong to. */
    Subject registrar() {
        return partOf != null ? partOf : this;
    }

    /** What comes with this object now if it is a request that the driver has not seen yet. */
    Data introduce() {
        return target instanceof Request request && introduced.compareAndSet(false, true)
                ? Data.brought(request)
                : Data.NONE;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofEveryObject(method, given);
        }
        DdiMethod ddi = DdiMethod.of(method);
        Object[] passed = pass(ddi, given);
        return ddi.function() == null
                ? answer(ddi.invoke(target, passed), method, passed)
                : cross(ddi, method, given, passed);
    }

    private Object ofEveryObject(Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> Wall.standingFor(given[0]) == this;
            case "hashCode" -> name.hashCode();
            default -> name;
        };
    }

    private Object[] pass(DdiMethod ddi, Object[] given) {
        if (given == null) {
            return null;
        }
        Object[] passed = new Object[given.length];
        for (int i = 0; i < given.length; i++) {
            Object value = Wall.toFramework(given[i]);
            passed[i] =
                    isDrivers(given[i]) && ddi.isCallback(i)
                            ? wall.callback(
                                            value,
                                            ddi.parameter(i),
                                            ddi.callbackName(i),
                                            registrar())
                                    .proxy()
                            : value;
        }
        return passed;
    }

    /** Not an object of the framework, whether it came through the wall or by evtDriverEntry. */
    private static boolean isDrivers(Object value) {
        return value != null
                && Wall.standingFor(value) == null
                && !(value instanceof FrameworkObject);
    }

    private Object cross(DdiMethod ddi, Method method, Object[] given, Object[] passed)
            throws Throwable {
        String function = ddi.function();
        boolean ends = function.startsWith("WdfRequestComplete");
        long begun =
                wall.isHeard()
                        ? wall.begin(
                                CrossingKind.CALL,
                                function,
                                this,
                                arguments(ddi, given),
                                ends && passed.length > 1
                                        ? Data.output((Request) target, (Long) passed[1])
                                        : Data.NONE)
                        : 0;
        Object result;
        try {
            StatusException fault = wall.nextFault(ddi, this);
            Object raw = fault == null ? ddi.invoke(target, passed) : fail(function, passed, fault);
            result = answer(raw, method, passed);
        } catch (WrittenOffException e) {
            throw e;
        } catch (Throwable t) {
            if (wall.isHeard()) {
                wall.end(
                        CrossingKind.CALL_THROW, begun, function, this, Words.thrown(t), Data.NONE);
            }
            throw t;
        }
        if (ends
                || function.equals("WdfObjectDelete")
                || function.equals("WdfRequestForwardToParentDeviceIoQueue")
                || (function.equals("WdfRequestSend") && passed.length == 1)) {
            wall.forget(target);
        }
        if (wall.isHeard()) {
            WallObject answered = Wall.standingFor(result);
            wall.end(
                    CrossingKind.CALL_RETURN,
                    begun,
                    function,
                    this,
                    ddi.answersVoid() || answered == this ? "" : wall.words().of(result),
                    answered == null ? Data.NONE : answered.introduce());
        }
        return result;
    }

    private List<String> arguments(DdiMethod ddi, Object[] given) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; given != null && i < given.length; i++) {
            if (!ddi.isCallback(i) || Wall.standingFor(given[i]) != null) {
                arguments.add(wall.words().of(given[i]));
            }
        }
        return arguments;
    }

    private Object answer(Object raw, Method method, Object[] passed) {
        if (target.equals(raw)) {
            return proxy;
        }
        if (raw instanceof Memory memory && target instanceof Request) {
            return buffer(memory, method.getName()).proxy();
        }
        if (method.getReturnType() == Object.class) {
            // A value of the driver's own.
            return raw;
        }
        Object result = wall.toDriver(raw, this);
        WallObject made = Wall.standingFor(result);
        if (made != null && passed != null) {
            for (Object argument : passed) {
                WallCallback.bind(argument, made);
            }
        }
        return result;
    }

    private WallObject buffer(Memory memory, String which) {
        boolean in = which.equals("input");
        if (!in && !which.equals("output")) {
            return bufferNamed(memory, "locked memory");
        }
        WallObject known = in ? input : output;
        if (known == null) {
            known = bufferNamed(memory, which);
            if (in) {
                input = known;
            } else {
                output = known;
            }
        }
        return known;
    }

    private WallObject bufferNamed(Memory memory, String which) {
        Class<?>[] types = DdiTypes.of(memory.getClass());
        return new WallObject(wall, memory, types, which + " of " + name, null);
    }

    /**
     * Fails a call the way the function tells of failures: as a rule it throws; a request that
     * cannot be sent completes, or comes back the way it would have come back.
     */
    private Object fail(String function, Object[] passed, StatusException fault) {
        if (!function.equals("WdfRequestSend")) {
            throw fault;
        }
        Object last = passed[passed.length - 1];
        if (last instanceof RequestSendOptions) {
            return fault.status();
        }
        if (!(last instanceof EvtRequestCompletion routine)) {
            ((Request) target).complete(fault.status());
        } else if (routine.evtRequestCompletion((Request) target, fault.status(), 0) == null) {
            throw new IllegalStateException(
                    "EvtRequestCompletionRoutine returned null instead of a disposition");
        }
        return Disposition.SENT;
    }
}
