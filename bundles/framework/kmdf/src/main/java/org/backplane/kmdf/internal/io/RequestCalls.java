package org.backplane.kmdf.internal.io;

import org.backplane.ddi.Disposition;
import org.backplane.ddi.EvtIoDeviceControl;
import org.backplane.ddi.IoStopReason;
import org.backplane.kmdf.internal.object.CallbackWork;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

/**
 * The calls into the driver that are made with one request: each is made where and when the queue's
 * synchronisation scope and execution level allow, and what it throws is a driver fault.
 *
 * <p>The pieces of work are made with the request and used again and again, so that a call costs no
 * allocation. Each may wait in a presentation lock on its own, so there is one for each kind.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the queue's scope.
 */
final class RequestCalls {

    private final FxRequest request;
    private final Presentation presentation = new Presentation();
    private final Cancellation cancellation = new Cancellation();
    private final CanceledOnQueue canceledOnQueue = new CanceledOnQueue();
    private final StopNotice stopNotice = new StopNotice();
    private final Resumption resumption = new Resumption();

    RequestCalls(FxRequest request) {
        this.request = request;
    }

    /** Hands the request to the queue's handler. */
    void present() {
        run(presentation);
    }

    /** Runs the driver's cancel callback; the caller has claimed the cancellation. */
    void cancel() {
        run(cancellation);
    }

    /** Hands a request to the driver that was cancelled while it was back in a queue. */
    void presentCanceled() {
        run(canceledOnQueue);
    }

    /** Asks the driver what is to become of the request while the device is not in D0. */
    void stop(int generation, IoStopReason reason) {
        stopNotice.generation = generation;
        stopNotice.reason = reason;
        run(stopNotice);
    }

    /** Tells the driver that the device is back, if it still has the request. */
    void resume(int generation) {
        resumption.generation = generation;
        run(resumption);
    }

    private void run(CallbackWork work) {
        request.queue.call(work);
    }

    /**
     * Ends a call that a handler left by throwing: a failure code that a function answered the
     * handler with becomes the request's, if the driver still has it. All else is a fault.
     */
    void thrown(String callback, Throwable t, int generation) {
        if (t instanceof StatusException failure && !failure.status().isSuccess()) {
            if (reclaim(generation)) {
                request.complete(failure.status(), 0);
                return;
            }
        }
        fault(callback, t, generation);
    }

    /**
     * Reports a callback that threw, and completes the request if the driver still has it.
     *
     * @param generation the request's generation when the call was made
     */
    void fault(String callback, Throwable t, int generation) {
        if (t instanceof WrittenOffException writtenOff) {
            throw writtenOff;
        }
        request.queue.host().driverFault(callback, t);
        if (reclaim(generation)) {
            request.complete(Status.UNSUCCESSFUL, 0);
        }
    }

    /** Whether the driver still has the request of then; nobody else cancels it after that. */
    private boolean reclaim(int generation) {
        FxIoQueue queue = request.queue;
        queue.lock().acquire();
        boolean ours = request.generation == generation && request.reclaim();
        queue.lock().release();
        return ours;
    }

    /** Checks that a handler decided about its request. */
    static void requireDisposition(Disposition disposition) {
        if (disposition == null) {
            throw new IllegalStateException("it returned null instead of a disposition");
        }
    }

    /** The call of the queue's handler. */
    private final class Presentation extends CallbackWork {

        @Override
        public void call() {
            int mine = request.generation;
            FxIoQueueConfig handlers = request.queue.handlers();
            if (request.isEmptyTransfer()) {
                request.complete(Status.SUCCESS);
                return;
            }
            request.presenter = request.queue.dispatcher().currentThread();
            try {
                requireDisposition(handle(handlers));
            } catch (Throwable t) {
                thrown(callbackName(handlers), t, mine);
            } finally {
                // Another task may have it again by now; then the note is that task's, or lost.
                if (request.generation == mine) {
                    request.presenter = null;
                }
            }
        }

