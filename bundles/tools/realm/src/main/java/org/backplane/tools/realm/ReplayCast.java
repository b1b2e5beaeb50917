package org.backplane.tools.realm;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.Interrupt;
import org.backplane.ddi.Isr;
import org.backplane.runtime.WrittenOffException;
import org.backplane.verifier.Crossing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who plays in a replay: stand-ins for the framework's objects, by the names of the recording, and
 * the callbacks that the driver registered with them.
 *
 * <p><b>Serialised by:</b> the simulation.
 */
final class ReplayCast {

    private final Supplier<ReplayAnswer> answers;
    private final String device;
    private final Map<String, StandIn> standIns = new HashMap<>();

    /** What the driver handed over to be called; the last of a name counts. */
    private final List<Object> callbacks = new ArrayList<>();

    /** The driver's own values, by their words. */
    private final Map<String, Object> values = new HashMap<>();

    private Driver driver;

    ReplayCast(Supplier<ReplayAnswer> answers, String device) {
        this.answers = answers;
        this.device = device;
    }

    void driver(Driver first) {
        driver = first;
    }

    String device() {
        return device;
    }

    ReplayAnswer takeAnswer() {
        return answers.get();
    }

    void register(Object callback) {
        callbacks.add(callback);
    }

    void keep(String words, Object value) {
        values.put(words, value);
    }

    Object value(String words) {
        return values.get(words);
    }

    /** The stand-in of this name, made when it is first spoken of. */
    StandIn standIn(String name, Class<?> type) {
        return standIns.computeIfAbsent(name, key -> new StandIn(this, key, types(type)));
    }

    /** An interrupt is what its service routine gets, too. */
    private static Class<?>[] types(Class<?> type) {
        return type == Interrupt.class || type == Isr.class
                ? new Class<?>[] {Interrupt.class, Isr.class}
                : new Class<?>[] {type};
    }

    /** Calls the driver as it was called then; what it throws has crossed already. */
    void call(Crossing recorded) {
        if (recorded.function().equals("EvtDriverDeviceAdd")) {
            ignoringWhatIsThrown(() ->
                    driver.evtDriverDeviceAdd(
                            (DeviceInit)
                                    standIn(recorded.arguments().getFirst(), DeviceInit.class)
                                            .proxy()));
            return;
        }
        String name = recorded.function() + " of " + recorded.object();
        Object callback =
                callbacks.reversed().stream()
                        .filter(candidate -> candidate.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError(
                                        "crossing %d of %s diverges\nexpected: %s\nbut the driver has"
                                                        .formatted(
                                                                recorded.number(), device, recorded)
                                                + " not registered that callback"));
        Method method = functionOf(callback);
        Object[] arguments = arguments(method, recorded);
        ignoringWhatIsThrown(() -> invoke(callback, method, arguments));
    }

    private static void ignoringWhatIsThrown(Runnable call) {
        try {
            call.run();
        } catch (WrittenOffException | AssertionError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return;
        }
    }

    private static void invoke(Object callback, Method method, Object[] arguments) {
        try {
            method.invoke(callback, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method functionOf(Object callback) {
        return Arrays.stream(callback.getClass().getInterfaces()[0].getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .findFirst()
                .orElseThrow();
    }

    /** The recording leaves out the argument that is what the callback belongs to. */
    private Object[] arguments(Method method, Crossing recorded) {
        Class<?>[] types = method.getParameterTypes();
        List<String> words = new ArrayList<>(recorded.arguments());
        if (words.size() < types.length) {
            words.addFirst(recorded.object());
        }
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = ReplayWords.value(words.get(i), types[i], this);
        }
        if (types.length > 0
                && arguments[0] != null
                && Proxy.isProxyClass(arguments[0].getClass())
                && Proxy.getInvocationHandler(arguments[0]) instanceof StandIn first) {
            first.bring(recorded.data());
        }
        return arguments;
    }
}
