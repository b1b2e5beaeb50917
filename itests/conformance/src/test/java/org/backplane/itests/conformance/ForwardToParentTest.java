package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.PdoInit;
import org.backplane.ddi.Request;
import org.backplane.pnp.DeviceNode;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.verifier.FaultPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** How a child of a bus hands requests to it. */
class ForwardToParentTest {

    private static final String CHILD = "RULE\\CHILD";

    /** The function driver of the child, which passes all on to the bus's part of it. */
    @HardwareIds(CHILD)
    private static final class ChildDriver implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return init.filter().create().createInterface(RuleDrivers.RULE);
        }
    }

    /** Queues of the bus devices, in the order in which those were plugged in. */
    private final List<IoQueue> busQueues = new ArrayList<>();

    private final List<Status> answers = new ArrayList<>();
    private boolean allowed = true;
    private boolean reserving;
    private IoQueue childQueue;
    private IoQueue target;

    private Object addBus(DeviceInit init) {
        Device bus = init.create();
        busQueues.add(bus.createQueue(DispatchType.MANUAL, config -> {}));
        if (busQueues.size() == 1) {
            ChildList children = bus.createChildList(this::addChild);
            children.present("only");
        }
        return bus;
    }

    private void addChild(Object description, PdoInit init) {
        init.hardwareId(CHILD).instanceId((String) description);
        if (allowed) {
            init.allowForwardingRequestToParent();
        }
        childQueue =
                init.create()
                        .defaultQueue(
                                DispatchType.PARALLEL, config -> config.evtIoRead(this::forward));
        if (reserving) {
            childQueue.assignForwardProgressPolicy(1, policy -> {});
        }
    }

    private Disposition forward(Request request, int length) {
        answers.add(RuleDrivers.statusOf(() -> request.forwardToParentDeviceIoQueue(target)));
        return answers.getLast() == Status.SUCCESS
                ? Disposition.FORWARDED
                : request.complete(answers.getLast());
    }

    private void run(DriverRealm in, Runnable prepare, Status expected) {
        try (DriverRealm realm =
                in.install(RuleDrivers.functionOf(this::addBus), new ChildDriver())) {
            String busId = realm.plug(RuleDrivers.DEVICE);
            realm.plug(RuleDrivers.DEVICE);
            target = busQueues.getFirst();
            prepare.run();
            try (RealmHandle handle = realm.open(childOf(busId, realm))) {
                RealmRequest read = handle.readLater(1);
                realm.settle();
                assertThat(answers).containsExactly(expected);
                completeInTheBus();
                realm.settle();
                assertThat(read.status()).isEqualTo(expected);
            }
            realm.assertQuiescent();
        }
    }

    private static String childOf(String busId, DriverRealm realm) {
        return realm.devices().stream()
                .filter(node -> busId.equals(node.parentId()))
                .map(DeviceNode::instanceId)
                .findFirst()
                .orElseThrow();
    }

    private void completeInTheBus() {
        Request request = busQueues.getFirst().retrieveNextRequest();
        if (answers.getFirst() == Status.SUCCESS) {
            request.complete(Status.SUCCESS);
        } else {
            assertThat(request).isNull();
        }
    }

    @Rule("FW-9")
    @Test
    void aChildThatWasCreatedWithLeaveForwardsToItsParent() {
        run(DriverRealm.seeded(1), () -> {}, Status.SUCCESS);
    }

    @Rule("FW-9")
    @Test
    void aChildThatWasCreatedWithoutLeaveDoesNot() {
        allowed = false;
        run(DriverRealm.seeded(1), () -> {}, Status.INVALID_DEVICE_REQUEST);
    }

    @Rule("FW-10")
    @Test
    void aQueueOfTheChildItselfIsRefused() {
        run(DriverRealm.seeded(1), () -> target = childQueue, Status.INVALID_DEVICE_REQUEST);
    }

    @Rule("FW-10")
    @Test
    void aQueueOfAnotherBusIsRefused() {
        run(
                DriverRealm.seeded(1),
                () -> target = busQueues.getLast(),
                Status.INVALID_DEVICE_REQUEST);
    }

    @Rule("FW-10")
    @Test
    void aReservedRequestIsRefused() {
        reserving = true;
        FaultPlan faults = FaultPlan.failingAlways(FaultPlan.REQUEST_ALLOCATION);
        run(
                DriverRealm.simulated(SimulationOptions.seeded(1), faults),
                () -> {},
                Status.INVALID_DEVICE_REQUEST);
        assertThat(faults.calls()).isPositive();
    }
}
