package org.backplane.kmdf.internal.io;

/** A call into the driver that waits its turn at a {@link PresentationLock}. */
abstract class CallbackWork {

    /** The link of the lock's waiting list; guarded by that lock. */
    CallbackWork nextWork;

    /** Makes the call. Does not throw. */
    abstract void call();
}
