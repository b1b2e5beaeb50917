package org.backplane.verifier.internal;

import org.backplane.ddi.Request;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.verifier.CrossingKind;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands for a callback of the driver: the framework's calls come in here and go on to it.
 *
 * <p><b>Level:</b> that of the callback. <b>Serialised by:</b> nothing.
 */
final class WallCallback implements InvocationHandler, Subject {

    private final Wall wall;
    private final Object callback;
    private final String name;
    private final Subject registrar;
    private final Object proxy;

    /** What was made in the call that handed the callback over; null if nothing was. */
    private volatile WallObject owner;

    WallCallback(Wall wall, Object callback, Class<?> type, String name, Subject registrar) {
        this.wall = wall;
        this.callback = callback;
        this.name = name;
        this.registrar = registrar;
        this.proxy = wall.proxy(new Class<?>[] {type}, this);
    }

    Object proxy() {
        return proxy;
    }

    /** Tells a callback that was handed over in a call which object the call made. */
    static void bind(Object argument, WallObject made) {
        WallCallback callback = of(argument);
        if (callback != null) {
            callback.owner = made;
        }
    }

    private static WallCallback of(Object value) {
        return value != null
                        && Proxy.isProxyClass(value.getClass())
                        && Proxy.getInvocationHandler(value) instanceof WallCallback callback
                ? callback
                : null;
    }

    @Override
    public String words() {
        return owner != null ? owner.words() : registrar.words();
    }

    @Override
    public Object invoke(Object self, Method method, Object[] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> of(given[0]) == this;
                case "hashCode" -> String.valueOf(name).hashCode();
                default -> name + " of " + words();
            };
        }
        DdiMethod ddi = DdiMethod.of(method);
        Object[] passed = new Object[given == null ? 0 : given.length];
        for (int i = 0; i < passed.length; i++) {
            passed[i] = wall.toDriver(given[i], this);
        }
        return name == null
                ? Wall.toFramework(ddi.invoke(callback, passed))
                : cross(name.startsWith("Evt") ? name : ddi.function(), ddi, passed);
    }

    private Object cross(String function, DdiMethod ddi, Object[] passed) throws Throwable {
        long begun =
                wall.isHeard()
                        ? wall.begin(
                                CrossingKind.CALLBACK,
                                function,
                                this,
                                arguments(passed),
                                data(passed))
                        : 0;
        Object result;
        try {
            result = ddi.invoke(callback, passed);
        } catch (WrittenOffException e) {
            throw e;
        } catch (Throwable t) {
            if (wall.isHeard()) {
                wall.end(
                        CrossingKind.CALLBACK_THROW,
                        begun,
                        function,
                        this,
                        Words.thrown(t),
                        Data.NONE);
            }
            throw t;
        }
        if (wall.isHeard()) {
            wall.end(
                    CrossingKind.CALLBACK_RETURN,
                    begun,
                    function,
                    this,
                    ddi.answersVoid() ? "" : wall.words().of(result),
                    Data.NONE);
        }
        return Wall.toFramework(result);
    }

    private List<String> arguments(Object[] passed) {
        List<String> arguments = new ArrayList<>();
        String subject = words();
        for (Object argument : passed) {
            String text = wall.words().of(argument);
            if (!text.equals(subject)) {
                arguments.add(text);
            }
        }
        return arguments;
    }

    /** What a request brings when it is presented, and what it brings back from a lower driver. */
    private static Data data(Object[] passed) {
        WallObject first = passed.length == 0 ? null : Wall.standingFor(passed[0]);
        if (first == null || !(first.target() instanceof Request request)) {
            return Data.NONE;
        }
        boolean cameBack = passed.length == 3 && passed[1] instanceof Status;
        return cameBack ? Data.output(request, (Long) passed[2]) : first.introduce();
    }
}
