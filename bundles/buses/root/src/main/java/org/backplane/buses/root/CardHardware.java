package org.backplane.buses.root;

import org.backplane.ddi.SpinLock;
import org.backplane.hardware.HardwareModel;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A card from the moment it is plugged in until it is pulled out: carries register accesses and
 * clock ticks to the model, one at a time.
 *
 * <p>Without power, and once it is pulled out, it answers all ones and ignores writes. So it does
 * where the model throws; that is logged once and goes no further, because a driver cannot be
 * blamed for it.
 *
 * <p><b>Level:</b> any, except power, at PASSIVE; the model is called at DIRQL, where its registers
 * may be touched by a service routine. <b>Serialised by:</b> {@link #lock}, for the time of one
 * call into the model.
 */
final class CardHardware {

    private static final Logger LOG = LoggerFactory.getLogger(CardHardware.class);

    private final String name;
    private final HardwareModel model;
    private final AtomicBoolean faultLogged = new AtomicBoolean();

    /**
     * Guards the model, {@link #port} and what the port holds. It comes with the first power-on;
     * null before that, when there is nothing to guard.
     */
    private volatile SpinLock lock;

    /** The port of the current power-on; null without power. */
    private SlotPort port;

    private volatile boolean gone;

    CardHardware(String name, HardwareModel model) {
        this.name = name;
        this.model = model;
    }

    boolean isModel(HardwareModel other) {
        return model.equals(other);
    }

    /**
     * Gives the card power and resets it.
     *
     * @throws StatusException DEVICE_POWER_FAILURE if the model's reset throws
     */
    void powerOn(CardWiring wiring) {
        Throwable fault = null;
        SpinLock held = wiring.lock();
        lock = held;
        held.acquire();
        try {
            if (!gone) {
                port = new SlotPort(wiring);
                model.reset(port);
            }
        } catch (Throwable t) {
            fault = t;
        } finally {
            held.release();
        }
        if (fault != null) {
            powerOff();
            throw new StatusException(
                    Status.DEVICE_POWER_FAILURE,
                    "card %s failed its reset with %s; its bundle needs a repair"
                            .formatted(name, fault),
                    fault);
        }
    }

    /** Takes the power away: the port is void, the line is released, the clock stands. */
    void powerOff() {
        SpinLock held = lock;
        if (held == null) {
            return;
        }
        held.acquire();
        try {
            if (port != null) {
                port.makeVoid();
                port = null;
            }
        } finally {
            held.release();
        }
    }

    /** The card is not in its slot any more. */
    void pullOut() {
        gone = true;
        powerOff();
    }

    /** Reads a register; all ones if nobody answers. */
    long read(int width, int space, int offset) {
        long value = -1;
        Throwable fault = null;
        SpinLock held = lock;
        if (held == null) {
            return allOnes(width);
        }
        held.acquire();
        try {
            if (port != null) {
                value =
                        switch (width) {
                            case 8 -> model.read8(space, offset);
                            case 16 -> model.read16(space, offset);
                            case 32 -> model.read32(space, offset);
                            default -> model.read64(space, offset);
                        };
            }
        } catch (Throwable t) {
            fault = t;
        } finally {
            held.release();
        }
        logOnce(fault);
        return value & allOnes(width);
    }

    private static long allOnes(int width) {
        return -1L >>> (Long.SIZE - width);
    }

    /** Writes a register. */
    void write(int width, int space, int offset, long value) {
        Throwable fault = null;
        SpinLock held = lock;
        if (held == null) {
            return;
        }
        held.acquire();
        try {
            if (port != null) {
                switch (width) {
                    case 8 -> model.write8(space, offset, (int) value);
                    case 16 -> model.write16(space, offset, (int) value);
                    case 32 -> model.write32(space, offset, (int) value);
                    default -> model.write64(space, offset, value);
                }
            }
        } catch (Throwable t) {
            fault = t;
        } finally {
            held.release();
        }
        logOnce(fault);
    }

    /** Runs what the model has asked its clock for and is due. */
    void tick() {
        Throwable fault = null;
        SpinLock held = lock;
        if (held == null) {
            return;
        }
        held.acquire();
        try {
            if (port != null) {
                port.tick();
            }
        } catch (Throwable t) {
            fault = t;
        } finally {
            held.release();
        }
        logOnce(fault);
    }

    private void logOnce(Throwable fault) {
        if (fault != null && faultLogged.compareAndSet(false, true)) {
            LOG.warn(
                    "card {} threw when it was used and answers all ones there; this is said once"
                            + " for each time it is plugged in",
                    name,
                    fault);
        }
    }
}
