package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.io.DeviceHandle;
import org.backplane.io.IoRequest;
import org.backplane.itests.osgi.drivers.FaultyReadDriver;
import org.backplane.itests.osgi.drivers.HangingDriver;
import org.backplane.itests.osgi.drivers.ThrowingDriver;
import org.backplane.itests.osgi.drivers.UnbuildableDriver;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.backplane.runtime.Dispatcher;
import org.backplane.status.Status;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

import javax.inject.Inject;

/** A driver's fault is its device's problem, told in a sentence, and nobody else's. */
public final class FaultyDriverIT extends PlatformFixture {

    private static final String ECHO = "ROOT\\ECHO\\0000";

    @Inject private Dispatcher dispatcher;

    private Set<Thread> threadsBefore;

    @Override
    void makePackages(Path folder) {
        DriverJar.of(UnbuildableDriver.class).writeTo(folder);
        DriverJar.of(ThrowingDriver.class).writeTo(folder);
        DriverJar.of(FaultyReadDriver.class).writeTo(folder);
        DriverJar.of(HangingDriver.class).writeTo(folder);
    }

    @Override
    Duration driverTimeout() {
        return Duration.ofSeconds(3);
    }

    /** A neighbour that must not notice. */
    @Before
    public void plugNeighbour() {
        plug("echo");
        threadsBefore = threads();
    }

    /** It has not, and no thread stays behind. */
    @After
    public void neighbourHasNotNoticed() {
        assertThat(device(ECHO).problem()).isNull();
        assertThat(read(ECHO)).isEmpty();
        eventually(
                "workers that are not needed any more have ended",
                () -> {
                    Set<Thread> threads = threads();
                    threads.removeAll(threadsBefore);
                    return threads.isEmpty();
                });
    }

    @Test
    public void aDriverThatThrowsInItsConstructorIsProblem37() {
        Problem problem = problemOf("unbuildabledriver", "ROOT/UNBUILDABLE");

        assertThat(problem.code()).isEqualTo(ProblemCode.FAILED_DRIVER_ENTRY);
        assertThat(problem.message())
                .contains("ROOT\\UNBUILDABLE\\0000", "itests.unbuildabledriver", "no firmware")
                .endsWith(".");
        assertThat(bundles()).doesNotContain("itests.unbuildabledriver");
    }

    @Test
    public void aDriverThatThrowsInDeviceAddIsProblem31() {
        Problem problem = problemOf("throwingdriver", "ROOT/THROWING");

        assertThat(problem.code()).isEqualTo(ProblemCode.FAILED_ADD);
        assertThat(problem.message())
                .contains("itests.throwingdriver", "no memory for ROOT\\THROWING\\0000")
                .endsWith(".");
        assertThat(bundles()).doesNotContain("itests.throwingdriver");
    }

    @Test
    public void aDriverThatThrowsInItsReadCallbackFailsTheReadAndIsProblem43() {
        stage("itests.faultyreaddriver-1.0.0");
        plug("ROOT/FAULTYREAD");
        started("ROOT\\FAULTYREAD\\0000");

        try (DeviceHandle handle = io.open("ROOT\\FAULTYREAD\\0000")) {
            IoRequest read = handle.startRead(MemorySegment.ofArray(new byte[7]));
            assertThat(read.await(PATIENCE.toNanos())).isTrue();
            assertThat(read.status()).isEqualTo(Status.UNSUCCESSFUL);
        }

        eventually("it is noticed", () -> device("ROOT\\FAULTYREAD\\0000").problem() != null);
        Problem problem = problem("ROOT\\FAULTYREAD\\0000");
        assertThat(problem.code()).isEqualTo(ProblemCode.FAILED_POST_START);
        assertThat(problem.message()).contains("EvtIoRead", "read of 7 bytes").endsWith(".");
    }

    @Test
    public void aDeviceAddThatNeverReturnsIsWrittenOffNamedAndCounted() {
        Semaphore gate = new Semaphore(0);
        System.getProperties().put(HangingDriver.GATE, gate);

        try {
            Problem problem = problemOf("hangingdriver", "ROOT/HANGING");

            assertThat(problem.code()).isEqualTo(ProblemCode.FAILED_ADD);
            assertThat(problem.message())
                    .contains("itests.hangingdriver", "has not returned within 3 s", "written off")
                    .endsWith(".");
            assertThat(dispatcher.writtenOff()).singleElement().asString().contains("AddDevice");
            assertThat(threads())
                    .filteredOn(thread -> thread.getName().contains("written-off"))
                    .singleElement()
                    .satisfies(
                            thread -> assertThat(thread.getName()).contains("ROOT\\HANGING\\0000"));
            assertThat(read(ECHO)).isEmpty();
        } finally {
            gate.release();
        }
        eventually("it is back", () -> dispatcher.writtenOff().isEmpty());
        eventually("its bundle goes", () -> !bundles().contains("itests.hangingdriver"));
        System.getProperties().remove(HangingDriver.GATE);
    }

    /** The problem that a device has with its only driver, as the shell's tree shows it too. */
    private Problem problemOf(String driver, String id) {
        stage("itests." + driver + "-1.0.0");
        plug(id);
        Problem problem = problem(id.replace('/', '\\') + "\\0000");
        assertThat(shell("pnputil:enum-devicetree"))
                .contains(problem.message(), "(problem " + problem.code().number() + ")");
        return problem;
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
