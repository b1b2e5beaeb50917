package org.backplane.kmdf.internal.power;

import static org.backplane.kmdf.internal.power.SelfManagedIoEvent.CLEANUP;
import static org.backplane.kmdf.internal.power.SelfManagedIoEvent.FLUSH;
import static org.backplane.kmdf.internal.power.SelfManagedIoEvent.START;
import static org.backplane.kmdf.internal.power.SelfManagedIoEvent.SUSPEND;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.CLEANING_UP;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.CREATED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.FAILED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.FINAL;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.FLUSHED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.FLUSHING;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.INIT;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.INIT_FAILED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.RESTARTING;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.STARTED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.STOPPED;
import static org.backplane.kmdf.internal.power.SelfManagedIoState.SUSPENDING;

import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.kmdf.internal.pnp.DeviceCallback;
import org.backplane.kmdf.internal.pnp.PnpDevice;
import org.backplane.kmdf.internal.state.ImmediateMachine;
import org.backplane.kmdf.internal.state.MachineContext;
import org.backplane.kmdf.internal.state.StateTable;

/**
 * A driver's own I/O: started once with Init and later with Restart, suspended after each start
 * that went well, flushed at most once for each start, cleaned up once if it was flushed.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP state machine, from whose actions alone
 * it is used.
 */
public final class SelfManagedIo implements MachineContext<SelfManagedIoState, SelfManagedIoEvent> {

    /** The table. */
    public static final StateTable<SelfManagedIoState, SelfManagedIoEvent, SelfManagedIo> TABLE =
            StateTable.<SelfManagedIoState, SelfManagedIoEvent, SelfManagedIo>startingIn(
                            CREATED, SelfManagedIoEvent.class)
                    .named("SelfManagedIo")
                    .openEverywhere()
                    .on(CREATED, START, INIT)
                    .on(CREATED, FLUSH, CREATED)
                    .on(CREATED, CLEANUP, FINAL)
                    .on(INIT_FAILED, SUSPEND, INIT_FAILED)
                    .on(INIT_FAILED, FLUSH, FLUSHING)
                    .on(STARTED, SUSPEND, SUSPENDING)
                    .on(STOPPED, START, RESTARTING)
                    .on(STOPPED, SUSPEND, STOPPED)
                    .on(STOPPED, FLUSH, FLUSHING)
                    .on(FAILED, FLUSH, FLUSHING)
                    .on(FAILED, SUSPEND, FAILED)
                    .on(FLUSHED, START, RESTARTING)
                    .on(FLUSHED, CLEANUP, CLEANING_UP)
                    .on(FLUSHED, FLUSH, FLUSHED)
                    .enter(INIT, SelfManagedIo::init, STARTED, INIT_FAILED)
                    .enter(SUSPENDING, SelfManagedIo::suspending, STOPPED, FAILED)
                    .enter(RESTARTING, SelfManagedIo::restarting, STARTED, FAILED)
                    .enter(FLUSHING, SelfManagedIo::flushing, FLUSHED)
                    .enter(CLEANING_UP, SelfManagedIo::cleaningUp, FINAL)
                    .last(FINAL)
                    .build();

    private final PnpDevice device;
    private final ImmediateMachine<SelfManagedIoState, SelfManagedIoEvent, SelfManagedIo> machine;
    private Outcome outcome = Outcome.OK;

    /** Makes the machine of a driver whose own I/O has not begun. */
    public SelfManagedIo(PnpDevice device) {
        this.device = device;
        this.machine = new ImmediateMachine<>(TABLE, this);
    }

    /** Starts own I/O, the first time or again. */
    Outcome start() {
        return process(START);
    }

    Outcome suspend() {
        return process(SUSPEND);
    }

    /** Drops own I/O. */
    public void flush() {
        process(FLUSH);
    }

    /** Frees what own I/O used. */
    public void cleanup() {
        process(CLEANUP);
    }

    private Outcome process(SelfManagedIoEvent event) {
        outcome = Outcome.OK;
        machine.process(event);
        return outcome;
    }

    @Override
    public void entered(SelfManagedIoState state) {
        device.stateEntered("SelfManagedIo", state);
    }

    @Override
    public void dropped(SelfManagedIoState state, SelfManagedIoEvent event) {
        throw new IllegalStateException("self-managed I/O in state " + state + " got " + event);
    }

    private SelfManagedIoState init() {
        return call(DeviceCallback.SELF_MANAGED_IO_INIT) ? STARTED : INIT_FAILED;
    }

    private SelfManagedIoState suspending() {
        return call(DeviceCallback.SELF_MANAGED_IO_SUSPEND) ? STOPPED : FAILED;
    }

    private SelfManagedIoState restarting() {
        return call(DeviceCallback.SELF_MANAGED_IO_RESTART) ? STARTED : FAILED;
    }

    private SelfManagedIoState flushing() {
        call(DeviceCallback.SELF_MANAGED_IO_FLUSH);
        return FLUSHED;
    }

    private SelfManagedIoState cleaningUp() {
        call(DeviceCallback.SELF_MANAGED_IO_CLEANUP);
        return FINAL;
    }

    private boolean call(DeviceCallback callback) {
        outcome = device.callbacks().run(callback);
        return outcome.isOk();
    }
}
