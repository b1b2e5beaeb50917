package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.PdoInit;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.util.function.Consumer;

/** What a bus driver has to say about a child. */
class PdoInitTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aChildNeedsAHardwareId() {
        whileCreating(init ->
                assertThatThrownBy(() -> init.instanceId("0").create())
                        .hasMessageContaining("lacks a hardware ID")
                        .hasMessageContaining(Bench.ROOT)
                        .extracting(e -> ((StatusException) e).status())
                        .isEqualTo(Status.INVALID_PARAMETER));
    }

    @Test
    void aChildNeedsAnInstanceId() {
        whileCreating(init ->
                assertThatThrownBy(() -> init.hardwareId("TEST\\CHILD").create())
                        .hasMessageContaining("lacks an instance ID"));
    }

    @Test
    void aMalformedIdIsRefusedWhenItIsGiven() {
        whileCreating(init ->
                assertThatThrownBy(() -> init.compatibleId("two words"))
                        .hasMessageContaining("compatible ID \"two words\""));
    }

    @Test
    void theLogKnowsWhoseCallbackRuns() {
        MDC.put("device", "outer");
        whileCreating(_ -> {
            assertThat(MDC.get("device")).isEqualTo(Bench.ROOT);
            assertThat(MDC.get("driver")).isEqualTo("testbus");
        });
        assertThat(MDC.get("device")).isEqualTo("outer");
        assertThat(MDC.get("driver")).isNull();
        MDC.clear();
    }

    private void whileCreating(Consumer<PdoInit> check) {
        DeviceObject pdo = bench.plainPdo();
        int[] passed = {0};
        bench.add(
                pdo,
                "testbus",
                init -> {
                    Device device = init.create();
                    ChildList list =
                            device.createChildList((_, child) -> {
                                check.accept(child);
                                passed[0]++;
                            });
                    list.present("child");
                    return device;
                });
        bench.start(pdo);
        bench.send(pdo, PnpMinor.QUERY_DEVICE_RELATIONS, RelationType.BUS);
        assertThat(passed[0]).isEqualTo(1);
    }
}
