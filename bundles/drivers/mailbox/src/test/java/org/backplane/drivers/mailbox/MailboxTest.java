package org.backplane.drivers.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.DispatchType;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.ddi.Request;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class MailboxTest {

    private static final String ID = "ROOT\\MAILBOX";

    /** Sends everything on, and looks at it when it comes back. */
    private static class PassingFilter implements Driver {

        int passed;

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device =
                    init.filter()
                            .fileObjectConfig(files -> files.evtFileClose(_ -> passed++))
                            .create();
            device.defaultQueue(
                    DispatchType.PARALLEL,
                    queue ->
                            queue.evtIoDefault(request ->
                                    request.send(
                                            device.ioTarget(),
                                            (Request back, Status status, long length) -> {
                                                passed++;
                                                return back.complete(status, length);
                                            })));
            return device;
        }
    }

    @FilterFor(ID)
    private static final class Above extends PassingFilter {}

    @FilterFor(value = ID, position = FilterPosition.LOWER)
    private static final class Below extends PassingFilter {}

    private static DriverRealm realm(Driver... filters) {
        return DriverRealm.seeded(5).install(filters).installWdm(new MailboxDriver());
    }

    @Test
    void aReadGetsWhatIsWrittenLater() {
        try (DriverRealm realm = realm()) {
            String device = realm.plug(ID);
            try (RealmHandle reader = realm.open(device);
                    RealmHandle writer = realm.open(device)) {
                RealmRequest read = reader.readLater(8);
                assertThat(writer.write("letter")).isEqualTo(6);

                assertThat(read.await()).isEqualTo(Status.SUCCESS);
                assertThat(read.text()).isEqualTo("letter");
            }
            realm.assertQuiescent();
        }
    }

    @Test
    void aWriteWithoutAReaderIsRefused() {
        try (DriverRealm realm = realm();
                RealmHandle writer = realm.open(realm.plug(ID))) {
            assertThatThrownBy(() -> writer.write("letter"))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.DEVICE_NOT_READY));
        }
    }

    @Test
    void closingAHandleEndsItsReadsAndLeavesTheOthers() {
        try (DriverRealm realm = realm()) {
            String device = realm.plug(ID);
            try (RealmHandle other = realm.open(device)) {
                RealmHandle closed = realm.open(device);
                RealmRequest first = closed.readLater(8);
                RealmRequest second = other.readLater(8);
                closed.close();

                assertThat(first.status()).isEqualTo(Status.CANCELLED);
                other.write("letter");
                assertThat(second.await()).isEqualTo(Status.SUCCESS);
            }
            realm.assertQuiescent();
        }
    }

    @Test
    void itSitsBetweenFiltersOfTheFramework() {
        Above above = new Above();
        Below below = new Below();
        try (DriverRealm realm = realm(above, below)) {
            String device = realm.plug(ID);
            assertThat(realm.device(device).stack()).hasSize(4);
            try (RealmHandle handle = realm.open(device)) {
                RealmRequest read = handle.readLater(8);
                handle.write("letter");
                assertThat(read.await()).isEqualTo(Status.SUCCESS);
            }
            // A read, a write and a close pass above; nothing that the mailbox answers goes below.
            assertThat(above.passed).isEqualTo(3);
            assertThat(below.passed).isZero();
            realm.unplug(device);
            realm.assertQuiescent();
        }
    }

    @Test
    void writesCancelsClosesAndRemovalRace() {
        DriverRealm.explore(MailboxTest::race).seed(1).randomly(300);
    }

    @Test
    void theyRaceAlsoWhenTasksArePreempted() {
        DriverRealm.explore(MailboxTest::race).preemptive().seed(1).randomly(300);
    }

    private static void race(DriverRealm realm) {
        realm.install(new Above(), new Below()).installWdm(new MailboxDriver());
        String device = realm.plug(ID);
        RealmHandle reader = realm.open(device);
        RealmHandle closing = realm.open(device);
        RealmHandle writer = realm.open(device);
        List<RealmRequest> reads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            reads.add(reader.readLater(8));
            reads.add(closing.readLater(8));
        }
        Duration soon = Duration.ofSeconds(1);
        realm.after(soon, () -> writer.writeLater("one"));
        realm.after(soon, () -> writer.writeLater("two"));
        realm.after(soon, () -> reads.getFirst().cancel());
        realm.after(soon, closing::close);
        realm.after(soon, () -> realm.unplugLater(device));
        realm.advance(soon);
        realm.settle();

        for (RealmRequest read : reads) {
            assertThat(read.status())
                    .isIn(
                            Status.SUCCESS,
                            Status.CANCELLED,
                            Status.DELETE_PENDING,
                            Status.INVALID_DEVICE_STATE,
                            Status.NO_SUCH_DEVICE);
        }
        realm.assertQuiescent();
    }
}
