package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.Interrupt;
import org.backplane.ddi.Isr;
import org.backplane.kmdf.internal.callback.CallbackRunner;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxDevicePart;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
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
    private final Task dpc;
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

    FxInterrupt(DeviceHost host, CallbackRunner callbacks, FxInterruptConfig config, int number) {
        super(host.object(), host, "interrupt " + number);
        this.callbacks = callbacks;
        this.config = config;
        this.lock = dispatcher().lock(this + " lock");
        this.dpc = dispatcher().task(Level.DISPATCH, this + " DPC", this::runDpc);
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
        connected = true;
        line.connect(service);
        Outcome outcome = callbacks.run("EvtInterruptEnable", () -> locked(config.enable));
        enabled = outcome.isOk();
        return outcome;
    }

    /** Lets the driver disable the interrupt if it enabled it, then disconnects; idempotent. */
    Outcome disconnect() {
        if (!connected) {
            return Outcome.OK;
        }
        Outcome outcome = Outcome.OK;
        if (enabled) {
            enabled = false;
            outcome = callbacks.run("EvtInterruptDisable", () -> locked(config.disable));
        }
        line.disconnect(service);
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
