package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class DriverLoadTest {

    private static final String UNLOADS = "backplane.test.unloads";
    private static final String HANGING = "backplane.test.hanging";

    @TempDir Path folder;
    private LoaderRig rig;
    private DriverEntryListener listener;

    @BeforeEach
    void start() throws Exception {
        System.clearProperty(UNLOADS);
        start("patient", 10_000);
    }

    private void start(String name, long timeoutMillis) throws Exception {
        rig = new LoaderRig(Files.createDirectory(folder.resolve(name)), timeoutMillis);
        listener = new DriverEntryListener(rig.context(), rig.kernel(), rig.images, rig.store);
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        rig.close();
    }

    @Test
    void aLoadedDriverIsUnloadedUninstalledAndCollectedAfterItsLastUse() throws Exception {
        rig.stage("plain");
        DriverCandidate candidate = rig.candidate("root\\plain");
        WeakReference<ClassLoader> code = loadTwice(candidate);
        assertThat(rig.driverBundles()).extracting(Bundle::getState).containsExactly(Bundle.ACTIVE);

        rig.catalog.release(candidate);
        assertThat(rig.driverBundles()).hasSize(1);
        rig.catalog.release(candidate);

        assertThat(rig.driverBundles()).isEmpty();
        assertThat(System.getProperty(UNLOADS)).isEqualTo("1");
        assertCollected(code);
    }

    @Test
    void theDriversOfABundleAreLoadedOneByOneAndLeaveTogetherAfterTheLastUse() throws Exception {
        rig.stage("several");
        DriverCandidate function = rig.candidate("ROOT\\SEVERAL");
        List<DriverCandidate> filters = rig.catalog.classFilters(function.deviceClass());
        assertThat(filters)
                .extracting(DriverCandidate::name)
                .containsExactly("org.backplane.loader.fixtures.several.ClassFilter");

        DriverObject one = loaded(rig.catalog.load(function, LoaderRig.DEVICE));
        DriverObject other = loaded(rig.catalog.load(filters.getFirst(), LoaderRig.DEVICE));
        assertThat(other).isNotSameAs(one);
        assertThat(rig.driverBundles()).hasSize(1);

        rig.catalog.release(function);
        assertThat(rig.driverBundles()).hasSize(1);
        rig.catalog.release(filters.getFirst());
        assertThat(rig.driverBundles()).isEmpty();
        assertThat(System.getProperty(UNLOADS)).isEqualTo("function filter ");
    }

    private WeakReference<ClassLoader> loadTwice(DriverCandidate candidate) {
        DriverObject first = loaded(rig.catalog.load(candidate, "ROOT\\PLAIN\\0000"));
        DriverObject second = loaded(rig.catalog.load(candidate, "ROOT\\PLAIN\\0001"));
        assertThat(second).isSameAs(first);
        return new WeakReference<>(first.unload().getClass().getClassLoader());
    }

    @Test
    void concurrentLoadsShareOneBundleAndOneDriverObject() throws Exception {
        rig.stage("plain");
        DriverCandidate candidate = rig.candidate("ROOT\\PLAIN");
        List<Callable<DriverLoad>> loads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String device = "ROOT\\PLAIN\\000" + i;
            loads.add(() -> rig.catalog.load(candidate, device));
        }
        List<DriverObject> drivers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<DriverLoad> load : threads.invokeAll(loads)) {
                drivers.add(loaded(load.get()));
            }
        }

        assertThat(drivers).containsOnly(drivers.getFirst());
        assertThat(rig.driverBundles()).hasSize(1);
    }

    @Test
    void loadsAndReleasesThatRaceLeaveNothingBehind() throws Exception {
        rig.stage("plain");
        DriverCandidate candidate = rig.candidate("ROOT\\PLAIN");
        List<Callable<Integer>> uses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            uses.add(() -> {
                for (int round = 0; round < 5; round++) {
                    loaded(rig.catalog.load(candidate, LoaderRig.DEVICE));
                    rig.catalog.release(candidate);
                }
                return 5;
            });
        }
        int rounds = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> use : threads.invokeAll(uses)) {
                rounds += use.get();
            }
        }

        assertThat(rounds).isEqualTo(20);
        assertThat(rig.driverBundles()).isEmpty();
        assertThat(Integer.getInteger(UNLOADS)).isBetween(1, 20);
    }

    @Test
    void aMissingServiceDefersTheDriverAndItsArrivalIsReported() throws Exception {
        String packageId = rig.stage("waiting").packageId();

        assertThat(rig.load("ROOT\\WAITING"))
                .isEqualTo(
                        new DriverLoad.Deferred(
                                "it waits for service java.lang.Runnable (reference 'work'); the"
                                        + " device goes on by itself when that comes"));

        CountDownLatch worked = new CountDownLatch(1);
        rig.context().registerService(Runnable.class, worked::countDown, null);
        assertThat(rig.events.nextChange()).contains(packageId);
        loaded(rig.load("ROOT\\WAITING"));
        assertThat(worked.getCount()).isZero();
    }

    @Test
    void aBundleThatWaitsGoesWithTheLastDeviceThatWaitsForIt() throws Exception {
        rig.stage("waiting");
        DriverCandidate waiting = rig.candidate("ROOT\\WAITING");
        rig.catalog.load(waiting, "ROOT\\WAITING\\0");
        rig.catalog.load(waiting, "ROOT\\WAITING\\1");

        rig.catalog.abandon(waiting, "ROOT\\WAITING\\0");
        assertThat(rig.driverBundles()).hasSize(1);
        rig.catalog.abandon(waiting, "ROOT\\WAITING\\1");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aDriverThatHasComeStaysWhenItIsNotAwaitedAnyMore() throws Exception {
        rig.stage("waiting");
        DriverCandidate waiting = rig.candidate("ROOT\\WAITING");
        rig.catalog.load(waiting, LoaderRig.DEVICE);
        rig.context().registerService(Runnable.class, () -> {}, null);
        loaded(rig.catalog.load(waiting, LoaderRig.DEVICE));

        rig.catalog.abandon(waiting, LoaderRig.DEVICE);

        assertThat(rig.driverBundles()).hasSize(1);
    }

    @Test
    void aServiceThatADriverCannotDoWithoutTakesItsDevicesAlong() throws Exception {
        String packageId = rig.stage("waiting").packageId();
        ServiceRegistration<Runnable> work =
                rig.context().registerService(Runnable.class, () -> {}, null);
        loaded(rig.load("ROOT\\WAITING"));

        work.unregister();

        assertThat(rig.events.nextRemoval()).isEqualTo(packageId);
        rig.catalog.release(rig.candidate("ROOT\\WAITING"));
        assertThat(rig.driverBundles()).isEmpty();
        assertThat(rig.load("ROOT\\WAITING")).isInstanceOf(DriverLoad.Deferred.class);
    }

    @Test
    void aThrowingConstructorFailsTheDriverEntryAndIsNamed() throws Exception {
        rig.stage("throwing");

        DriverLoad.Failed failed = failed(rig.load("ROOT\\THROWING"));

        assertThat(failed.code()).isEqualTo(ProblemCode.FAILED_DRIVER_ENTRY);
        assertThat(failed.status()).isEqualTo(Status.FAILED_DRIVER_ENTRY);
        assertThat(failed.reason())
                .contains("org.backplane.loader.fixtures.throwing.ThrowingDriver threw")
                .contains("java.lang.IllegalStateException: no firmware");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aThrowingDriverEntryPassesItsStatusOn() throws Exception {
        rig.stage("refusing");

        DriverLoad.Failed failed = failed(rig.load("ROOT\\REFUSING"));

        assertThat(failed.code()).isEqualTo(ProblemCode.FAILED_DRIVER_ENTRY);
        assertThat(failed.status()).isEqualTo(Status.INSUFFICIENT_RESOURCES);
        assertThat(failed.reason()).contains("no room for the tables");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aConstructorThatNeverReturnsIsGivenUpAndClearedAwayIfItReturnsAfterAll() throws Exception {
        stop();
        start("impatient", 1_000);
        CountDownLatch hanging = new CountDownLatch(1);
        System.getProperties().put(HANGING, hanging);
        String packageId = rig.stage("hanging").packageId();
        try {
            DriverLoad.Failed failed = failed(rig.load("ROOT\\HANGING"));
            assertThat(failed.code()).isEqualTo(ProblemCode.FAILED_DRIVER_ENTRY);
            assertThat(failed.reason())
                    .contains("test.hanging")
                    .contains("has not returned in 1 s");

            DriverLoad.Failed again = failed(rig.load("ROOT\\HANGING"));
            assertThat(again.code()).isEqualTo(ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD);
        } finally {
            hanging.countDown();
            System.getProperties().remove(HANGING);
        }

        assertThat(rig.events.nextChange()).contains(packageId);
        assertThat(rig.driverBundles()).isEmpty();
        System.getProperties().put(HANGING, hanging);
        loaded(rig.load("ROOT\\HANGING"));
        System.getProperties().remove(HANGING);
    }

    @Test
    void aBundleWithoutComponentIsToldToAnnotate() throws Exception {
        rig.stage("bare");

        DriverLoad.Failed failed = failed(rig.load("ROOT\\BARE"));

        assertThat(failed.code()).isEqualTo(ProblemCode.DRIVER_FAILED_LOAD);
        assertThat(failed.reason())
                .isEqualTo(
                        "its bundle starts but provides neither a Driver nor a DriverEntry"
                                + " service; annotate the class with @Component");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aMissingPackageIsNamed() throws Exception {
        rig.store.stage(
                TestBundles.build(
                        folder,
                        "plain",
                        "1.0.0",
                        Map.of("Import-Package", "com.acme.firmware;version=2,*")));

        DriverLoad.Failed failed = failed(rig.load("ROOT\\PLAIN"));

        assertThat(failed.code()).isEqualTo(ProblemCode.DRIVER_FAILED_LOAD);
        assertThat(failed.status()).isEqualTo(Status.DRIVER_UNABLE_TO_LOAD);
        assertThat(failed.reason())
                .startsWith("its bundle cannot be resolved: nothing provides osgi.wiring.package;")
                .contains("com.acme.firmware")
                .doesNotContain("Unresolved requirements");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void bundlesOfAnEarlierRunAreRemovedAtTheStart() throws Exception {
        Path jar = TestBundles.build(folder, "plain");
        rig.context().installBundle("driver:left:1.0.0:oem1", jar.toUri().toURL().openStream());

        new DriverImages(new DriverHost(rig.context(), rig.kernel(), null, 0), rig.events);

        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aDriverThatWasStartedByHandIsUsedAndNeitherStoppedNorUninstalled() throws Exception {
        Path jar = TestBundles.build(folder, "plain");
        Bundle bundle = rig.context().installBundle(jar.toUri().toString());
        bundle.start();
        assertThat(rig.events.nextChange()).contains("ROOT\\PLAIN");
        DriverCandidate candidate = rig.candidate("ROOT\\PLAIN");
        assertThat(candidate.packageId())
                .isEqualTo("test.plain/1.0.0/bundle" + bundle.getBundleId());

        loaded(rig.catalog.load(candidate, LoaderRig.DEVICE));
        rig.catalog.release(candidate);

        assertThat(System.getProperty(UNLOADS)).isEqualTo("1");
        assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void aDriverThatIsStoppedByHandIsTakenFromItsDevices() throws Exception {
        Path jar = TestBundles.build(folder, "plain");
        Bundle bundle = rig.context().installBundle(jar.toUri().toString());
        bundle.start();
        assertThat(rig.events.nextChange()).contains("ROOT\\PLAIN");
        DriverCandidate candidate = rig.candidate("ROOT\\PLAIN");
        loaded(rig.catalog.load(candidate, LoaderRig.DEVICE));

        bundle.stop();

        assertThat(rig.events.nextRemoval()).isEqualTo(candidate.packageId());
        assertThat(rig.events.nextChange()).contains("ROOT\\PLAIN", candidate.packageId());
        assertThat(rig.catalog.candidates(List.of("ROOT\\PLAIN"), List.of())).isEmpty();
        rig.catalog.release(candidate);
        assertThat(rig.store.packages()).isEmpty();
    }

    @Test
    void aDriverThatIsStoppedWhileItIsInitialisedIsTakenFromItsDevice() throws Exception {
        Path jar = TestBundles.build(folder, "plain");
        Bundle bundle = rig.context().installBundle(jar.toUri().toString());
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        DriverEntry slow =
                driver -> {
                    entered.countDown();
                    awaitUninterrupted(mayReturn);
                };
        ServiceRegistration<DriverEntry> entry =
                rig.context()
                        .registerService(
                                DriverEntry.class,
                                slow,
                                FrameworkUtil.asDictionary(
                                        Map.of(DriverEntry.DRIVER_BUNDLE, bundle.getBundleId())));
        assertThat(rig.events.nextChange()).contains("ROOT\\PLAIN");
        DriverCandidate candidate = rig.candidate("ROOT\\PLAIN");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<DriverLoad> load =
                    threads.submit(() -> rig.catalog.load(candidate, LoaderRig.DEVICE));
            entered.await();
            Future<?> stop = threads.submit(entry::unregister);
            while (!rig.catalog.candidates(List.of("ROOT\\PLAIN"), List.of()).isEmpty()) {
                Thread.onSpinWait();
            }
            mayReturn.countDown();
            loaded(load.get());

            assertThat(rig.events.nextRemoval()).isEqualTo(candidate.packageId());
            rig.catalog.release(candidate);
            stop.get();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DriverObject loaded(DriverLoad load) {
        assertThat(load).isInstanceOf(DriverLoad.Loaded.class);
        return ((DriverLoad.Loaded) load).driver();
    }

    private static DriverLoad.Failed failed(DriverLoad load) {
        assertThat(load).isInstanceOf(DriverLoad.Failed.class);
        return (DriverLoad.Failed) load;
    }

    /** Collection is the collector's affair, so it is asked a bounded number of times. */
    private static void assertCollected(WeakReference<?> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
    }
}
