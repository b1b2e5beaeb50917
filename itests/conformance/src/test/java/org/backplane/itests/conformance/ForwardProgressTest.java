package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Device;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.ForwardProgressAction;
import org.backplane.ddi.ForwardProgressPolicy;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.Request;
import org.backplane.ddi.RequestType;
import org.backplane.runtime.SimulationOptions;
import org.backplane.status.Status;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.verifier.FaultPlan;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a queue goes on when no request can be made. */
class ForwardProgressTest {

    /** A read of this length is paging I/O. */
    private static final int PAGING = 2;

    private static final int ORDINARY = 1;

    /** Makes paging I/O, as a file system above the device would. */
    @FilterFor(RuleDrivers.DEVICE)
    private static final class PagingFilter implements DriverEntry {

        @Override
        public void driverEntry(DriverObject driver) {
            driver.everyMajorFunction(PassingDriver::passOn);
            driver.majorFunction(IrpMajor.READ, PagingFilter::read);
            driver.majorFunction(IrpMajor.PNP, PassingDriver::pnp);
            driver.addDevice((owner, pdo) -> {
                new DeviceObject(owner, null).attachTo(pdo);
            });
        }

        private static Status read(DeviceObject device, Irp irp) {
            if (irp.current().outputLength() == PAGING) {
                irp.setPagingIo();
            }
            return PassingDriver.passOn(device, irp);
        }
    }

    private final List<Request> kept = new ArrayList<>();
    private final List<Boolean> reserved = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private DriverRealm realm;
    private RealmHandle handle;
    private String instanceId;

    private Disposition keep(Request request, int length) {
        kept.add(request);
        reserved.add(request.isReserved());
        return request.pend();
    }

    private void completeOldest() {
        kept.removeFirst().complete(Status.SUCCESS);
        realm.settle();
    }

    private void addDevice(Device device, int total, Consumer<ForwardProgressPolicy> policy) {
        device.defaultQueue(DispatchType.PARALLEL, config -> config.evtIoRead(this::keep))
                .assignForwardProgressPolicy(total, policy);
    }

    private void withoutRequests(int total, Consumer<ForwardProgressPolicy> policy, Runnable test) {
        FaultPlan faults = FaultPlan.failingAlways(FaultPlan.REQUEST_ALLOCATION);
        run(
                DriverRealm.simulated(SimulationOptions.seeded(1), faults),
                RuleDrivers.function(device -> addDevice(device, total, policy)),
                test);
    }

    private void withRequests(int total, Consumer<ForwardProgressPolicy> policy, Runnable test) {
        run(
                DriverRealm.seeded(1),
                RuleDrivers.function(device -> addDevice(device, total, policy)),
                test);
    }

    private void run(DriverRealm in, Driver driver, Runnable test) {
        try (in) {
            realm = in.installWdm(new PagingFilter()).install(driver);
            instanceId = realm.plug(RuleDrivers.DEVICE);
            handle = realm.open(instanceId);
            test.run();
            while (!kept.isEmpty()) {
                completeOldest();
            }
            handle.close();
            realm.assertQuiescent();
        }
    }

    private Status read(int length) {
        RealmRequest read = handle.readLater(length);
        realm.settle();
        return read.status();
    }

    private void allocating(ForwardProgressPolicy policy) {
        policy.evtIoAllocateResourcesForReservedRequest((queue, request) -> {
            trace.add("allocate");
            request.evtCleanup(() -> trace.add("cleanup"));
        });
    }

    @Rule("FP-1")
    @Test
    void reservedRequestsAreMadeWhenThePolicyIsAssigned() {
        withRequests(
                3,
                this::allocating,
                () -> assertThat(trace).containsExactly("allocate", "allocate", "allocate"));
    }

    @Rule("FP-2")
    @Test
    void thePolicyIsForTheDefaultQueueOrABoundOne() {
        assertThat(RuleDrivers.statusOf(device -> assign(device, false)))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
        assertThat(RuleDrivers.statusOf(device -> assign(device, true))).isEqualTo(Status.SUCCESS);
        assertThat(
                        RuleDrivers.statusOf((Device device) ->
                                device.defaultQueue(DispatchType.MANUAL, config -> {})
                                        .assignForwardProgressPolicy(1, policy -> {})))
                .isEqualTo(Status.SUCCESS);
    }

