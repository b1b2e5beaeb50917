package org.backplane.kmdf.internal.device;

import org.backplane.ddi.EvtDeviceWdmIrpDispatch;
import org.backplane.ddi.EvtDeviceWdmIrpPreprocess;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The callbacks of a driver that see IRPs before the framework does: EvtDeviceWdmIrpPreprocess
 * first, then EvtDeviceWdmIrpDispatch.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> filled in by device-add, constant from
 * then on.
 */
final class FxIrpHooks {

    private static final Set<Integer> DISPATCHED =
            Set.of(
                    IrpMajor.READ,
                    IrpMajor.WRITE,
                    IrpMajor.DEVICE_CONTROL,
                    IrpMajor.INTERNAL_DEVICE_CONTROL);

    /**
     * @param minors which minor functions; empty for all
     */
    private record Preprocess(EvtDeviceWdmIrpPreprocess callback, Set<Integer> minors) {}

    /** Shared by all devices without such callbacks; never written. */
    private static final Preprocess[] NO_PREPROCESS = new Preprocess[IrpMajor.COUNT];

    private static final EvtDeviceWdmIrpDispatch[] NO_DISPATCH =
            new EvtDeviceWdmIrpDispatch[IrpMajor.COUNT];

    private Preprocess[] preprocess = NO_PREPROCESS;
    private EvtDeviceWdmIrpDispatch[] dispatch = NO_DISPATCH;
    private boolean anyPreprocess;
    private boolean any;

    void preprocess(int major, EvtDeviceWdmIrpPreprocess callback, int... minors) {
        if (major < 0 || major >= IrpMajor.COUNT) {
            throw new StatusException(
                    Status.INVALID_PARAMETER, "there is no major function 0x%X".formatted(major));
        }
        Preprocess before = preprocess[major];
        if (minors.length > 0 && before != null && !before.minors.isEmpty()) {
            throw new StatusException(
                    Status.INVALID_DEVICE_REQUEST,
                    "minor functions of %s have a preprocess callback already; say all of them in one call"
                            .formatted(IrpMajor.name(major)));
        }
        if (!anyPreprocess) {
            preprocess = new Preprocess[IrpMajor.COUNT];
        }
        preprocess[major] =
                new Preprocess(
                        callback,
                        Arrays.stream(minors).boxed().collect(Collectors.toUnmodifiableSet()));
        anyPreprocess = true;
        any = true;
    }

    void dispatch(int major, EvtDeviceWdmIrpDispatch callback) {
        if (!DISPATCHED.contains(major)) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "%s cannot be dispatched by the driver; only READ, WRITE, DEVICE_CONTROL and INTERNAL_DEVICE_CONTROL can"
                            .formatted(IrpMajor.name(major)));
        }
        dispatch = Arrays.copyOf(dispatch, dispatch.length);
        dispatch[major] = callback;
        any = true;
    }

    /** How many stack locations the device needs for them beyond its own. */
    int stackLocations() {
        return anyPreprocess ? 1 : 0;
    }

    boolean isEmpty() {
        return !any;
    }

    /** Whether a callback sees IRPs of this major function. */
    boolean see(int major) {
        return preprocess[major] != null || dispatch[major] != null;
    }

    /** An IRP has come to the device. */
    Status arrived(FxDevice device, Irp irp) {
        int major = irp.current().major();
        Preprocess first = preprocess[major];
        if (first == null
                || (!first.minors.isEmpty() && !first.minors.contains(irp.current().minor()))) {
            return preprocessed(device, irp);
        }
        try {
            return first.callback.evtDeviceWdmIrpPreprocess(device, irp);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            device.driverFault("EvtDeviceWdmIrpPreprocess", fault);
            throw fault;
        }
    }

    /** An IRP is past the first callback. */
    Status preprocessed(FxDevice device, Irp irp) {
        EvtDeviceWdmIrpDispatch callback = dispatch[irp.current().major()];
        if (callback == null) {
            return IrpDispatch.dispatch(device, irp);
        }
        try {
            return callback.evtDeviceWdmIrpDispatch(device, irp);
        } catch (WrittenOffException unwinding) {
            throw unwinding;
        } catch (RuntimeException | Error fault) {
            device.driverFault("EvtDeviceWdmIrpDispatch", fault);
            throw fault;
        }
    }
}
