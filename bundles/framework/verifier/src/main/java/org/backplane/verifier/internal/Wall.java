package org.backplane.verifier.internal;

import org.backplane.ddi.Driver;
import org.backplane.ddi.Request;
import org.backplane.kmdf.KmdfDrivers;
import org.backplane.kmdf.MonitoredDevice;
import org.backplane.status.StatusException;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingKind;
import org.backplane.verifier.CrossingListener;
import org.backplane.verifier.FaultPlan;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What stands between one device and its driver: knows which proxy stands for what.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; concurrent maps and counters.
 */
public final class Wall {

    /** From how many requests on the wall looks for those whose end nobody told it. */
    private static final int SWEEP_FROM = 64;

    private static final ClassLoader LOADER = Driver.class.getClassLoader();

    private final MonitoredDevice device;
    private final CrossingListener listener;
    private final FaultPlan faults;
    private final Function<Object, String> names;
    private final Words words = new Words();
    private final AtomicLong crossings = new AtomicLong();
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

    /** Who stands for the objects of the framework; they do not redefine equality. */
    private final Map<Object, WallObject> objects = new ConcurrentHashMap<>();

    /** The same for requests, which come and go. */
    private final Map<Object, WallObject> requests = new ConcurrentHashMap<>();

    private final AtomicInteger sweepAt = new AtomicInteger(SWEEP_FROM);

    /**
     * Makes the wall of one device.
     *
     * @param listener null if nobody listens
     * @param faults null if nothing is to fail
     * @param names null if objects are counted
     */
    public Wall(
            MonitoredDevice device,
            CrossingListener listener,
            FaultPlan faults,
            Function<Object, String> names) {
        this.names = names;
        this.device = device;
        this.listener = listener;
        this.faults = faults;
    }

    /** What stands before the driver. */
    public Driver before(Driver driver) {
        return (Driver)
                callback(driver, Driver.class, "EvtDriverDeviceAdd", () -> "driver").proxy();
    }

    // ------------------------------------------------------------------ who stands for whom

    /** What the driver gets to see of a value: its proxy if it is an object of the framework. */
    Object toDriver(Object value, Subject giver) {
        Class<?>[] types = value == null ? NO_TYPES : DdiTypes.of(value.getClass());
        if (types.length == 0) {
            return value;
        }
        if (DdiTypes.isPassing(types[0])) {
            return new WallObject(this, value, types, nameOf(value, types[0]), giver).proxy();
        }
        boolean isRequest = types[0] == Request.class;
        Map<Object, WallObject> known = isRequest ? requests : objects;
        WallObject standing = known.get(value);
        if (standing == null) {
            standing =
                    known.computeIfAbsent(
                            value,
                            key -> new WallObject(this, key, types, nameOf(key, types[0]), null));
            if (isRequest) {
                sweep();
            }
        }
        return standing.proxy();
    }

    private static final Class<?>[] NO_TYPES = {};

    private String nameOf(Object value, Class<?> type) {
        if (names != null) {
            return names.apply(value);
        }
        String kind = DdiTypes.kind(type);
        return kind
                + ' '
                + numbers.computeIfAbsent(kind, key -> new AtomicInteger()).incrementAndGet();
    }

    /** What the framework gets to see of a value that comes from the driver. */
    static Object toFramework(Object value) {
        WallObject standing = standingFor(value);
        return standing == null ? value : standing.target();
    }

    /** Who stands behind a value; null if it is no proxy of an object. */
    static WallObject standingFor(Object value) {
        if (value != null && Proxy.isProxyClass(value.getClass())) {
            InvocationHandler handler = Proxy.getInvocationHandler(value);
            return handler instanceof WallObject object ? object : null;
        }
        return null;
    }

    /**
     * Stands for a callback of the driver.
     *
     * @param name in KMDF; null if it only fills in a structure
     */
    WallCallback callback(Object callback, Class<?> type, String name, Subject registrar) {
        return new WallCallback(this, callback, type, name, registrar);
    }

    Object proxy(Class<?>[] types, InvocationHandler handler) {
        return Proxy.newProxyInstance(LOADER, types, handler);
    }

    /** The driver has let go of an object for good. */
    void forget(Object object) {
        requests.remove(object);
        objects.remove(object);
    }

    /** A request that was cancelled in a queue ends without a word to the driver. */
    private void sweep() {
        int size = requests.size();
        int due = sweepAt.get();
        if (size >= due && sweepAt.compareAndSet(due, Integer.MAX_VALUE)) {
            requests.keySet().removeIf(request -> KmdfDrivers.hasEnded((Request) request));
            sweepAt.set(Math.max(SWEEP_FROM, 2 * requests.size()));
        }
    }

    // ------------------------------------------------------------------ faults and crossings

    /** What a call that can fail is to fail with; null if it is to go on. */
    StatusException nextFault(DdiMethod ddi, Subject subject) {
        return faults != null && ddi.isFailable()
                ? faults.next(ddi.function(), subject.words(), device.instanceId())
                : null;
    }

    boolean isHeard() {
        return listener != null;
    }

    Words words() {
        return words;
    }

    /** Tells what begins; returns its number. */
    long begin(
            CrossingKind kind,
            String function,
            Subject subject,
            List<String> arguments,
            Data data) {
        return tell(kind, 0, function, subject, arguments, "", data);
    }

    /** Tells what ends. */
    void end(
            CrossingKind kind,
            long begun,
            String function,
            Subject subject,
            String result,
            Data data) {
        tell(kind, begun, function, subject, List.of(), result, data);
    }

    private long tell(
            CrossingKind kind,
            long begun,
            String function,
            Subject subject,
            List<String> arguments,
            String result,
            Data data) {
        long number = crossings.incrementAndGet();
        listener.crossed(
                new Crossing(
                        number,
                        device.kernel().queryPerformanceCounter(),
                        device.instanceId(),
                        device.driverName(),
                        kind,
                        begun,
                        function,
                        subject.words(),
                        arguments,
                        result,
                        data.text()));
        return number;
    }
}
