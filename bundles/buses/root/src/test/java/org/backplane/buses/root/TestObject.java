package org.backplane.buses.root;

import org.backplane.ddi.EvtObjectContext;
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

    @Override
    public void delete() {
        throw new UnsupportedOperationException("the bus deletes nothing");
    }

    @Override
    public final FrameworkObject parent() {
        throw unsupported();
    }

    @Override
    public final <T> T context(Class<T> type) {
        throw unsupported();
    }

    @Override
    public final <T> T allocateContext(Class<T> type, T context) {
        throw unsupported();
    }

    @Override
    public final <T> T allocateContext(
            Class<T> type,
            T context,
            EvtObjectContext<T> evtCleanup,
            EvtObjectContext<T> evtDestroy) {
        throw unsupported();
    }

    @Override
    public final void addCustomType(Class<?> type, Object data) {
        throw unsupported();
    }

    @Override
    public final boolean isCustomType(Class<?> type) {
        throw unsupported();
    }

    @Override
    public final Object customTypeData(Class<?> type) {
        throw unsupported();
    }

    @Override
    public final void acquireLock() {
        throw unsupported();
    }

    @Override
    public final void releaseLock() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("the bus asks nothing of its objects");
    }
}
