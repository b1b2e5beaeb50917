package org.backplane.power.internal;

import org.backplane.power.PowerNode;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.backplane.runtime.TaskTimer;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.power.PoFxComponent;
import org.backplane.wdm.power.PoFxDevice;
import org.backplane.wdm.power.PoFxRegistration;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One registered device: decides what its driver is told next.
 *
 * <p>Everything that happens only changes fields and posts one task; the task looks at the fields,
 * tells the driver the next thing, and looks again. So there is one callback at a time, and none
 * runs inside a call of the driver.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #unregister} and {@link #directed} at PASSIVE.
 * <b>Serialised by:</b> its own lock guards the fields; callbacks run in the one task.
 */
final class FrameworkDevice implements PoFxRegistration {

    private enum Power {
        ON,
        /** The driver was told that power is not required, and has not answered. */
        TURNING_OFF,
        OFF,
        /** The driver was told that power is required, and has not answered. */
        TURNING_ON
    }

    private enum Directed {
        NOT,
        GOING_DOWN,
        DOWN,
        COMING_UP
    }

    private final PowerContext power;
    private final DevicePower device;
    private final PoFxDevice callbacks;
    private final List<FrameworkComponent> components;
    private final BooleanSupplier mayIdle;
    private final BooleanSupplier sleeps;
    private final Consumer<FrameworkDevice> unregistered;
    private final Lock lock;
    private final Task task;
    private final TaskTimer idleTimer;

    private Power state = Power.ON;
    private Directed directed = Directed.NOT;
    private volatile boolean directedWanted;

    /** Who waits for the end of a directed move; null for nobody. */
    private Event directedEnd;

    private boolean started;
    private boolean ended;
    private long idleNanos;
    private boolean idleTimerRuns;
    private boolean idleLongEnough;

    /** Who runs a callback now; null for nobody. */
    private volatile Object caller;

    FrameworkDevice(
            PowerContext power,
            DevicePower device,
            PoFxDevice callbacks,
            List<PoFxComponent> components,
            BooleanSupplier mayIdle,
            BooleanSupplier sleeps,
            Consumer<FrameworkDevice> unregistered) {
        this.power = power;
        this.device = device;
        this.callbacks = callbacks;
        this.components = components.stream().map(FrameworkComponent::new).toList();
        this.mayIdle = mayIdle;
        this.sleeps = sleeps;
        this.unregistered = unregistered;
        String name = "power framework of " + device.name();
        lock = power.dispatcher().lock(name);
        task = power.dispatcher().task(Level.PASSIVE, name, this::work);
        idleTimer = power.dispatcher().timer(Level.DISPATCH, "idle timer of " + name, this::idle);
    }

    DevicePower device() {
        return device;
    }

    // What the driver says.

    @Override
    public void startPowerManagement() {
        change(() -> {
            require(!started, "started power management twice");
            started = true;
            components.forEach(FrameworkComponent::dereference);
        });
    }

    @Override
    public void activateComponent(int component) {
        change(() -> {
            component(component).reference();
            // Also if it is idle again before anybody looks.
            stopIdleTimer();
        });
    }

    @Override
    public void idleComponent(int component) {
        change(() ->
                require(
                        component(component).dereference(),
                        "let component " + component + " go idle more often than it held it"));
    }

    @Override
    public void componentLatency(int component, long nanos) {
        change(() -> component(component).latency(nanos));
    }

    @Override
    public void componentResidency(int component, long nanos) {
        change(() -> component(component).residency(nanos));
    }

    @Override
    public void componentWake(int component, boolean armed) {
        change(() -> component(component).wakes(armed));
    }

    @Override
    public void deviceIdleTimeout(long nanos) {
        change(() -> {
            idleNanos = nanos;
            stopIdleTimer();
        });
    }

    @Override
    public void completeIdleCondition(int component) {
        change(() ->
                require(
                        component(component).idleConditionCompleted(),
                        "completed an idle condition of component "
                                + component
                                + " that it was not told of"));
    }

    @Override
    public void completeIdleState(int component) {
        change(() ->
                require(
                        component(component).idleStateCompleted(),
                        "completed an F-state of component "
                                + component
                                + " that it was not told of"));
    }

    @Override
    public void completeDevicePowerNotRequired() {
        change(() -> {
            require(
                    state == Power.TURNING_OFF,
                    "completed a power-not-required that it was not told of");
            state = Power.OFF;
        });
    }

    @Override
    public void reportDevicePoweredOn() {
        change(() -> {
            if (state != Power.TURNING_OFF) {
                state = Power.ON;
            }
        });
    }

    @Override
    public void completeDirectedPowerDown() {
        change(() -> directedCompleted(Directed.GOING_DOWN, Directed.DOWN));
    }

    @Override
    public void completeDirectedPowerUp() {
        change(() -> directedCompleted(Directed.COMING_UP, Directed.NOT));
    }

    private void directedCompleted(Directed from, Directed to) {
        require(directed == from, "completed a directed power change that it was not told of");
        directed = to;
        endDirected();
    }

    private void endDirected() {
        if (directedEnd != null) {
            directedEnd.set();
            directedEnd = null;
        }
    }

    @Override
    public void unregister() {
        lock.acquire();
        try {
            ended = true;
            stopIdleTimer();
            endDirected();
        } finally {
            lock.release();
        }
        task.cancel();
        if (!power.dispatcher().currentThread().equals(caller)) {
            task.flush();
        }
        unregistered.accept(this);
    }

    // What the system says.

    /** The system lets devices idle again. */
    void reconsider() {
        task.post();
    }

