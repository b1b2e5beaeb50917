package org.backplane.kmdf.internal.callback;

import org.slf4j.MDC;

/**
 * While it is open, what is logged carries the device and the driver whose callback runs in the
 * MDC.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> belongs to one thread.
 */
public final class CallbackScope implements AutoCloseable {

    private static final String DEVICE = "device";
    private static final String DRIVER = "driver";

    private final String outerDevice = MDC.get(DEVICE);
    private final String outerDriver = MDC.get(DRIVER);

    /** Opens the scope of one callback. */
    public CallbackScope(String device, String driver) {
        MDC.put(DEVICE, device);
        MDC.put(DRIVER, driver);
    }

    @Override
    public void close() {
        restore(DEVICE, outerDevice);
        restore(DRIVER, outerDriver);
    }

    private static void restore(String key, String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
