package org.backplane.buses.root;

import org.backplane.ddi.FrameworkObject;

/** An object of a framework that the bus asks for nothing but what its subclass does. */
abstract class TestObject implements FrameworkObject {

    @Override
    public void reference(String tag) {
        throw new UnsupportedOperationException("the bus references nothing");
    }

    @Override
    public void dereference(String tag) {
        throw new UnsupportedOperationException("the bus references nothing");
    }

    @Override
    public FrameworkObject evtCleanup(Runnable callback) {
        throw new UnsupportedOperationException("the bus needs no callback");
    }

    @Override
    public FrameworkObject evtDestroy(Runnable callback) {
        throw new UnsupportedOperationException("the bus needs no callback");
    }

    /** Timers and locks have it. */
    public void delete() {
        throw new UnsupportedOperationException("the bus deletes nothing");
    }
}
