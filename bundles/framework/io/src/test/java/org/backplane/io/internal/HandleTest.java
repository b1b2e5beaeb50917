package org.backplane.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoManager;
import org.backplane.io.IoManagers;
import org.backplane.io.IoRequest;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class HandleTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final PendingDriver driver = new PendingDriver(dispatcher);
    private final IoManager io = IoManagers.create(driver.kernel);

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @Test
    void aDeviceIsOpenedByLinkOrInstancePathInAnyCase() {
        for (String name :
                List.of(
                        driver.deviceInterface.link(),
                        driver.deviceInterface.link().toUpperCase(Locale.ROOT),
                        "ROOT\\TEST\\0000",
                        "root/test/0000")) {
            try (DeviceHandle handle = io.open(name)) {
                assertThat(handle.instanceId()).isEqualTo(PendingDriver.INSTANCE);
                assertThat(driver.kernel.openFiles().count(driver.pdo)).isOne();
            }
        }
        assertThat(driver.handles).hasSize(12).startsWith("CREATE", "CLEANUP", "CLOSE", "CREATE");
        assertThat(driver.kernel.openFiles().count(driver.pdo)).isZero();
    }

    @Test
    void whatFollowsTheLinkBecomesTheNameOfTheFile() {
        io.open(driver.deviceInterface.link() + "\\pipe\\0").close();
        assertThat(driver.handles).startsWith("CREATE \\pipe\\0");
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> io.open("ROOT\\NONE\\0000"))
                .satisfies(e -> assertStatus(e, Status.OBJECT_NAME_NOT_FOUND))
                .hasMessageStartingWith("ROOT\\NONE\\0000 cannot be opened");
    }

    @Test
    void aDisabledInterfaceIsNotReady() {
        driver.kernel.deviceInterfaces().setState(driver.deviceInterface, false);
        for (String name : List.of(PendingDriver.INSTANCE, driver.deviceInterface.link())) {
            assertThatThrownBy(() -> io.open(name))
                    .satisfies(e -> assertStatus(e, Status.DEVICE_NOT_READY));
        }
        assertThat(driver.handles).isEmpty();
    }

    @Test
    void aDriverThatRefusesToOpenHearsOfNoClosing() {
        driver.createStatus = Status.ACCESS_DENIED;
        assertThatThrownBy(() -> io.open(PendingDriver.INSTANCE))
                .satisfies(e -> assertStatus(e, Status.ACCESS_DENIED))
                .hasMessage("open of ROOT\\TEST\\0000 failed: ACCESS_DENIED (0xC0000022)");
        assertThat(driver.handles).containsExactly("CREATE");
        assertThat(driver.kernel.openFiles().count(driver.pdo)).isZero();
    }

    @Test
    void aReadWaitsForTheDriver() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        dispatcher.post(
                Level.DISPATCH, "complete", () -> driver.complete(driver.waiting.getFirst()));
        assertThat(handle.read(new byte[5])).isEqualTo(5);
        handle.close();
    }

    @Test
    void writesAndControlsCarryTheirBytes() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        assertThat(handle.write(new byte[3])).isEqualTo(3);
        assertThat(handle.control(42, new byte[] {7, 8}, 2)).containsExactly(7, 8);
        handle.close();
    }

    @Test
    void synchronousRequestsUseOneIrpAgainAndAgain() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        for (int i = 0; i < 10; i++) {
            dispatcher.post(
                    Level.DISPATCH, "complete", () -> driver.complete(driver.waiting.getFirst()));
            handle.read(new byte[5]);
        }
        assertThat(driver.irps).hasSize(10).containsOnly(driver.irps.getFirst());
        handle.close();
    }

    @Test
    void aStackThatHasGrownGetsALargerIrp() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        handle.startRead(MemorySegment.ofArray(new byte[1]));
        driver.attach();
        handle.startRead(MemorySegment.ofArray(new byte[2]));
        assertThat(driver.irps).extracting(irp -> irp.stackSize()).containsExactly(2, 3);
        handle.close();
    }

    @Test
    void aDriverThatThrowsFailsTheRequestAlone() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        assertThatThrownBy(() -> handle.control(1, new byte[0], 0))
                .satisfies(e -> assertStatus(e, Status.UNSUCCESSFUL))
                .hasMessage(
                        "device control 0x1 to ROOT\\TEST\\0000 failed: UNSUCCESSFUL (0xC0000001)");
        assertThat(handle.control(42, new byte[] {1}, 1)).containsExactly(1);
        handle.close();
        assertThat(driver.handles).endsWith("CLEANUP", "CLOSE");
    }

    @Test
    void cancellingOneRequestLeavesTheOthers() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest first = handle.startRead(MemorySegment.ofArray(new byte[1]));
        IoRequest second = handle.startRead(MemorySegment.ofArray(new byte[2]));
        assertThat(first.cancel()).isTrue();
        assertThat(first.await()).isEqualTo(Status.CANCELLED);
        assertThat(first.cancel()).isFalse();
        assertThat(second.isDone()).isFalse();
        assertThat(second.status()).isEqualTo(Status.PENDING);
        driver.complete(driver.waiting.getFirst());
        assertThat(second.await()).isEqualTo(Status.SUCCESS);
        assertThat(second.information()).isEqualTo(2);
        handle.close();
    }

    @Test
    void closingCancelsWhatIsUnderWayAndThenTellsTheDriver() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest request = handle.startRead(MemorySegment.ofArray(new byte[1]));
        handle.close();
        assertThat(request.status()).isEqualTo(Status.CANCELLED);
        assertThat(driver.handles).containsExactly("CREATE", "CLEANUP", "CLOSE");
        handle.close();
        assertThat(driver.handles).hasSize(3);
    }

    @Test
    void aClosedHandleRefusesEverything() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        handle.close();
        assertThatThrownBy(() -> handle.read(new byte[1]))
                .satisfies(e -> assertStatus(e, Status.INVALID_DEVICE_STATE))
                .hasMessageContaining("the handle is closed");
        IoRequest request = handle.startWrite(MemorySegment.ofArray(new byte[1]));
        assertThat(request.await()).isEqualTo(Status.INVALID_DEVICE_STATE);
        assertThat(request.cancel()).isFalse();
        List<Status> heard = new ArrayList<>();
        request.whenDone(done -> heard.add(done.status()));
        assertThat(heard).containsExactly(Status.INVALID_DEVICE_STATE);
    }

    @Test
    void aDeviceThatLeavesClosesItsHandles() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest request = handle.startRead(MemorySegment.ofArray(new byte[1]));
        driver.kernel.openFiles().closeAll(driver.pdo);
        assertThat(request.status()).isEqualTo(Status.CANCELLED);
        assertThatThrownBy(() -> handle.write(new byte[1]))
                .satisfies(e -> assertStatus(e, Status.NO_SUCH_DEVICE))
                .hasMessageEndingWith("the device is gone");
        handle.close();
        assertThat(driver.handles).containsExactly("CREATE", "CLEANUP", "CLOSE");
    }

    @Test
    void anActionRunsOnceAndThereIsOnlyOne() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest request = handle.startRead(MemorySegment.ofArray(new byte[1]));
        List<Status> heard = new ArrayList<>();
        request.whenDone(done -> heard.add(done.status()));
        assertThatThrownBy(() -> request.whenDone(done -> {}))
                .isInstanceOf(IllegalStateException.class);
        driver.complete(driver.waiting.getFirst());
        assertThat(heard).containsExactly(Status.SUCCESS);
        handle.close();
        assertThat(heard).hasSize(1);
    }

    @Test
    void anActionThatThrowsIsNoFaultOfTheDriver() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest request = handle.startRead(MemorySegment.ofArray(new byte[1]));
        request.whenDone(done -> {
            throw new IllegalStateException("the application is broken");
        });
        assertThat(driver.complete(driver.waiting.getFirst())).isTrue();
        assertThat(request.status()).isEqualTo(Status.SUCCESS);
        handle.close();
        assertThat(driver.handles).endsWith("CLEANUP", "CLOSE");
    }

    @Test
    void aCancelRoutineThatThrowsKeepsNoHandleOpen() {
        DeviceHandle handle = io.open(PendingDriver.INSTANCE);
        IoRequest first = handle.startRead(MemorySegment.ofArray(new byte[1]));
        IoRequest second = handle.startRead(MemorySegment.ofArray(new byte[2]));
        driver.waiting
                .getFirst()
                .setCancelRoutine((device, irp) -> {
                    throw new IllegalStateException("this driver is broken");
                });
        handle.close();
        assertThat(first.status()).isEqualTo(Status.UNSUCCESSFUL);
        assertThat(second.status()).isEqualTo(Status.CANCELLED);
        assertThat(driver.handles).endsWith("CLEANUP", "CLOSE");
    }

    private static void assertStatus(Throwable thrown, Status status) {
        assertThat(thrown).isInstanceOf(StatusException.class);
        assertThat(((StatusException) thrown).status()).isEqualTo(status);
    }
}
