package org.backplane.kmdf.internal.policy;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.TaskTimer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;

/**
 * A dispatcher whose idle timers cannot be stopped while somebody says so: they expire instead, as
 * those do that another processor has just begun with.
 */
final class LateTimers {

    private LateTimers() {}

    static Dispatcher over(Dispatcher dispatcher, BooleanSupplier late) {
        return (Dispatcher)
                Proxy.newProxyInstance(
                        Dispatcher.class.getClassLoader(),
                        new Class<?>[] {Dispatcher.class},
                        (_, method, arguments) -> {
                            try {
                                Object result = method.invoke(dispatcher, arguments);
                                return result instanceof TaskTimer timer
                                                && String.valueOf(arguments[1])
                                                        .startsWith("idle timeout")
                                        ? new LateTimer(timer, late)
                                        : result;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }

    private record LateTimer(TaskTimer timer, BooleanSupplier late) implements TaskTimer {

        @Override
        public boolean start(long delayNanos) {
            return timer.start(delayNanos);
        }

        @Override
        public boolean startPeriodic(long delayNanos, long periodNanos) {
            return timer.startPeriodic(delayNanos, periodNanos);
        }

        @Override
        public boolean stop() {
            if (late.getAsBoolean()) {
                timer.start(0);
                return false;
            }
            return timer.stop();
        }

        @Override
        public boolean stopAndWait() {
            return timer.stopAndWait();
        }
    }
}
