package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.backplane.ddi.DispatchType;
import org.backplane.ddi.ForwardProgressAction;
import org.backplane.ddi.ForwardProgressPolicy;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A queue goes on when no request can be made. */
class ForwardProgressTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final TestDevice device = new TestDevice(dispatcher);
    private final List<Request> presented = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private IoQueue queue;

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private void queue(int reserved, Consumer<ForwardProgressPolicy> policy) {
        queue =
                device.io.createQueue(
                        DispatchType.PARALLEL,
                        config ->
                                config.evtIoRead((request, length) -> {
                                    presented.add(request);
                                    return request.pend();
                                }),
                        true);
        device.io.powerUp();
        queue.assignForwardProgressPolicy(reserved, policy);
        device.outOfMemory = true;
    }

    private TestDevice.Call read() {
        return device.read(new byte[1]);
    }

    private TestDevice.Call pagingRead() {
        Irp irp = new Irp(device.object.stackSize());
        irp.setPagingIo();
        return device.read(irp, MemorySegment.ofArray(new byte[1]));
    }

    @Test
    void withoutAPolicyAnIrpWithoutARequestFails() {
        device.io.createQueue(
                DispatchType.PARALLEL, config -> config.evtIoDefault(Request::pend), true);
        device.io.powerUp();
        device.outOfMemory = true;
        assertThat(read().status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
    }

    @Test
    void aReservedRequestServesWhatNoOtherCan() {
        queue(1, policy -> {});
        TestDevice.Call call = read();
        Request request = presented.getFirst();
        assertThat(request.isReserved()).isTrue();
        assertThat(request.type()).isEqualTo(RequestType.READ);
        request.complete(Status.SUCCESS, 1);
        assertThat(call.information).isEqualTo(1);
    }

    @Test
    void aRequestThatCanBeMadeIsNotReserved() {
        queue(1, policy -> {});
        device.outOfMemory = false;
        read();
        assertThat(presented.getFirst().isReserved()).isFalse();
    }

    @Test
    void anIrpThatFindsNoneFreeWaitsForTheNext() {
        queue(1, policy -> {});
        read();
        TestDevice.Call second = read();
        assertThat(presented).hasSize(1);
        assertThat(queue.state().queueRequests()).isOne();
        presented.getFirst().complete(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(presented).hasSize(2);
        assertThat(presented.get(1)).isSameAs(presented.get(0));
        presented.get(1).complete(Status.SUCCESS, 1);
        assertThat(second.completions).isOne();
        assertThat(queue.state().isIdle()).isTrue();
    }

    @Test
    void anIrpThatWaitsForARequestCanBeCancelled() {
        queue(1, policy -> {});
        read();
        TestDevice.Call waiting = read();
        waiting.irp.cancel();
        assertThat(waiting.status).isEqualTo(Status.CANCELLED);
        presented.getFirst().complete(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(presented).hasSize(1);
        assertThat(queue.state().isIdle()).isTrue();
    }

    @Test
    void aPurgeCancelsWhatWaitsAndADrainServesIt() {
        queue(1, policy -> {});
        read();
        TestDevice.Call waiting = read();
        queue.purge();
        assertThat(waiting.status).isEqualTo(Status.CANCELLED);
        queue.start();

        TestDevice.Call drained = read();
        List<String> over = new ArrayList<>();
        queue.drain(q -> over.add("drained"));
        presented.getFirst().complete(Status.SUCCESS);
        dispatcher.runUntilIdle();
        assertThat(over).isEmpty();
        presented.getLast().complete(Status.SUCCESS, 1);
        assertThat(drained.status).isEqualTo(Status.SUCCESS);
        assertThat(over).containsExactly("drained");
    }

    @Test
    void thePolicyForPagingIoFailsOthers() {
        queue(1, ForwardProgressPolicy::pagingIoOnly);
        assertThat(read().status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
        assertThat(pagingRead().status).isEqualTo(Status.PENDING);
        assertThat(presented).hasSize(1);
    }

    @Test
    void theDriverMayExamineTheIrp() {
        queue(
                1,
                policy ->
                        policy.evtIoWdmIrpForForwardProgress((q, irp) ->
                                irp.isPagingIo()
                                        ? ForwardProgressAction.USE_RESERVED_REQUEST
                                        : ForwardProgressAction.FAIL_REQUEST));
        assertThat(read().status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
        assertThat(pagingRead().status).isEqualTo(Status.PENDING);
    }

    @Test
    void aRequestWhoseResourcesAreNotToBeHadIsReplacedByAReservedOne() {
        List<Request> asked = new ArrayList<>();
        queue(
                1,
                policy ->
                        policy.evtIoAllocateRequestResources((q, request) -> {
                            asked.add(request);
                            request.evtCleanup(() -> trace.add("cleanup"));
                            return asked.size() == 1
                                    ? Status.INSUFFICIENT_RESOURCES
                                    : Status.SUCCESS;
                        }));
        device.outOfMemory = false;
        read();
        assertThat(presented.getFirst().isReserved()).isTrue();
        assertThat(trace).containsExactly("cleanup");
        read();
        assertThat(presented.get(1)).isSameAs(asked.get(1));
        presented.get(1).complete(Status.SUCCESS);
        assertThat(trace).containsExactly("cleanup", "cleanup");
    }

    @Test
    void reservedRequestsKeepTheirResourcesUntilTheEndOfTheQueue() {
        queue(
                2,
                policy ->
                        policy.evtIoAllocateResourcesForReservedRequest((q, request) -> {
                            trace.add("allocate");
                            request.evtCleanup(() -> trace.add("cleanup"));
                            request.evtDestroy(() -> trace.add("destroy"));
                        }));
        assertThat(trace).containsExactly("allocate", "allocate");
        for (int i = 0; i < 5; i++) {
            read();
            presented.getLast().complete(Status.SUCCESS);
        }
        dispatcher.runUntilIdle();
        assertThat(trace).containsExactly("allocate", "allocate");
        device.root.deleteObject();
        assertThat(trace.subList(2, trace.size()))
                .containsExactlyInAnyOrder("cleanup", "cleanup", "destroy", "destroy");
    }

    @Test
    void aReservedRequestThatIsReferencedIsNotUsedAgainBeforeItIsLetGoOf() {
        queue(1, policy -> {});
        read();
        Request request = presented.getFirst();
        request.reference("mine");
        request.complete(Status.SUCCESS);
        read();
        dispatcher.runUntilIdle();
        assertThat(presented).hasSize(1);
        request.dereference("mine");
        dispatcher.runUntilIdle();
        assertThat(presented).hasSize(2);
    }

    @Test
    void aReservedRequestComesBackFromAnotherQueue() {
        IoQueue other = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        queue(1, policy -> {});
        read();
        presented.getFirst().forwardTo(other);
        other.retrieveNextRequest().complete(Status.SUCCESS);
        TestDevice.Call next = read();
        dispatcher.runUntilIdle();
        assertThat(presented).hasSize(2);
        assertThat(presented.get(1).ioQueue()).isSameAs(queue);
        presented.get(1).complete(Status.SUCCESS);
        assertThat(next.completions).isOne();
    }

    @Test
    void aReservedRequestDoesNotGoThroughTheCallersContext() {
        device.io.callInCallerContext((own, request) -> {
            trace.add("in caller's context");
            return request.pend();
        });
        queue(1, policy -> {});
        TestDevice.Call call = read();
        assertThat(presented.getFirst().isReserved()).isTrue();
        assertThat(presented.getFirst().ioQueue()).isSameAs(queue);
        TestDevice.Call waiting = read();
        queue.purge();
        assertThat(waiting.status).isEqualTo(Status.CANCELLED);
        assertThat(read().status).isEqualTo(Status.INVALID_DEVICE_STATE);
        presented.getFirst().complete(Status.SUCCESS, 1);
        assertThat(call.information).isEqualTo(1);
        assertThat(trace).isEmpty();
        assertThat(queue.state().isIdle()).isTrue();
    }

    private Status assigning(IoQueue to, int reserved) {
        StatusException refused =
                catchThrowableOfType(
                        StatusException.class,
                        () -> to.assignForwardProgressPolicy(reserved, policy -> {}));
        return refused == null ? Status.SUCCESS : refused.status();
    }

    @Test
    void aPolicyIsForTheDefaultQueueOrOneThatIsBoundAlready() {
        IoQueue unbound = device.io.createQueue(DispatchType.MANUAL, config -> {}, false);
        assertThat(assigning(unbound, 1)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        device.io.configureRequestDispatching(unbound, RequestType.READ);
        assertThat(assigning(unbound, 1)).isEqualTo(Status.SUCCESS);
        assertThat(assigning(unbound, 1)).isEqualTo(Status.INVALID_DEVICE_REQUEST);
        IoQueue ordinary = device.io.createQueue(DispatchType.MANUAL, config -> {}, true);
        assertThat(assigning(ordinary, 0)).isEqualTo(Status.INVALID_PARAMETER);
        assertThat(assigning(ordinary, 3)).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aPolicyWhoseResourcesAreNotToBeHadIsNotAssignedAndGivesBackTheFirst() {
        IoQueue manual = device.io.createQueue(DispatchType.MANUAL, config -> {}, true);
        StatusException refused =
                catchThrowableOfType(
                        StatusException.class,
                        () ->
                                manual.assignForwardProgressPolicy(
                                        2,
                                        policy ->
                                                policy.evtIoAllocateResourcesForReservedRequest(
                                                        (q, request) -> {
                                                            if (!trace.isEmpty()) {
                                                                throw new StatusException(
                                                                        Status.NOT_FOUND, "none");
                                                            }
                                                            trace.add("allocate");
                                                            request.evtCleanup(
                                                                    () -> trace.add("cleanup"));
                                                        })));
        assertThat(refused.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(trace).containsExactly("allocate", "cleanup");
        assertThat(assigning(manual, 1)).isEqualTo(Status.SUCCESS);
    }

    @Test
    void everyIrpEndsOnceWhenCancellationMeetsARequestThatComesFree() {
        for (long seed = 0; seed < 300; seed++) {
            try (SimulatedDispatcher simulated =
                    new SimulatedDispatcher(SimulationOptions.seeded(seed).withPreemption())) {
                TestDevice raced = new TestDevice(simulated);
                List<Request> held = new ArrayList<>();
                IoQueue own =
                        raced.io.createQueue(
                                DispatchType.PARALLEL,
                                config ->
                                        config.evtIoDefault(request -> {
                                            held.add(request);
                                            return request.pend();
                                        }),
                                true);
                raced.io.powerUp();
                own.assignForwardProgressPolicy(1, policy -> {});
                raced.outOfMemory = true;
                TestDevice.Call first = raced.read(new byte[1]);
                TestDevice.Call second = raced.read(new byte[1]);
                simulated.post(
                        Level.DISPATCH,
                        "complete",
                        () -> held.removeFirst().complete(Status.SUCCESS));
                simulated.post(Level.DISPATCH, "cancel", second.irp::cancel);
                simulated.runUntilIdle();
                held.forEach(request -> request.complete(Status.SUCCESS));
                assertThat(first.completions).as("first under seed %d", seed).isOne();
                assertThat(second.completions).as("second under seed %d", seed).isOne();
                assertThat(own.state().isIdle()).as("idle under seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void aControlThatCannotBeServedKeepsNothing() {
        queue(1, ForwardProgressPolicy::pagingIoOnly);
        Irp irp = new Irp(device.object.stackSize());
        irp.next().setControl(IrpMajor.DEVICE_CONTROL, null, 0x222000, 0, 0);
        assertThat(device.send(irp).status).isEqualTo(Status.INSUFFICIENT_RESOURCES);
        assertThat(queue.state().isIdle()).isTrue();
    }
}