        private Disposition handle(FxIoQueueConfig handlers) {
            switch (request.type) {
                case READ -> {
                    if (handlers.read != null) {
                        return handlers.read.evtIoRead(request, request.location.outputLength());
                    }
                }
                case WRITE -> {
                    if (handlers.write != null) {
                        return handlers.write.evtIoWrite(request, request.location.inputLength());
                    }
                }
                case DEVICE_CONTROL -> {
                    if (handlers.deviceControl != null) {
                        return control(handlers.deviceControl);
                    }
                }
                case DEVICE_CONTROL_INTERNAL -> {
                    if (handlers.internalDeviceControl != null) {
                        return control(handlers.internalDeviceControl);
                    }
                }
                case CREATE -> {
                    // Opening has no handler of its own in a queue; EvtIoDefault takes it.
                }
            }
            return handlers.byDefault != null
                    ? handlers.byDefault.evtIoDefault(request)
                    : request.complete(Status.INVALID_DEVICE_REQUEST);
        }

        private Disposition control(EvtIoDeviceControl handler) {
            return handler.evtIoDeviceControl(
                    request,
                    request.location.controlCode(),
                    request.location.outputLength(),
                    request.location.inputLength());
        }

        private String callbackName(FxIoQueueConfig handlers) {
            return switch (request.type) {
                case READ -> handlers.read != null ? "EvtIoRead" : handlers.defaultCallback;
                case WRITE -> handlers.write != null ? "EvtIoWrite" : handlers.defaultCallback;
                case DEVICE_CONTROL ->
                        handlers.deviceControl != null
                                ? "EvtIoDeviceControl"
                                : handlers.defaultCallback;
                case DEVICE_CONTROL_INTERNAL ->
                        handlers.internalDeviceControl != null
                                ? "EvtIoInternalDeviceControl"
                                : handlers.defaultCallback;
                case CREATE -> handlers.defaultCallback;
            };
        }
    }

    /** The call of the driver's cancel callback. */
    private final class Cancellation extends CallbackWork {

        @Override
        public void call() {
            int mine = request.generation;
            FxIoQueue home = request.queue;
            home.lock().acquire();
            request.state = FxRequest.State.CANCEL_CALLED;
            home.lock().release();
            try {
                request.cancelCallback.evtRequestCancel(request);
            } catch (Throwable t) {
                home.lock().acquire();
                if (request.generation == mine && request.state == FxRequest.State.CANCEL_CALLED) {
                    request.state = FxRequest.State.OWNED;
                }
                home.lock().release();
                fault("EvtRequestCancel", t, mine);
            }
        }
    }

    /** The call of the queue's EvtIoCanceledOnQueue for this request. */
    private final class CanceledOnQueue extends CallbackWork {

        @Override
        public void call() {
            int mine = request.generation;
            try {
                requireDisposition(request.queue.handlers().canceledOnQueue.evtIoDefault(request));
            } catch (Throwable t) {
                thrown("EvtIoCanceledOnQueue", t, mine);
            }
        }
    }

    /** The call of the queue's EvtIoResume for this request. */
    private final class Resumption extends CallbackWork {

        private int generation;

        @Override
        public void call() {
            if (request.generation != generation || request.irp == null) {
                return;
            }
            try {
                request.queue.handlers().resume.evtIoResume(request);
            } catch (Throwable t) {
                fault("EvtIoResume", t, generation);
            }
        }
    }

    /** The call of the queue's EvtIoStop for this request. */
    private final class StopNotice extends CallbackWork {

        private int generation;
        private IoStopReason reason;

        @Override
        public void call() {
            FxIoQueue home = request.queue;
            home.lock().acquire();
            boolean cancelable = request.state == FxRequest.State.CANCELABLE;
            boolean due =
                    request.generation == generation && (cancelable || request.isWithDriver());
            request.inEvtIoStop = due;
            home.lock().release();
            if (!due) {
                return;
            }
            try {
                home.handlers().stop.evtIoStop(request, reason, cancelable);
            } catch (Throwable t) {
                fault("EvtIoStop", t, generation);
            } finally {
                home.lock().acquire();
                if (request.generation == generation) {
                    request.inEvtIoStop = false;
                }
                home.lock().release();
            }
        }
    }
}
