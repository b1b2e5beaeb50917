package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Disposition;
import org.backplane.ddi.IoQueue;
import org.backplane.ddi.PdoInit;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.Irp;
import org.backplane.wdm.IrpMajor;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** A child hands requests to its bus. */
class ForwardToParentTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();
    private ChildList children;
    private IoQueue busQueue;
    private IoQueue target;
    private Device busDevice;
    private IoQueue childQueue;

    @AfterEach
    void close() {
        bench.close();
    }

    private Object addBus(DeviceInit init) {
        busDevice = init.create();
        busQueue = busDevice.createQueue(DispatchType.MANUAL, config -> {});
        target = busQueue;
        children = busDevice.createChildList((description, child) -> addChild(description, child));
        return busDevice;
    }

    private void addChild(Object description, PdoInit init) {
        init.hardwareId("TEST\\CHILD").instanceId((String) description);
        if (!description.equals("alone")) {
            init.allowForwardingRequestToParent();
        }
        childQueue =
                init.create()
                        .defaultQueue(
                                DispatchType.PARALLEL,
                                config -> config.evtIoRead(this::evtIoReadOfChild));
    }

    private Disposition evtIoReadOfChild(Request request, int length) {
        return request.forwardToParentDeviceIoQueue(target);
    }

    private DeviceObject start(String childName) {
        bench.add(pdo, "bus", this::addBus);
        bench.start(pdo);
        children.present(childName);
        List<?> relations =
                (List<?>)
                        bench.send(pdo, PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.BUS).result();
        DeviceObject child = (DeviceObject) relations.getFirst();
        bench.start(child);
        return child;
    }

    private Irp read(DeviceObject child) {
        Irp irp = new Irp(child.stackSize());
        irp.next().set(IrpMajor.READ, null, 0, 4, 7);
        irp.buffers(MemorySegment.NULL, MemorySegment.ofArray(new byte[4]));
        irp.status(Status.PENDING);
        irp.call(child);
        return irp;
    }

    @Test
    void theBusDriverCompletesWhatItsChildForwards() {
        Irp irp = read(start("a"));
        assertThat(irp.status()).isEqualTo(Status.PENDING);
        assertThat(irp.holder()).isSameAs(pdo.top());

        Request request = busQueue.retrieveNextRequest();
        assertThat(request.byteOffset()).isEqualTo(7);
        assertThat(request.ioQueue()).isSameAs(busQueue);
        request.output().put(0, (byte) 9);
        request.complete(Status.SUCCESS, 1);
        assertThat(irp.status()).isEqualTo(Status.SUCCESS);
        assertThat(irp.information()).isEqualTo(1);
        assertThat(irp.output().toArray(ValueLayout.JAVA_BYTE)[0]).isEqualTo((byte) 9);
    }

    @Test
    void theBusDriverCanSendItOnToTheStackBelowTheBus() {
        Irp irp = read(start("a"));
        busQueue.retrieveNextRequest()
                .send(
                        busDevice.ioTarget(),
                        (request, status, information) -> request.complete(status, 3));
        assertThat(irp.status()).isEqualTo(Status.SUCCESS);
        assertThat(irp.information()).isEqualTo(3);
        assertThat(irp.lowestReached()).isSameAs(pdo);
    }

    @Test
    void aForwardedRequestIsCancelledInTheQueueOfTheBus() {
        Irp irp = read(start("a"));
        irp.cancel();
        assertThat(irp.status()).isEqualTo(Status.CANCELLED);
        assertThat(busQueue.state().isIdle()).isTrue();
    }

    @Test
    void aChildThatWasCreatedWithoutLeaveCannotForward() {
        assertThat(read(start("alone")).status()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }

    @Test
    void aQueueOfAnotherDeviceThanTheParentIsRefused() {
        DeviceObject child = start("a");
        target = childQueue;
        assertThat(read(child).status()).isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }

    @Test
    void aQueueOfTheBusThatTakesNothingLeavesTheRequestWithTheChild() {
        DeviceObject child = start("a");
        busQueue.purge();
        assertThat(read(child).status()).isEqualTo(Status.DEVICE_BUSY);
    }
}
