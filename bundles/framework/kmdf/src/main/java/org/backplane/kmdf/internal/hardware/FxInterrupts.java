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
import java.util.function.Consumer;

/**
 * The interrupts of a device, in the order of creation.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> device-add, then the PnP state machine.
 */
public final class FxInterrupts {

    private final DeviceHost host;
    private final CallbackRunner callbacks;
    private final List<FxInterrupt> interrupts = new ArrayList<>();

    /** Makes the empty list of a new device. */
    public FxInterrupts(DeviceHost host, CallbackRunner callbacks) {
        this.host = host;
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
        FxInterrupt interrupt =
                host.object().adopt(new FxInterrupt(host, callbacks, config, interrupts.size()));
        interrupts.add(interrupt);
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
