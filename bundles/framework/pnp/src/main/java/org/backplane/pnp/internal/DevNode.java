package org.backplane.pnp.internal;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.NodeState;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.slf4j.MDC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One device in the tree (a devnode): what is known of it, and the strand on which everything that
 * is done to it runs.
 *
 * <p>The procedures stand in classes of their own: {@link Arrival}, {@link Binding}, {@link
 * Starting}, {@link BusEnumeration}, {@link Removal}, {@link OrderlyRemoval}. There may be a
 * hundred thousand nodes: what only some of them need is made when they need it.
 *
 * <p><b>Level:</b> any for reading, PASSIVE for the rest. <b>Serialised by:</b> fields are written
 * on the node's own strand, except where they say otherwise; volatile ones may be read anywhere.
 */
final class DevNode extends TreePlace {

    private static final int NOTHING = -1;

    private static final AtomicIntegerFieldUpdater<DevNode> ENUMERATION_QUEUED =
            AtomicIntegerFieldUpdater.newUpdater(DevNode.class, "enumerationQueued");

    private final PnpContext pnp;
    private final DevNode parent;
    private final DeviceObject pdo;
    private final Strand strand;
    private final NodeFacts facts = new NodeFacts();

    /** 1 if an enumeration is queued that has not started: one more would find the same. */
    private volatile int enumerationQueued;

    /** Stacks taken apart whose drivers could not all be released, for a call is still out. */
    private List<DriverStack> unfinished = List.of();

    /** The IRP that takes back a question whose answer was not waited for; on the strand. */
    private int takenBackLate = NOTHING;

    private volatile String instanceId;
    private volatile DeviceIds ids;
    private volatile DriverChoice choice = DriverChoice.NONE;
    private volatile DriverStack stack;
    private volatile Condition condition = Condition.NEW;
    private DriverCandidate awaited;
    private DriverCandidate deferred;
    private Reenumeration reenumeration;
    private String prefix;

    /** Devices that were taken out of service together with this one. */
    private List<DevNode> companions = List.of();

