package org.backplane.buses.root;

import org.backplane.ddi.SpinLock;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;

/** A card's lock without a framework. */
final class TestLock extends TestObject implements SpinLock {

    private final Lock lock;

    TestLock(Dispatcher dispatcher) {
        lock = dispatcher.lock("card");
    }

    @Override
    public void acquire() {
        lock.acquire();
    }

    @Override
    public void release() {
        lock.release();
    }
}
