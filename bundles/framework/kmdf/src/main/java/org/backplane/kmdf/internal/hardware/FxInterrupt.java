package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.Interrupt;
import org.backplane.ddi.Isr;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxDevicePart;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Mutex;
import org.backplane.runtime.Task;
import org.backplane.wdm.InterruptLine;
import org.backplane.wdm.InterruptService;

/**
 * An interrupt of a device: its service routine on a line, and its DPC.
 *
 * <p><b>Level:</b> connecting and disconnecting at PASSIVE, the routine at DIRQL, the DPC at
 * DISPATCH. <b>Serialised by:</b> the power sequence; the service routine and the enable and
 * disable callbacks by the interrupt lock.
 */
final class FxInterrupt extends FxDevicePart implements Interrupt, Isr {

    private final FxInterruptConfig config;
    private final CallbackRunner callbacks;
    private final FxInterrupts all;
    private final Task dpc;

    /** Null unless the service routine runs at PASSIVE. */
    private final Task passiveRound;

    /** The lock of an interrupt that is handled at PASSIVE; null for others. */
    private final Mutex mutex;

    /** Null unless the interrupt can wake the device. */
    private final WakeInterrupt wake;

    private final InterruptService service = this::service;

    /**
     * The interrupt lock. Held while the driver's ISR, enable and disable callbacks run, as KMDF
     * has it: at DIRQL they can wait for nothing, so the rule that no driver is called under a lock
     * has its exception here.
     */
    private final Lock lock;

    private InterruptLine line;
    private boolean enabled;
    private volatile boolean connected;
    private volatile boolean faulty;

    FxInterrupt(
            DeviceHost host,
            FxInterrupts all,
            CallbackRunner callbacks,
            FxInterruptConfig config,
            int number) {
        super(host.object(), host, "interrupt " + number);
        this.all = all;
        this.callbacks = callbacks;
        this.config = config;
        this.lock = dispatcher().lock(this + " lock");
        this.dpc = dispatcher().task(Level.DISPATCH, this + " DPC", this::runDpc);
        this.mutex = config.passive ? dispatcher().mutex(this + " lock") : null;
        this.passiveRound =
                config.passive
                        ? dispatcher().task(Level.PASSIVE, this + " ISR", this::passiveRound)
                        : null;
        this.wake = config.wakes ? new WakeInterrupt(all, this) : null;
    }

    /** Gives the interrupt its line; null if the bus assigned none, and it stays unconnected. */
    void assign(InterruptLine assigned) {
        line = assigned;
        faulty = false;
    }

    /** Connects to the line, then lets the driver enable the interrupt. */
    Outcome connect() {
        if (line == null) {
            return Outcome.OK;
        }
        if (!connected) {
            connected = true;
            line.connect(service);
        }
        if (enabled) {
            return Outcome.OK;
        }
        Outcome outcome = callbacks.run("EvtInterruptEnable", () -> locked(config.enable));
        enabled = outcome.isOk();
        return outcome;
    }

    /**
     * The device leaves D0: one that may wake it is left as it is.
     *
     * @param staysConnected whether it is disabled alone, and connected in the low-power state
     */
    Outcome powerDown(boolean staysConnected) {
        if (wake != null && all.isArmedForWake()) {
            return Outcome.OK;
        }
        return staysConnected ? disable() : disconnect();
    }

    /** Lets the driver disable the interrupt if it enabled it; idempotent. */
    private Outcome disable() {
        if (!enabled) {
            return Outcome.OK;
        }
        enabled = false;
        Outcome outcome = callbacks.run("EvtInterruptDisable", () -> locked(config.disable));
        flush();
        return outcome;
    }

    /** What the service routine queued runs to its end. */
    void flush() {
        dpc.flush();
    }

    /** The machine of an interrupt that can wake the device; null for others. */
    WakeInterrupt waker() {
        return wake;
    }

    /** Lets the driver disable the interrupt if it enabled it, then disconnects; idempotent. */
    Outcome disconnect() {
        if (!connected) {
            return Outcome.OK;
        }
        Outcome outcome = disable();
        line.disconnect(service);
        if (passiveRound != null) {
            if (passiveRound.cancel()) {
                line.unmask();
            }
            passiveRound.flush();
        }
        // What the service routine queued runs to its end; then nothing is queued any more.
        dpc.flush();
        connected = false;
        dpc.flush();
        return outcome;
    }

    @Override
    public boolean queueDpc() {
        return config.dpc != null && connected && dpc.post();
    }

    private void locked(Runnable callback) {
        if (mutex != null) {
            mutex.acquire();
            try {
                callback.run();
            } finally {
                mutex.release();
            }
            return;
        }
        dispatcher()
                .raise(
                        Level.DIRQL,
                        () -> {
                            lock.acquire();
                            try {
                                callback.run();
                            } finally {
                                lock.release();
                            }
                        });
    }

    private boolean service() {
        if (faulty) {
            return false;
        }
        if (passiveRound != null) {
            line.mask();
            passiveRound.post();
            return true;
        }
        lock.acquire();
        try {
            return config.isr.evtInterruptIsr(this);
        } catch (Throwable t) {
            faulty = true;
            // At DIRQL nothing may be logged, and the line cannot be left from within its own
            // round.
            dispatcher().post(Level.PASSIVE, "faulty interrupt", () -> dropOut(t));
            return false;
        } finally {
            lock.release();
        }
    }

    /** The rest of an interrupt that is handled at PASSIVE. */
    private void passiveRound() {
        try {
            if (wake == null) {
                runIsr();
            } else {
                wake.fired();
            }
        } finally {
            line.unmask();
        }
    }

    /** Calls the driver's service routine at PASSIVE. */
    void runIsr() {
        if (faulty) {
            return;
        }
        mutex.acquire();
        try {
            config.isr.evtInterruptIsr(this);
        } catch (Throwable t) {
            faulty = true;
            dispatcher().post(Level.PASSIVE, "faulty interrupt", () -> dropOut(t));
        } finally {
            mutex.release();
        }
    }

    private void dropOut(Throwable fault) {
        line.disconnect(service);
        fault("EvtInterruptIsr", fault);
    }

    private void runDpc() {
        // Posted by somebody who saw the interrupt connected just before it was not.
        if (!connected) {
            return;
        }
        try {
            config.dpc.run();
        } catch (Throwable t) {
            fault("EvtInterruptDpc", t);
        }
    }
}
