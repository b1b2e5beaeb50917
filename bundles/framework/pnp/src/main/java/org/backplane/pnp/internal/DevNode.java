package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.Event;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.slf4j.MDC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One device in the tree (a devnode): what is known of it, and the strand on which everything that
 * is done to it runs.
 *
 * <p>The procedures stand in classes of their own: {@link Arrival}, {@link Binding}, {@link
 * BusEnumeration}, {@link Removal}, {@link OrderlyRemoval}.
 *
 * <p><b>Level:</b> any for reading, PASSIVE for the rest. <b>Serialised by:</b> fields are written
 * on the node's own strand, except where they say otherwise; volatile ones may be read anywhere.
 */
final class DevNode {

    private final PnpContext pnp;
    private final DevNode parent;
    private final DeviceObject pdo;
    private final Strand strand;
    private final Event gone;

    /** Whether an enumeration is queued that has not started: one more would find the same. */
    private final AtomicBoolean enumerationQueued = new AtomicBoolean();

    /** Stacks taken apart whose drivers could not all be released, for a call is still out. */
    private final List<DriverStack> unfinished = new ArrayList<>();

    private volatile String instanceId;
    private volatile DeviceIds ids;
    private volatile String busDescription = "";
    private volatile String location = "";
    private volatile DriverChoice choice = DriverChoice.NONE;
    private volatile DriverStack stack;
    private volatile Condition condition = Condition.NEW;
    private DriverCandidate awaited;
    private DriverCandidate deferred;
    private Reenumeration reenumeration;

    /**
     * @param parent null for the root
     */
    DevNode(PnpContext pnp, DevNode parent, DeviceObject pdo) {
        this.pnp = pnp;
        this.parent = parent;
        this.pdo = pdo;
        String name = "a device of " + pdo.driver().name();
        strand = new Strand(pnp.dispatcher(), pnp.activity(), name, this::toString);
        gone = pnp.dispatcher().event("removal of " + name);
    }

    PnpContext pnp() {
        return pnp;
    }

    DevNode parent() {
        return parent;
    }

    DeviceObject pdo() {
        return pdo;
    }

    Strand strand() {
        return strand;
    }

    /** Signalled when the node is out of the tree. */
    Event gone() {
        return gone;
    }

    /** The device instance path; null while its IDs are not known. */
    String instanceId() {
        return instanceId;
    }

    void instanceId(String path) {
        instanceId = path;
        // The strand that runs now began before anybody knew this name.
        MDC.put("device", path);
    }

    /** Null while they are not known, and for good if they are malformed. */
    DeviceIds ids() {
        return ids;
    }

    void ids(DeviceIds newIds) {
        ids = newIds;
    }

    void texts(String description, String newLocation) {
        busDescription = description;
        location = newLocation;
    }

    /** The drivers of the last attempt to bind. */
    DriverChoice choice() {
        return choice;
    }

    void choice(DriverChoice newChoice) {
        choice = newChoice;
    }

    /** The driver it waits for; null if it waits for none. */
    DriverCandidate awaited() {
        return awaited;
    }

    void awaited(DriverCandidate driver) {
        awaited = driver;
    }

    /** The driver waits for something and this device for the driver. */
    void deferred(DriverCandidate driver) {
        awaited = driver;
        deferred = driver;
    }

    /** Has another try: what it gives up waiting for is paid back with {@link #abandon}. */
    DriverCandidate takeDeferred() {
        DriverCandidate taken = deferred;
        deferred = null;
        return taken;
    }

    /** Does not wait for this driver any more, unless it has begun to anew; null is allowed. */
    void abandon(DriverCandidate driver) {
        if (driver != null && !driver.equals(deferred)) {
            try {
                pnp.catalog().abandon(driver, instanceId);
            } catch (RuntimeException e) {
                pnp.announcer()
                        .odd(
                                "Driver %s may stay loaded though %s waits no longer: %s."
                                        .formatted(
                                                Sentences.driver(driver),
                                                this,
                                                Sentences.thrown(e)));
            }
        }
    }