    /** Moves the device out of D0, or lets it return, and waits for it. */
    void directed(boolean down) {
        Event end = power.dispatcher().event("directed power change of " + device.name());
        lock.acquire();
        try {
            if (directedEnd != null) {
                throw new StatusException(
                        Status.DEVICE_BUSY,
                        "%s is in a directed power change already".formatted(device.name()));
            }
            if (ended || directedWanted == down) {
                return;
            }
            directedWanted = down;
            directedEnd = end;
        } finally {
            lock.release();
        }
        task.post();
        long patience = power.timeouts().irpNanos();
        if (!end.await(patience)) {
            lock.acquire();
            if (end.equals(directedEnd)) {
                directedEnd = null;
            }
            lock.release();
            throw new StatusException(
                    Status.IO_TIMEOUT,
                    "%s has not answered its directed power %s within %s"
                            .formatted(
                                    device.name(),
                                    down ? "down" : "up",
                                    IrpText.duration(patience)));
        }
    }

    /** Whether its driver has let the framework begin. */
    boolean isStarted() {
        lock.acquire();
        try {
            return started;
        } finally {
            lock.release();
        }
    }

    /** Whether it is to stay out of D0. */
    boolean isDirectedDown() {
        return directedWanted;
    }

    List<PowerNode.Component> snapshot() {
        lock.acquire();
        try {
            return components.stream().map(FrameworkComponent::snapshot).toList();
        } finally {
            lock.release();
        }
    }

    // How they come together.

    private FrameworkComponent component(int index) {
        if (index < 0 || index >= components.size()) {
            throw new IllegalArgumentException(
                    "%s has no component %d, it has %d"
                            .formatted(device.name(), index, components.size()));
        }
        return components.get(index);
    }

    private void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalStateException("the driver of " + device.name() + " " + otherwise);
        }
    }

    /** Changes the fields; what comes after the end of the registration means nothing. */
    private void change(Runnable body) {
        lock.acquire();
        try {
            if (ended) {
                return;
            }
            body.run();
        } finally {
            lock.release();
        }
        task.post();
    }

    private void idle() {
        change(() -> {
            // A timer that was stopped while it went off says nothing.
            idleLongEnough = idleTimerRuns;
            idleTimerRuns = false;
        });
    }

    private void work() {
        for (Runnable callback = next(); callback != null; callback = next()) {
            caller = power.dispatcher().currentThread();
            try {
                callback.run();
            } catch (WrittenOffException e) {
                throw e;
            } catch (RuntimeException thrown) {
                power.faults()
                        .report(
                                "a power framework callback of %s threw %s"
                                        .formatted(device.name(), thrown),
                                thrown);
            } finally {
                caller = null;
            }
        }
    }

    private Runnable next() {
        lock.acquire();
        try {
            if (!started || ended) {
                return null;
            }
            boolean idle = components.stream().allMatch(FrameworkComponent::isAtRest);
            boolean wanted = components.stream().anyMatch(FrameworkComponent::isWanted);
            watchIdling(idle && !wanted);
            Runnable callback = nextForDevice(wanted);
            return callback != null ? callback : nextForComponents();
        } finally {
            lock.release();
        }
    }

    private Runnable nextForDevice(boolean wanted) {
        if (directed == (directedWanted ? Directed.DOWN : Directed.NOT)) {
            endDirected();
        }
        // A device that the system puts to sleep has no ear for it.
        boolean mayGo = directedWanted && mayIdle.getAsBoolean();
        if (directed == Directed.NOT && mayGo && isSettled()) {
            directed = Directed.GOING_DOWN;
            return callbacks::directedPowerDown;
        }
        if (directed == Directed.DOWN && !directedWanted) {
            if (sleeps.getAsBoolean()) {
                // Its bus sleeps, and nobody has to wait for that: it returns with the system. On
                // the way to sleep it is not too late, and children may wait for it.
                endDirected();
                return null;
            }
            directed = Directed.COMING_UP;
            return callbacks::directedPowerUp;
        }
        if (directed != Directed.NOT) {
            return null;
        }
        if (state == Power.OFF && wanted) {
            state = Power.TURNING_ON;
            return callbacks::devicePowerRequired;
        }
        if (state == Power.ON && idleLongEnough && mayIdle.getAsBoolean()) {
            state = Power.TURNING_OFF;
            idleLongEnough = false;
            return callbacks::devicePowerNotRequired;
        }
        return null;
    }

    private boolean isSettled() {
        return state == Power.ON || state == Power.OFF;
    }

    private Runnable nextForComponents() {
        boolean powered = state == Power.ON && directed == Directed.NOT;
        for (int i = 0; i < components.size(); i++) {
            int index = i;
            FrameworkComponent component = components.get(i);
            if (component.takeIdle()) {
                return () -> callbacks.componentIdle(index);
            }
            if (!powered) {
                continue;
            }
            if (component.takeActive()) {
                return () -> callbacks.componentActive(index);
            }
            int idleState = component.takeIdleState();
            if (idleState >= 0) {
                return () -> callbacks.componentIdleState(index, idleState);
            }
        }
        return null;
    }

    /** Starts the timer when the last component came to rest, and stops it when one is wanted. */
    private void watchIdling(boolean idle) {
        if (!idle || state != Power.ON) {
            stopIdleTimer();
        } else if (!idleTimerRuns && !idleLongEnough) {
            idleTimerRuns = true;
            idleTimer.start(idleNanos);
        }
    }

    private void stopIdleTimer() {
        if (idleTimerRuns) {
            idleTimer.stop();
            idleTimerRuns = false;
        }
        idleLongEnough = false;
    }
}
