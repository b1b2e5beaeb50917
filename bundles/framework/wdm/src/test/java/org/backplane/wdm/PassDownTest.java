package org.backplane.wdm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The stack knows who is next for each major function. */
class PassDownTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final Kernel kernel = new Kernel(dispatcher);
    private final List<String> called = new ArrayList<>();
    private DeviceObject bottom;
    private DeviceObject middle;
    private DeviceObject top;

    @BeforeEach
    void build() {
        bottom = device("bottom");
        middle = device("middle");
        top = device("top");
        middle.attachTo(bottom);
        top.attachTo(bottom);
    }

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private DeviceObject device(String name) {
        DriverObject driver = new DriverObject(kernel, name);
        driver.everyMajorFunction((device, irp) -> {
            called.add(name);
            if (device.lower() == null) {
                return irp.complete(Status.SUCCESS);
            }
            irp.skipCurrent();
            return irp.call(device.lower());
        });
        return new DeviceObject(driver, null);
    }

    private void send(int major) {
        called.clear();
        Irp irp = new Irp(top.stackSize());
        irp.next().set(major, null, 0, 0, 0);
        irp.call(top);
    }

    @Test
    void aDriverThatWantsEverythingIsCalled() {
        send(IrpMajor.READ);
        assertThat(called).containsExactly("top", "middle", "bottom");
    }

    @Test
    void aDriverIsNotCalledWithWhatItPassesDown() {
        middle.passDown(IrpMajor.READ);
        send(IrpMajor.READ);
        assertThat(called).containsExactly("top", "bottom");
        send(IrpMajor.WRITE);
        assertThat(called).containsExactly("top", "middle", "bottom");
    }

    @Test
    void neitherIsOneAmongSeveral() {
        middle.passDown(IrpMajor.READ);
        top.passDown(IrpMajor.READ);
        send(IrpMajor.READ);
        assertThat(called).containsExactly("bottom");
    }

    @Test
    void aLowerDriverMaySayItWhenOthersAreAboveItAlready() {
        top.passDown(IrpMajor.READ);
        middle.passDown(IrpMajor.READ);
        send(IrpMajor.READ);
        assertThat(called).containsExactly("bottom");
    }

    @Test
    void aNewDriverOnTopIsCalled() {
        middle.passDown(IrpMajor.READ);
        top.passDown(IrpMajor.READ);
        DeviceObject newest = device("newest");
        newest.attachTo(bottom);
        top = newest;
        send(IrpMajor.READ);
        assertThat(called).containsExactly("newest", "bottom");
    }

    @Test
    void aDriverWithNothingBelowItIsCalledAllTheSame() {
        middle.passDown(IrpMajor.READ);
        top.passDown(IrpMajor.READ);
        middle.detach();
        send(IrpMajor.READ);
        assertThat(called).containsExactly("middle");
        top.detach();
        send(IrpMajor.READ);
        assertThat(called).containsExactly("top");
    }

    @Test
    void theOneWhoAnswersHoldsTheFirstLocation() {
        top.passDown(IrpMajor.READ);
        middle.passDown(IrpMajor.READ);
        Irp irp = new Irp(top.stackSize());
        irp.next().set(IrpMajor.READ, null, 0, 0, 0);
        irp.call(top);
        assertThat(irp.lowestReached()).isSameAs(bottom);
        irp.reuse();
        assertThat(irp.lowestReached()).isNull();
    }
}
