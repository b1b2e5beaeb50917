package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.Interrupt;
import org.backplane.ddi.InterruptConfig;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The interrupts of a device, in the order of creation.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, then the PnP state machine.
 */
public final class FxInterrupts {

    private static final AtomicIntegerFieldUpdater<FxInterrupts> UNSETTLED =
            AtomicIntegerFieldUpdater.newUpdater(FxInterrupts.class, "unsettled");

    private final DeviceHost host;
    private final CallbackRunner callbacks;

    /** Replaced, not changed: most devices have none. */
    private List<FxInterrupt> interrupts = List.of();

    private final BiConsumer<DeviceHost, WakeInterruptState> entered;

    /** Set before the driver sees the device. */
    private WakeInterruptHost wakeHost;

    /** Whether wake interrupts stay connected when the device leaves D0. */
    private volatile boolean armed;

    /** Wake interrupts that have not settled. */
    @SuppressWarnings("UnusedVariable") // by its updater
    private volatile int unsettled;

    /** Makes the empty list of a new device. */
    public FxInterrupts(
            DeviceHost host,
            CallbackRunner callbacks,
            BiConsumer<DeviceHost, WakeInterruptState> entered) {
        this.host = host;
        this.entered = entered;
        this.callbacks = callbacks;
    }

    /** Makes an interrupt. */
    public Interrupt create(Consumer<InterruptConfig> configure) {
        host.checkOpen("createInterrupt");
        FxInterruptConfig config = new FxInterruptConfig();
        configure.accept(config);
        if (config.isr == null) {
            throw new StatusException(
                    Status.WDF_NO_CALLBACK,
                    "an interrupt of "
                            + host.driverName()
                            + " has no service routine; register one with evtInterruptIsr");
        }
        if (config.wakes && (!config.passive || host.isPdo())) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "an interrupt of "
                            + host.driverName()
                            + " cannot wake the device: "
                            + (host.isPdo()
                                    ? "a child's device object has no wake interrupts"
                                    : "say passiveHandling as well"));
        }
        FxInterrupt interrupt =
                host.object()
                        .adopt(new FxInterrupt(host, this, callbacks, config, interrupts.size()));
        List<FxInterrupt> more = new ArrayList<>(interrupts);
        more.add(interrupt);
        interrupts = more;
        return interrupt;
    }

    /** Gives the n-th interrupt the n-th interrupt resource. */
    public void assign(FxResourceList translated) {
        List<Resource.Interrupt> resources = translated.interrupts();
        for (int i = 0; i < interrupts.size(); i++) {
            interrupts.get(i).assign(i < resources.size() ? resources.get(i).line() : null);
        }
    }

    /** Connects and enables them in order, up to the first that fails. */
    public Outcome connect() {
        Outcome outcome = Outcome.OK;
        for (FxInterrupt interrupt : interrupts) {
            outcome = outcome.isOk() ? interrupt.connect() : outcome;
        }
        return outcome;
    }

    /**
     * The device leaves D0: disables and disconnects in reverse order, except those that may wake
     * it; a failure stops nothing.
     *
     * @param stayConnected whether they are disabled alone
     */
    public Outcome powerDown(boolean stayConnected) {
        Outcome outcome = Outcome.OK;
        for (FxInterrupt interrupt : interrupts.reversed()) {
            outcome = outcome.then(interrupt.powerDown(stayConnected));
        }
        return outcome;
    }

    // Wake.

    /** Says whom wake interrupts talk to; once, before the driver makes any. */
    public void wakeHost(WakeInterruptHost owner) {
        wakeHost = owner;
    }

    WakeInterruptHost wakeHost() {
        return wakeHost;
    }

    /** Says whether wake interrupts are to wake the device when it leaves D0. */
    public void armForWake(boolean yes) {
        armed = yes;
    }

    /** Whether wake interrupts are to wake the device. */
    public boolean isArmedForWake() {
        return armed;
    }

    /** Whether an interrupt of the device can wake it. */
    public boolean canWake() {
        return interrupts.stream().anyMatch(each -> each.waker() != null);
    }

    /**
     * Tells the wake interrupts what the device does; the host hears when all have settled, unless
     * the device failed.
     *
     * @return false if there are none
     */
    public boolean tellWakeInterrupts(WakeInterruptEvent event) {
        if (interrupts.isEmpty()) {
            return false;
        }
        List<WakeInterrupt> wakers =
                interrupts.stream().map(FxInterrupt::waker).filter(Objects::nonNull).toList();
        UNSETTLED.set(this, wakers.size());
        wakers.forEach(each -> each.post(event));
        return !wakers.isEmpty();
    }

    void acknowledge() {
        if (UNSETTLED.decrementAndGet(this) == 0) {
            wakeHost.wakeInterruptsSettled();
        }
    }

    void stateEntered(WakeInterruptState state) {
        entered.accept(host, state);
    }

    /**
     * Disables and disconnects in reverse order those that are connected; a failure stops nothing.
     */
    public Outcome disconnect() {
        Outcome outcome = Outcome.OK;
        for (FxInterrupt interrupt : interrupts.reversed()) {
            outcome = outcome.then(interrupt.disconnect());
        }
        return outcome;
    }
}
