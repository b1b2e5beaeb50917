package org.backplane.kmdf.internal.object;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the driver on the stack.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing.
 */
final class DriverFrames {

    private static final List<String> FRAMEWORK =
            List.of(
                    "org.backplane.kmdf.",
                    "org.backplane.verifier.",
                    "org.backplane.runtime.",
                    "org.backplane.wdm.",
                    "org.backplane.io.",
                    "java.",
                    "jdk.");

    private static final String LAMBDA = "lambda$";

    private DriverFrames() {}

    /** The driver's method that the framework called last, for example {@code Echo.evtIoRead}. */
    static String callback() {
        return StackWalker.getInstance()
                .walk(frames ->
                        driversOwn(frames).reduce((_, outer) -> outer).map(DriverFrames::name))
                .orElse("the framework on behalf");
    }

    private static Stream<StackFrame> driversOwn(Stream<StackFrame> frames) {
        return frames.dropWhile(frame -> !isDriver(frame)).takeWhile(DriverFrames::isDriver);
    }

    private static boolean isDriver(StackFrame frame) {
        return FRAMEWORK.stream().noneMatch(frame.getClassName()::startsWith);
    }

    private static String name(StackFrame frame) {
        String type = frame.getClassName();
        String method = frame.getMethodName();
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
                + '.'
                + (method.startsWith(LAMBDA)
                        ? method.substring(LAMBDA.length(), method.lastIndexOf('$'))
                        : method);
    }
}
