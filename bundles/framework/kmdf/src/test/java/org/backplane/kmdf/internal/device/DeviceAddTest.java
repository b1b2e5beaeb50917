package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backplane.wdm.PnpMinor.REMOVE_DEVICE;

import org.backplane.ddi.Device;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What device-add may do, and what becomes of it when it fails. */
class DeviceAddTest {

    private final Bench bench = new Bench();
    private final DeviceObject pdo = bench.plainPdo();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void registrationIsSealedWhenDeviceAddReturns() {
        FxDevice device = bench.add(pdo, "echo", TracingDriver.function(bench));

        assertThatIllegalStateException()
                .isThrownBy(() -> device.evtDeviceD0Entry(_ -> {}))
                .withMessageContaining("evtDeviceD0Entry")
                .withMessageContaining("echo")
                .withMessageContaining(Bench.ROOT);
        assertThatIllegalStateException().isThrownBy(() -> device.createChildList((_, _) -> {}));
        assertThatIllegalStateException()
                .isThrownBy(() -> device.createInterrupt(c -> c.evtInterruptIsr(_ -> true)));
    }

    @Test
    void aThrowUndoesEverything() {
        assertThatThrownBy(() ->
                        bench.add(
                                pdo,
                                "echo",
                                init -> {
                                    init.create().evtCleanup(() -> bench.note("Cleanup"));
                                    throw new IllegalArgumentException("bad luck");
                                }))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("EvtDriverDeviceAdd of echo for " + Bench.ROOT)
                .hasMessageContaining("bad luck")
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.UNSUCCESSFUL);

        assertThat(bench.takeTrace()).containsExactly("Cleanup");
        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void aRefusalKeepsItsStatus() {
        assertThatThrownBy(() ->
                        bench.add(
                                pdo,
                                "echo",
                                _ -> {
                                    throw new StatusException(
                                            Status.DEVICE_NOT_READY, "no firmware");
                                }))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("no firmware")
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.DEVICE_NOT_READY);
    }

    @Test
    void aFunctionDriverHasToCreateADeviceAndReturnAContext() {
        assertThatThrownBy(() -> bench.add(pdo, "echo", _ -> this))
                .hasMessageContaining("without creating a device");
        assertThatThrownBy(() ->
                        bench.add(
                                pdo,
                                "echo",
                                init -> {
                                    init.create();
                                    return null;
                                }))
                .hasMessageContaining("no device context");
        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void aFilterMayLeaveADeviceAlone() {
        bench.add(pdo, "upcase", init -> init.filter());

        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void aDeviceIsCreatedOnce() {
        assertThatThrownBy(() ->
                        bench.add(
                                pdo,
                                "echo",
                                init -> {
                                    init.create();
                                    return init.create();
                                }))
                .hasMessageContaining("a second time");
    }

    @Test
    void aDeviceRemovedDuringDeviceAddIsCleanedUpWhenItReturns() {
        assertThatThrownBy(() ->
                        bench.add(
                                pdo,
                                "echo",
                                init -> {
                                    Device device = init.create();
                                    device.evtCleanup(() -> bench.note("Cleanup"));
                                    bench.send(pdo, REMOVE_DEVICE);
                                    bench.note("still adding");
                                    return device;
                                }))
                .isInstanceOf(StatusException.class)
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.DELETE_PENDING);

        assertThat(bench.takeTrace()).containsExactly("still adding", "Cleanup");
        assertThat(pdo.top()).isSameAs(pdo);
    }

    @Test
    void aDeviceAddThatComesTooLateLearnsIt() {
        pdo.delete();

        assertThatThrownBy(() -> bench.add(pdo, "echo", TracingDriver.function(bench)))
                .isInstanceOf(StatusException.class)
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.DELETE_PENDING);
    }
}
