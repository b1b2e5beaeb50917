package org.backplane.kmdf.internal.object;

/** A call into the driver that waits its turn at a {@link PresentationLock}. */
public abstract class CallbackWork {

    /** The link of the lock's waiting list; guarded by that lock. */
    CallbackWork nextWork;

    /** Makes the call. Does not throw. */
    public abstract void call();
}
