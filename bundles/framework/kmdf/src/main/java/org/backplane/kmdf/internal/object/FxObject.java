package org.backplane.kmdf.internal.object;

import org.backplane.ddi.EvtObjectContext;
import org.backplane.ddi.FrameworkObject;
import org.backplane.kmdf.WdfViolation;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.WrittenOffException;
import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The base of the framework's objects: their place in the hierarchy, their end in two phases, and
 * who keeps them.
 *
 * <p>First phase, dispose: all objects below, oldest first; then what the object itself has to stop
 * ({@link #onDispose}); then EvtCleanupCallback. So every callback of a child has returned before
 * its parent's runs. Second phase: the objects below are deleted, then the object itself; what
 * nobody references is destroyed at once, the rest when its last reference goes.
 *
 * <p>An object that the driver deletes and the parent's removal may meet: one of them disposes of
 * it, and the removal waits for the other.
 *
 * <p>It is long because it has to know all that an object's end takes along: children, references,
 * contexts and callbacks.
 *
 * <p><b>Level:</b> up to DISPATCH, {@link #disposeObject} and {@link #deleteObject} at PASSIVE.
 * <b>Serialised by:</b> {@link #enter}, as a rule the lock of the tree; it is not held while the
 * driver is called.
 */
public abstract class FxObject implements FrameworkObject {

    /** How far an object's end has come. */
    protected enum Life {
        /** It is in use. */
        CREATED,
        /** Somebody disposes of it. */
        DISPOSING,
        /** It does nothing any more. */
        DISPOSED,
        /** It is destroyed as soon as nobody references it. */
        DELETED,
        /** It is no more. */
        DESTROYED
    }

    private final ObjectTree tree;
    private final FxObject parent;
    private Life life = Life.CREATED;

    // Links instead of a collection, because a driver may have a hundred thousand devices, and
    // each of these a few objects.

    private FxObject firstChild;
    private FxObject lastChild;
    private FxObject previousSibling;
    private FxObject nextSibling;

    // Made when they are needed, for most objects do not.

    private List<String> references;
    private List<Runnable> cleanups;
    private List<Runnable> destroys;
    private List<Event> awaitingDisposal;

    /** Never changed, but replaced; so it is read without a lock. */
    private volatile AttachedContext[] attached = AttachedContext.NONE;

    /** Makes an object without a parent. */
    protected FxObject(ObjectTree tree) {
        this.tree = tree;
        this.parent = null;
    }

    /** Makes an object below {@code parent}, to be handed to its {@link #adopt}. */
    protected FxObject(FxObject parent) {
        this.tree = parent.tree;
        this.parent = parent;
    }

    /** What kind of object it is and whose, for messages. */
    @Override
    public abstract String toString();

    /** Reports a callback that threw; as a rule the device does. */
    protected void fault(String callback, Throwable thrown) {
        parent.fault(callback, thrown);
    }

    /** Takes note that the driver broke a rule; as a rule the device does, and fails. */
    public void violated(WdfViolation violation) {
        parent.violated(violation);
    }

    /** Whose it is. */
    public ObjectOwner owner() {
        return parent.owner();
    }

    /** Whether it is a device or below one. */
    public boolean belongsToDevice() {
        return parent.belongsToDevice();
    }

    /** What holds for the callbacks of the object and of what is below it. */
    public CallbackConstraints constraints() {
        return parent.constraints();
    }

    /** Stops what the object does, for good, and waits until it does nothing. Does not throw. */
    protected void onDispose() {}

    /** Whether a deletion by the driver has to be left to a task of its own, at PASSIVE level. */
    protected boolean mustDefer() {
        return false;
    }

    /** Begins to look at or change life and references. */
    protected void enter() {
        tree.lock().acquire();
    }

    /** Ends what {@link #enter} began. */
    protected void exit() {
        tree.lock().release();
    }

    /**
     * The driver broke a rule with this object: fails the device. No lock is held.
     *
     * @param rule what is wrong and what to do, without a full stop
     * @param parameters the bugcheck's parameters after the code
     * @return the exception to throw at the driver
     */
    public final WdfViolation violation(WdfViolation.Code code, String rule, Object... parameters) {
        WdfViolation violation =
                new WdfViolation(
                        code,
                        List.of(parameters),
                        owner().inSentence(),
                        DriverFrames.callback(),
                        toString(),
                        rule);
        if (dispatcher().currentLevel() == Level.DIRQL) {
            // There nothing may be logged.
            dispatcher().post(Level.PASSIVE, "violation", () -> violated(violation));
        } else {
            violated(violation);
        }
        return violation;
    }

    /**
     * Checks a parameter of the driver's call.
     *
     * @return {@code value}
     */
    public final <T> T required(T value, String what) {
        if (value == null) {
            throw violation(
                    WdfViolation.Code.REQUIRED_PARAMETER_IS_NULL,
                    what + " is null; it has to be given");
        }
        return value;
    }

    /** The dispatcher of the instance that it lives in. */
    public final Dispatcher dispatcher() {
        return tree.dispatcher();
    }

    /** The tree that it is in. */
    public final ObjectTree tree() {
        return tree;
    }

    @Override
    public final FxObject parent() {
        return parent;
    }

    // ------------------------------------------------------------------ hierarchy

    /**
     * Takes a new object in as the youngest child.
     *
     * @throws StatusException DELETE_PENDING if this object's end has begun
     */
    public final <T extends FxObject> T adopt(T child) {
        return adopt(child, false);
    }

    /**
     * As {@link #adopt}, as the oldest child.
     *
     * @throws StatusException as that
     */
    public final <T extends FxObject> T adoptFirst(T child) {
        return adopt(child, true);
    }

    private <T extends FxObject> T adopt(T child, boolean first) {
        enter();
        try {
            if (life != Life.CREATED) {
                throw deletePending("nothing is made below it any more");
            }
            link(child, first ? null : lastChild, first ? firstChild : null);
            return child;
        } finally {
            exit();
        }
    }

    private void link(FxObject child, FxObject elder, FxObject younger) {
        child.previousSibling = elder;
        child.nextSibling = younger;
        if (elder == null) {
            firstChild = child;
        } else {
            elder.nextSibling = child;
        }
        if (younger == null) {
            lastChild = child;
        } else {
            younger.previousSibling = child;
        }
    }

    /** Does nothing if the child was not adopted. */
    private void unlink(FxObject child) {
        if (child.previousSibling == null && !child.equals(firstChild)) {
            return;
        }
        if (child.previousSibling == null) {
            firstChild = child.nextSibling;
        } else {
            child.previousSibling.nextSibling = child.nextSibling;
        }
        if (child.nextSibling == null) {
            lastChild = child.previousSibling;
        } else {
            child.nextSibling.previousSibling = child.previousSibling;
        }
        child.previousSibling = null;
        child.nextSibling = null;
    }

    private List<FxObject> children() {
        if (firstChild == null) {
            return List.of();
        }
        List<FxObject> all = new ArrayList<>();
        for (FxObject child = firstChild; child != null; child = child.nextSibling) {
            all.add(child);
        }
        return all;
    }

    private StatusException deletePending(String consequence) {
        return new StatusException(
                Status.DELETE_PENDING, this + " is being deleted; " + consequence);
    }

    // ------------------------------------------------------------------ references

    @Override
    public final void reference(String tag) {
        required(tag, "the tag of a reference");
        enter();
        boolean destroyed = life == Life.DESTROYED;
        if (!destroyed) {
            addReference(tag);
        }
        exit();
        if (destroyed) {
            throw violation(
                    WdfViolation.Code.INVALID_HANDLE,
                    "cannot be referenced as \"%s\": it is destroyed".formatted(tag),
                    this);
        }
    }

    /** Adds a reference to an object that is not destroyed; {@link #enter} has been called. */
    protected final void addReference(String tag) {
        if (references == null) {
            references = new ArrayList<>(2);
        }
        references.add(tag);
    }

    @Override
    public final void dereference(String tag) {
        enter();
        boolean held = references != null && references.remove(tag);
        boolean last = held && life == Life.DELETED && references.isEmpty();
        if (last) {
            life = Life.DESTROYED;
        }
        String known = held ? "" : describeReferences();
        exit();
        if (!held) {
            throw violation(
                    WdfViolation.Code.OBJECT_ERROR,
                    "cannot be dereferenced as \"%s\": %s".formatted(tag, known),
                    this);
        }
        if (last) {
            destroyed();
        }
    }

    private boolean isReferenced() {
        return references != null && !references.isEmpty();
    }

    private String describeReferences() {
        return isReferenced()
                ? references.stream()
                        .map(tag -> '"' + tag + '"')
                        .collect(Collectors.joining(", ", "it is referenced as ", " only"))
                : "it is not referenced";
    }

    /** Whether nothing of it is left but the references that keep it. */
    public final boolean hasEnded() {
        enter();
        boolean ended = life.compareTo(Life.DELETED) >= 0;
        exit();
        return ended;
    }

    /** A sentence for people: its end has begun, and why it does not come. */
    final String whyAlive() {
        enter();
        try {
            return life == Life.DELETED
                    ? this + " has ended but is kept: " + describeReferences()
                    : this + " is being deleted, and what it does has not come to its end";
        } finally {
            exit();
        }
    }

    // ------------------------------------------------------------------ contexts

    @Override
    public <T> T context(Class<T> type) {
        AttachedContext found = AttachedContext.find(attached, type, false);
        return found == null ? null : type.cast(found.value());
    }

    @Override
    public final <T> T allocateContext(Class<T> type, T context) {
        return allocateContext(type, context, null, null);
    }

    @Override
    public final <T> T allocateContext(
            Class<T> type,
            T context,
            EvtObjectContext<T> evtCleanup,
            EvtObjectContext<T> evtDestroy) {
        required(type, "the type of a context");
        required(context, "a context");
        T known = context(type);
        if (known != null) {
            return known;
        }
        enter();
        try {
            AttachedContext there = attach(new AttachedContext(type, context, false));
            if (there != null) {
                return type.cast(there.value());
            }
            if (evtCleanup != null) {
                cleanups = append(cleanups, () -> evtCleanup.evtObjectContext(context));
            }
            if (evtDestroy != null) {
                destroys = append(destroys, () -> evtDestroy.evtObjectContext(context));
            }
            return context;
        } finally {
            exit();
        }
    }

    @Override
    public final void addCustomType(Class<?> type, Object data) {
        required(type, "a custom type");
        enter();
        try {
            if (attach(new AttachedContext(type, data, true)) != null) {
                throw new StatusException(
                        Status.OBJECT_NAME_COLLISION,
                        this + " is a " + type.getName() + " already");
            }
        } finally {
            exit();
        }
    }

    @Override
    public final boolean isCustomType(Class<?> type) {
        return AttachedContext.find(attached, type, true) != null;
    }

    @Override
    public final Object customTypeData(Class<?> type) {
        AttachedContext found = AttachedContext.find(attached, type, true);
        return found == null ? null : found.value();
    }

    /** Adds what is new, and answers what was there before; {@link #enter} has been called. */
    private AttachedContext attach(AttachedContext added) {
        requireCreated("a context");
        AttachedContext there = AttachedContext.find(attached, added.type(), added.isMark());
        if (there == null) {
            AttachedContext[] more = Arrays.copyOf(attached, attached.length + 1);
            more[attached.length] = added;
            attached = more;
        }
        return there;
    }

    // ------------------------------------------------------------------ the lock

    /** The lock that drivers take of a device or queue; null for other objects. */
    protected ObjectLock objectLock() {
        return null;
    }

    @Override
    public final void acquireLock() {
        ObjectLock lock = requireLock();
        if (lock.isHeldByCaller()) {
            throw violation(
                    WdfViolation.Code.RECURSIVE_LOCK,
                    "its lock is taken by who holds it, or in a callback that it serialises");
        }
        lock.acquire();
    }

    @Override
    public final void releaseLock() {
        ObjectLock lock = requireLock();
        if (!lock.isHeldByCaller()) {
            throw violation(
                    WdfViolation.Code.INVALID_LOCK_OPERATION,
                    "its lock is not held by who releases it",
                    this,
                    1);
        }
        lock.release();
    }

    private ObjectLock requireLock() {
        ObjectLock lock = objectLock();
        if (lock == null) {
            throw violation(
                    WdfViolation.Code.INVALID_LOCK_OPERATION,
                    "it has no lock; only devices and queues have one",
                    this,
                    0);
        }
        return lock;
    }

    // ------------------------------------------------------------------ callbacks at the end

    @Override
    public FrameworkObject evtCleanup(Runnable callback) {
        enter();
        try {
            requireCreated("EvtCleanupCallback");
            cleanups = append(cleanups, callback);
        } finally {
            exit();
        }
        return this;
    }

    @Override
    public FrameworkObject evtDestroy(Runnable callback) {
        enter();
        try {
            requireCreated("EvtDestroyCallback");
            destroys = append(destroys, callback);
        } finally {
            exit();
        }
        return this;
    }

    private void requireCreated(String callback) {
        if (life != Life.CREATED) {
            throw deletePending(callback + " comes too late");
        }
    }

    private static List<Runnable> append(List<Runnable> list, Runnable callback) {
        List<Runnable> appended = list == null ? new ArrayList<>(1) : list;
        appended.add(callback);
        return appended;
    }

    private void call(String name, List<Runnable> callbacks) {
        if (callbacks == null) {
            return;
        }
        for (Runnable callback : callbacks) {
            try {
                callback.run();
            } catch (WrittenOffException unwinding) {
                throw unwinding;
            } catch (Throwable thrown) {
                fault(name, thrown);
            }
        }
    }

    /** Runs what {@link #evtCleanup} registered. */
    protected final void runCleanups() {
        List<Runnable> due = cleanups;
        cleanups = null;
        call("EvtCleanupCallback", due);
    }

    // ------------------------------------------------------------------ the end

    /** Disposes of the object and all below it; does nothing if that was done or is being done. */
    public final void disposeObject() {
        if (beginDispose()) {
            disposeClaimed();
        }
    }

    /** Disposes of the object if nobody did, and lets go of it. */
    public final void deleteObject() {
        disposeObject();
        letGo();
    }

    /** Why the driver must not delete it; null if it may. */
    protected String whyNotDeleted() {
        return null;
    }

    @Override
    public void delete() {
        requireDeletable();
        deleteByDriver();
    }

    /** Checks that the driver may delete it. */
    protected final void requireDeletable() {
        String reason = whyNotDeleted();
        if (reason != null) {
            throw violation(
                    WdfViolation.Code.OBJECT_ERROR,
                    "it is not the driver's to delete; " + reason,
                    this,
                    Status.CANNOT_DELETE);
        }
    }

    /** Whether there is something below it. */
    protected final boolean hasChildren() {
        enter();
        boolean has = firstChild != null;
        exit();
        return has;
    }

    /** As {@link #deleteObject}, for the driver, wherever it calls from. */
    protected final void deleteByDriver() {
        if (!beginDispose()) {
            return;
        }
        if (mustDefer()) {
            tree.dispatcher().post(Level.PASSIVE, "dispose of " + this, this::deleteClaimed);
        } else {
            deleteClaimed();
        }
    }

    private void deleteClaimed() {
        disposeClaimed();
        letGo();
    }

    private boolean beginDispose() {
        enter();
        boolean claimed = life == Life.CREATED;
        if (claimed) {
            life = Life.DISPOSING;
        }
        exit();
        if (claimed) {
            tree.begin(this);
        }
        return claimed;
    }

    private void disposeClaimed() {
        for (FxObject child = childToDispose(); child != null; child = childToDispose()) {
            if (child.beginDispose()) {
                child.disposeClaimed();
            } else {
                child.awaitDisposed();
            }
        }
        onDispose();
        runCleanups();
        enter();
        life = Life.DISPOSED;
        List<Event> waiting = awaitingDisposal == null ? List.of() : awaitingDisposal;
        exit();
        waiting.forEach(Event::set);
    }

    private FxObject childToDispose() {
        enter();
        try {
            FxObject child = firstChild;
            while (child != null && child.life.compareTo(Life.DISPOSED) >= 0) {
                child = child.nextSibling;
            }
            return child;
        } finally {
            exit();
        }
    }

    private void awaitDisposed() {
        Event disposed = tree.dispatcher().event(this + " to be cleaned up");
        enter();
        boolean over = life.compareTo(Life.DISPOSED) >= 0;
        if (!over) {
            if (awaitingDisposal == null) {
                awaitingDisposal = new ArrayList<>(1);
            }
            awaitingDisposal.add(disposed);
        }
        exit();
        if (!over) {
            disposed.await();
        }
    }

    /** The second phase, for whoever comes first. */
    private void letGo() {
        enter();
        boolean claimed = life == Life.DISPOSED;
        List<FxObject> below = claimed ? children() : List.of();
        exit();
        if (!claimed) {
            return;
        }
        below.forEach(FxObject::letGo);
        enter();
        boolean mine = life == Life.DISPOSED;
        boolean destroyed = mine && !isReferenced();
        if (mine) {
            life = destroyed ? Life.DESTROYED : Life.DELETED;
            if (parent != null) {
                parent.unlink(this);
            }
        }
        exit();
        if (destroyed) {
            destroyed();
        }
    }

    /** Nobody holds the object any more. */
    protected void destroyed() {
        tree.end(this);
        List<Runnable> due = destroys;
        destroys = null;
        call("EvtDestroyCallback", due);
    }

    // ------------------------------------------------------------------ objects that live again

    /** An object that is used again and again begins a new life; {@link #enter} has been called. */
    protected final void begin() {
        life = Life.CREATED;
        attached = AttachedContext.NONE;
    }

    /** Whether {@link #runCleanups} has something to do; {@link #enter} has been called. */
    protected final boolean beginCleanup() {
        if (cleanups == null) {
            return false;
        }
        life = Life.DISPOSING;
        return true;
    }

    /**
     * A life that began with {@link #begin} goes on with the object's next use: its callbacks stay.
     * {@link #enter} has been called.
     *
     * @return whether the object can be used again; else {@link #destroyed} will be called when it
     *     can, and has to {@link #wake} it
     */
    protected final boolean rest() {
        if (isReferenced()) {
            life = Life.DELETED;
            tree.begin(this);
            return false;
        }
        return true;
    }

    /** After {@link #rest}: nobody references the object any more. */
    protected final void wake() {
        tree.end(this);
        life = Life.CREATED;
    }

    /**
     * A life that began with {@link #begin} ends; {@link #enter} has been called.
     *
     * @return whether the object is destroyed with that; else {@link #destroyed} will be called
     */
    protected final boolean end() {
        if (isReferenced()) {
            life = Life.DELETED;
            tree.begin(this);
            return false;
        }
        life = Life.DESTROYED;
        if (destroys == null) {
            return true;
        }
        tree.dispatcher().post(Level.DISPATCH, "end of " + this, this::destroyed);
        return false;
    }
}