    private static void assign(Device device, boolean bound) {
        IoQueue queue = device.createQueue(DispatchType.MANUAL, config -> {});
        if (bound) {
            device.configureRequestDispatching(queue, RequestType.WRITE);
        }
        queue.assignForwardProgressPolicy(1, policy -> {});
    }

    @Rule("FP-3")
    @Test
    void alwaysUseReservedServesEveryIrp() {
        withoutRequests(
                2,
                policy -> {},
                () -> {
                    assertThat(read(ORDINARY)).isEqualTo(Status.PENDING);
                    assertThat(read(PAGING)).isEqualTo(Status.PENDING);
                    assertThat(reserved).containsExactly(true, true);
                });
    }

    @Rule("FP-4")
    @Test
    void pagingIoServesPagingIrpsOnly() {
        withoutRequests(
                2,
                ForwardProgressPolicy::pagingIoOnly,
                () -> {
                    assertThat(read(ORDINARY)).isEqualTo(Status.INSUFFICIENT_RESOURCES);
                    assertThat(reserved).isEmpty();
                    assertThat(read(PAGING)).isEqualTo(Status.PENDING);
                    assertThat(reserved).containsExactly(true);
                });
    }

    private ForwardProgressAction examine(IoQueue queue, Irp irp) {
        trace.add("examined " + irp.current().outputLength());
        return irp.current().outputLength() == ORDINARY
                ? ForwardProgressAction.USE_RESERVED_REQUEST
                : ForwardProgressAction.FAIL_REQUEST;
    }

    @Rule("FP-5")
    @Test
    void withExamineTheDriverDecidesForEachIrp() {
        withoutRequests(
                2,
                policy -> policy.evtIoWdmIrpForForwardProgress(this::examine),
                () -> {
                    assertThat(read(PAGING)).isEqualTo(Status.INSUFFICIENT_RESOURCES);
                    assertThat(read(ORDINARY)).isEqualTo(Status.PENDING);
                    assertThat(trace).containsExactly("examined 2", "examined 1");
                    assertThat(reserved).containsExactly(true);
                });
    }

    private Status allocateForRequest(IoQueue queue, Request request) {
        trace.add("ask");
        return trace.size() == 1 ? Status.INSUFFICIENT_RESOURCES : Status.SUCCESS;
    }

    @Rule("FP-6")
    @Test
    void aReservedRequestIsUsedIfResourcesCannotBeHad() {
        withRequests(
                1,
                policy -> policy.evtIoAllocateRequestResources(this::allocateForRequest),
                () -> {
                    read(ORDINARY);
                    read(ORDINARY);
                    assertThat(trace).containsExactly("ask", "ask");
                    assertThat(reserved).containsExactly(true, false);
                });
    }

    @Rule("FP-7")
    @Test
    void anIrpThatFindsNoneFreeWaitsAndGetsTheNext() {
        withoutRequests(
                1,
                policy -> {},
                () -> {
                    read(ORDINARY);
                    RealmRequest cancelled = handle.readLater(ORDINARY);
                    RealmRequest waiting = handle.readLater(ORDINARY);
                    realm.settle();
                    assertThat(kept).hasSize(1);
                    assertThat(cancelled.status()).isEqualTo(Status.PENDING);
                    cancelled.cancel();
                    realm.settle();
                    assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
                    completeOldest();
                    assertThat(kept).hasSize(1);
                    assertThat(reserved).containsExactly(true, true);
                    completeOldest();
                    assertThat(waiting.status()).isEqualTo(Status.SUCCESS);
                });
    }

    @Rule("FP-8")
    @Test
    void aReservedRequestIsUsedAgainWithoutACleanup() {
        withoutRequests(
                1,
                this::allocating,
                () -> {
                    for (int i = 0; i < 3; i++) {
                        read(ORDINARY);
                        completeOldest();
                    }
                    assertThat(reserved).containsExactly(true, true, true);
                    assertThat(trace).containsExactly("allocate");
                    handle.close();
                    realm.unplug(instanceId);
                    assertThat(trace).containsExactly("allocate", "cleanup");
                });
    }
}
