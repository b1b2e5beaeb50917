package org.backplane.kmdf.internal.object;

import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Lock;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the objects of one loaded driver share: the lock of their hierarchy, and the book of those
 * that are to end and have not ended yet.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the book is a concurrent set.
 */
public final class ObjectTree {

    private final Dispatcher dispatcher;

    /** Guards parents, children, life and references of all objects but requests. */
    private final Lock lock;

    private final Set<FxObject> ending = ConcurrentHashMap.newKeySet();

    /** Makes the tree of one driver. */
    public ObjectTree(Dispatcher dispatcher, String driver) {
        this.dispatcher = dispatcher;
        this.lock = dispatcher.lock("objects of " + driver);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Lock lock() {
        return lock;
    }

    void begin(FxObject object) {
        ending.add(object);
    }

    void end(FxObject object) {
        ending.remove(object);
    }

    /** One sentence for each object whose end has begun and does not come, and what holds it. */
    public List<String> leftOver() {
        return ending.stream().map(FxObject::whyAlive).sorted().toList();
    }
}