    /** Null while it has none. */
    DriverStack stack() {
        return stack;
    }

    void stack(DriverStack newStack) {
        stack = newStack;
    }

    /** How often the device was started anew at its own wish; null if never. */
    Reenumeration reenumeration() {
        return reenumeration;
    }

    void reenumeration(Reenumeration count) {
        reenumeration = count;
    }

    Condition condition() {
        return condition;
    }

    NodeState state() {
        return condition.state();
    }

    boolean isStarted() {
        return condition.state() == NodeState.STARTED;
    }

    boolean isGone() {
        return condition.state() == NodeState.DELETED;
    }

    /** Goes on to a state in which nothing is wrong. */
    void enter(NodeState state) {
        awaited = null;
        condition = new Condition(state, null, drivers());
    }

    /** Has a problem from now on, in whatever state it is. */
    void problem(ProblemCode code, Status status, String sentence) {
        condition =
                new Condition(condition.state(), new Problem(code, status, sentence), drivers());
        pnp.announcer().troubled(snapshot());
    }

    /** Changes the state and leaves the problem as it is. */
    void state(NodeState state) {
        condition = new Condition(state, condition.problem(), drivers());
    }

    private List<StackEntry> drivers() {
        DriverStack current = stack;
        return current == null ? List.of() : current.entries();
    }

    /** Asks the stack for its children again, soon; many requests are one. */
    void requestEnumeration() {
        if (enumerationQueued.compareAndSet(false, true)) {
            strand.post(() -> {
                enumerationQueued.set(false);
                BusEnumeration.run(this);
            });
        }
    }

    /**
     * Sends a PnP IRP to the top of the stack and waits. The drivers of the stack, and of the
     * parent's, to which the PDO belongs, stay loaded until it is over.
     */
    IrpAnswer send(int minor, Object argument) {
        List<DevNode> owners = parent == null ? List.of(this) : List.of(this, parent);
        List<DriverStack> stacks = new ArrayList<>();
        for (DevNode owner : owners) {
            DriverStack current = owner.stack;
            if (current != null) {
                current.callOut();
                stacks.add(current);
            }
        }
        IrpAnswer answer =
                pnp.irps()
                        .send(
                                pdo.top(),
                                minor,
                                argument,
                                toString(),
                                () -> {
                                    stacks.forEach(DriverStack::callBack);
                                    owners.forEach(DevNode::settleSoon);
                                });
        if (!answer.givenUp()) {
            stacks.forEach(DriverStack::callBack);
        }
        return answer;
    }

    /** A call that had been given up is over: sees, on the strand, who can be released now. */
    void settleSoon() {
        strand.post(() -> Binding.settle(this));
    }

    /** Stacks taken apart whose drivers could not all be released yet. */
    List<DriverStack> unfinished() {
        return unfinished;
    }

    /** What users see of it. */
    DeviceNode snapshot() {
        Condition now = condition;
        DeviceIds known = ids;
        Optional<DriverCandidate> function = choice.function();
        List<StackEntry> entries = new ArrayList<>(now.drivers());
        entries.add(new StackEntry(StackRole.BUS, pdo.driver().name(), null));
        return new DeviceNode(
                instanceId,
                parent == null ? null : parent.instanceId,
                description(function, known),
                location,
                function.map(DriverCandidate::deviceClass).orElse("Unknown"),
                now.status(),
                now.problem(),
                known == null ? List.of() : known.hardwareIds(),
                known == null ? List.of() : known.compatibleIds(),
                function.map(DriverCandidate::name).orElse(null),
                entries,
                now.state());
    }

    private String description(Optional<DriverCandidate> function, DeviceIds known) {
        String fromDriver = function.map(DriverCandidate::description).orElse("");
        if (!fromDriver.isEmpty()) {
            return fromDriver;
        }
        if (!busDescription.isEmpty()) {
            return busDescription;
        }
        return known == null ? instanceId : known.deviceId();
    }

    @Override
    public String toString() {
        String path = instanceId;
        return path != null ? path : "a new device of " + pdo.driver().name();
    }
}