    /**
     * @param parent null for the root
     */
    DevNode(PnpContext pnp, DevNode parent, DeviceObject pdo) {
        this.pnp = pnp;
        this.parent = parent;
        this.pdo = pdo;
        strand = pnp.strand(pdo.driver().name(), this);
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

    /** What its bus and its drivers say of the device. */
    NodeFacts facts() {
        return facts;
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

    /** What stands before the instance IDs of its children; guarded by the tree's lock. */
    String prefix() {
        return prefix;
    }

    void prefix(String newPrefix) {
        prefix = newPrefix;
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

    /** Null while it has none; without members if the device is used raw. */
    DriverStack stack() {
        return stack;
    }

    void stack(DriverStack newStack) {
        stack = newStack;
    }

    /** Whether the device is used without a function driver. */
    boolean isRaw() {
        DriverStack current = stack;
        return current != null && current.members().isEmpty();
    }

    /** How often the device was started anew at its own wish; null if never. */
    Reenumeration reenumeration() {
        return reenumeration;
    }

    void reenumeration(Reenumeration count) {
        reenumeration = count;
    }

    /** Devices that left with it and come back with it; whoever takes them brings them back. */
    List<DevNode> takeCompanions() {
        List<DevNode> taken = companions;
        companions = List.of();
        return taken;
    }

    void companions(List<DevNode> nodes) {
        companions = nodes;
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
        change(new Condition(state, null, drivers()));
    }

    /** Has a problem from now on, in whatever state it is. */
    void problem(ProblemCode code, Status status, String sentence) {
        condition =
                new Condition(condition.state(), new Problem(code, status, sentence), drivers());
        pnp.announcer().troubled(this);
    }

    /** Was ejected; people hear of it only if it stays in its place. */
    void held(Status status, String sentence) {
        condition =
                new Condition(
                        condition.state(),
                        new Problem(ProblemCode.HELD_FOR_EJECT, status, sentence),
                        drivers());
    }

    /** Changes the state and leaves the problem as it is. */
    void state(NodeState state) {
        change(new Condition(state, condition.problem(), drivers()));
    }

    private void change(Condition next) {
        if (next.state() != condition.state()) {
            facts.entered(next.state());
        }
        condition = next;
    }

    private List<StackEntry> drivers() {
        DriverStack current = stack;
        return current == null ? List.of() : current.entries();
    }

    /** Asks the stack for its children again, soon; many requests are one. */
    void requestEnumeration() {
        if (ENUMERATION_QUEUED.compareAndSet(this, 0, 1)) {
            strand.post(() -> {
                enumerationQueued = 0;
                BusEnumeration.run(this);
            });
        }
    }

    /**
     * Sends a PnP IRP to the top of the stack and waits. The drivers of the stack, and of the
     * parent's, to which the PDO belongs, stay loaded until it is over.
     */
    IrpAnswer send(int minor, Object argument) {
        return ask(new Query(minor, argument)).getFirst();
    }

    /**
     * Asks whether the device may go away or stop. A stack that says yes only after it was given up
     * hears then once more that it stays: it was told so while it could not listen.
     *
     * @param cancel the IRP that takes the question back
     */
    IrpAnswer askLeave(int minor, int cancel) {
        IrpAnswer answer = send(minor, null);
        if (answer.givenUp()) {
            takenBackLate = cancel;
        }
        return answer;
    }

    private void takeBack() {
        int cancel = takenBackLate;
        takenBackLate = NOTHING;
        if (cancel != NOTHING && isStarted()) {
            send(cancel, null);
        }
    }

    /** As {@link #send(int, Object)}, to a device of the stack that need not be its top. */
    IrpAnswer send(DeviceObject target, int minor) {
        return ask(target, new Query(minor, null)).getFirst();
    }

    /** Sends PnP IRPs, one after the other; those after one that was given up are not sent. */
    List<IrpAnswer> ask(Query... queries) {
        return ask(pdo.top(), queries);
    }

    private List<IrpAnswer> ask(DeviceObject target, Query... queries) {
        return padded(
                converse(
                        target,
                        known ->
                                known.size() == queries.length
                                                || (!known.isEmpty() && known.getLast().givenUp())
                                        ? null
                                        : queries[known.size()]),
                queries.length);
    }

    /** An answer for each question: that of the last that was sent for those that were not. */
    static List<IrpAnswer> padded(List<IrpAnswer> answers, int questions) {
        if (answers.size() == questions) {
            return answers;
        }
        List<IrpAnswer> all = new ArrayList<>(answers);
        while (all.size() < questions) {
            all.add(answers.getLast());
        }
        return all;
    }

    /** Sends PnP IRPs as {@link #send(int, Object)} does, one after the other. */
    List<IrpAnswer> converse(Dialogue dialogue) {
        return converse(pdo.top(), dialogue);
    }

    private List<IrpAnswer> converse(DeviceObject target, Dialogue dialogue) {
        List<IrpAnswer> answers = List.of();
        Query next = dialogue.next(answers);
        while (next != null) {
            answers = exchange(target, next, dialogue, answers);
            next = answers.getLast().givenUp() ? dialogue.next(answers) : null;
        }
        return answers;
    }

    private List<IrpAnswer> exchange(
            DeviceObject target, Query first, Dialogue dialogue, List<IrpAnswer> before) {
        DriverStack own = stack;
        DriverStack bus = parent == null ? null : parent.stack;
        callOut(own);
        callOut(bus);
        List<IrpAnswer> answers =
                pnp.irps()
                        .send(
                                target,
                                first,
                                dialogue,
                                before,
                                toString(),
                                () -> {
                                    callBack(own);
                                    callBack(bus);
                                    settleSoon();
                                    if (parent != null) {
                                        parent.settleSoon();
                                    }
                                });
        if (!answers.getLast().givenUp()) {
            callBack(own);
            callBack(bus);
        }
        return answers;
    }

    private static void callOut(DriverStack stack) {
        if (stack != null) {
            stack.callOut();
        }
    }

    private static void callBack(DriverStack stack) {
        if (stack != null) {
            stack.callBack();
        }
    }

    /** A call that had been given up is over: sees, on the strand, who can be released now. */
    void settleSoon() {
        strand.post(() -> {
            takeBack();
            Binding.settle(this);
        });
    }

    /** Stacks taken apart whose drivers could not all be released yet. */
    List<DriverStack> unfinished() {
        return unfinished;
    }

    void unfinished(DriverStack dismantled) {
        List<DriverStack> more = new ArrayList<>(unfinished);
        more.add(dismantled);
        unfinished = more;
    }

    /** Whether all drivers of former stacks are released by now. */
    boolean settleUnfinished() {
        if (!unfinished.isEmpty()) {
            unfinished.forEach(DriverStack::settle);
            unfinished = unfinished.stream().filter(each -> !each.isReleased()).toList();
        }
        return unfinished.isEmpty();
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
                description(),
                facts.location(),
                function.map(DriverCandidate::deviceClass).orElse("Unknown"),
                now.status(),
                now.problem(),
                known == null ? List.of() : known.hardwareIds(),
                known == null ? List.of() : known.compatibleIds(),
                function.map(DriverCandidate::name).orElse(null),
                entries,
                now.state(),
                facts.details());
    }

    /** What the device is called: by its driver, else by its bus. */
    String description() {
        String fromDriver = choice.function().map(DriverCandidate::description).orElse("");
        if (!fromDriver.isEmpty()) {
            return fromDriver;
        }
        if (!facts.description().isEmpty()) {
            return facts.description();
        }
        DeviceIds known = ids;
        return known == null ? instanceId : known.deviceId();
    }

    @Override
    public String toString() {
        String path = instanceId;
        return path != null ? path : "a new device of " + pdo.driver().name();
    }
}
