package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.backplane.loader.DriverPackage;
import org.backplane.loader.PackageOrigin;
import org.backplane.loader.RefusedFile;
import org.backplane.loader.StagedPackage;
import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.hooks.bundle.CollisionHook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class FileDriverStoreTest {

    private static final String PLAIN = "ROOT\\PLAIN";

    @TempDir Path folder;
    private LoaderRig rig;
    private DeployInstaller deploy;

    @BeforeEach
    void start() throws Exception {
        rig = new LoaderRig(folder, 10_000);
        deploy = new DeployInstaller(rig.settings.deploy(), rig.store);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void aStagedPackageIsFoundByEachOfItsIdsWhateverTheirCase() throws Exception {
        DriverPackage staged = rig.stage("plain");

        assertThat(staged.publishedName()).isEqualTo("oem1");
        assertThat(staged.origin()).isEqualTo(PackageOrigin.STAGED);
        assertThat(rig.candidate("root\\plain").packageId()).isEqualTo(staged.packageId());
        assertThat(rig.candidate("gen_PLAIN").version()).containsExactly(1, 0, 0);
        assertThat(rig.catalog.candidates(List.of(), List.of("GEN_PLAIN"))).hasSize(1);
        assertThat(rig.catalog.candidates(List.of(PLAIN, "GEN_PLAIN"), List.of("GEN_PLAIN")))
                .hasSize(1);
        assertThat(rig.catalog.candidates(List.of("ROOT\\PLAI"), List.of())).isEmpty();
    }

    @Test
    void theSameContentIsStagedOnce() throws Exception {
        DriverPackage first = rig.stage("plain");

        StagedPackage again = rig.store.stage(folder.resolve("plain-1.0.0.jar"));

        assertThat(again).isEqualTo(new StagedPackage(first, false, List.of()));
        assertThat(rig.store.packages()).containsExactly(first);
    }

    @Test
    void aPublishedNameIsNotGivenTwice() throws Exception {
        rig.stage("plain");
        rig.store.delete("oem1");

        assertThat(rig.stage("plain").publishedName()).isEqualTo("oem2");
    }

    @Test
    void aDriverThatIsReportedTwiceIsOnePackage() throws Exception {
        DriverManifest manifest = DriverJar.read(TestBundles.build(folder, "plain"), "plain");
        rig.store.startedByHand(7, "here", manifest);
        StoredPackage first = rig.store.find("test.plain/1.0.0/bundle7").orElseThrow();

        rig.store.startedByHand(7, "here", manifest);

        assertThat(rig.store.find("test.plain/1.0.0/bundle7")).containsSame(first);
    }

    @Test
    void severalVersionsOfAPackageAreAllCandidates() throws Exception {
        rig.stage("plain");
        rig.store.stage(TestBundles.build(folder, "plain", "1.1.0", Map.of()));

        assertThat(rig.catalog.candidates(List.of(PLAIN), List.of()))
                .extracting(DriverCandidate::version)
                .containsExactlyInAnyOrder(List.of(1, 0, 0), List.of(1, 1, 0));
    }

    @Test
    void theStoreOutlivesARestart() throws Exception {
        DriverPackage staged = rig.stage("plain");

        FileDriverStore next =
                new FileDriverStore(rig.settings, rig.dispatcher, rig.images, rig.events);

        assertThat(next.packages()).containsExactly(staged);
        assertThat(next.candidates(List.of(PLAIN), List.of())).hasSize(1);
    }

    @Test
    void shippedPackagesAreCandidatesAndCannotBeDeleted() throws Exception {
        TestBundles.build(rig.settings.shipped(), "plain");
        Files.writeString(rig.settings.shipped().resolve("junk.jar"), "junk");

        FileDriverStore next =
                new FileDriverStore(rig.settings, rig.dispatcher, rig.images, rig.events);

        assertThat(next.packages())
                .extracting(DriverPackage::publishedName, DriverPackage::origin)
                .containsExactly(tuple("plain-1.0.0.jar", PackageOrigin.SHIPPED));
        assertThat(next.refusedFiles())
                .singleElement()
                .extracting(RefusedFile::reason)
                .asString()
                .contains("junk.jar is not a readable jar");
        assertThatThrownBy(() -> next.delete("plain-1.0.0.jar"))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("part of the distribution");
    }

    @Test
    void aPackageInUseIsNotDeletedAndTheSentenceNamesItsDevices() throws Exception {
        rig.stage("plain");
        DriverCandidate candidate = rig.candidate(PLAIN);
        assertThat(rig.catalog.load(candidate, LoaderRig.DEVICE))
                .isInstanceOf(DriverLoad.Loaded.class);

        assertThatThrownBy(() -> rig.store.delete("oem1"))
                .isInstanceOf(StatusException.class)
                .hasMessage(
                        "Package test.plain/1.0.0/oem1 is in use by ROOT\\DEVICE\\0000; remove or"
                                + " disable the devices first");
        assertThat(rig.candidate(PLAIN)).isEqualTo(candidate);

        rig.catalog.release(candidate);
        rig.store.delete("oem1");
        assertThat(rig.store.packages()).isEmpty();
        assertThat(rig.catalog.candidates(List.of(PLAIN), List.of())).isEmpty();
        assertThat(rig.settings.store()).isEmptyDirectory();
    }

    @Test
    void deletingAPackageThatWaitsForAServiceTakesItsBundleAway() throws Exception {
        rig.stage("waiting");
        assertThat(rig.load("ROOT\\WAITING")).isInstanceOf(DriverLoad.Deferred.class);
        assertThat(rig.driverBundles()).hasSize(1);

        rig.store.delete("oem1");

        assertThat(rig.driverBundles()).isEmpty();
        assertThat(rig.events.nextChange()).contains("ROOT\\WAITING", "test.waiting/1.0.0/oem1");
    }

    @Test
    void anUnknownPackageCannotBeDeleted() {
        assertThatThrownBy(() -> rig.store.delete("oem7"))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.OBJECT_NAME_NOT_FOUND))
                .hasMessageContaining("There is no package oem7");
    }

    @Test
    void aRefusedFileLeavesNothingInTheStore() throws Exception {
        Path junk = Files.writeString(folder.resolve("junk.jar"), "junk");

        assertThatThrownBy(() -> rig.store.stage(junk)).isInstanceOf(StatusException.class);

        assertThat(rig.settings.store()).isEmptyDirectory();
        assertThat(rig.events.isQuiet()).isTrue();
    }

    @Test
    void aCandidateWhosePackageWentIsDeferredAndTheDeviceChoosesAgain() throws Exception {
        rig.stage("plain");
        DriverCandidate candidate = rig.candidate(PLAIN);
        rig.store.delete("oem1");
        assertThat(rig.events.nextChange()).contains(PLAIN);

        assertThat(rig.catalog.load(candidate, LoaderRig.DEVICE))
                .isInstanceOf(DriverLoad.Deferred.class);

        assertThat(rig.events.nextChange()).containsExactly(candidate.packageId());
    }

    @Test
    void aDeployedJarIsStagedOnceHoweverOftenItIsSeen() throws Exception {
        Path jar = TestBundles.build(rig.settings.deploy(), "plain");

        deploy.install(jar.toFile());
        deploy.install(jar.toFile());

        assertThat(rig.events.nextChange()).contains(PLAIN);
        assertThat(rig.events.isQuiet()).isTrue();
        assertThat(rig.store.packages())
                .extracting(DriverPackage::origin)
                .containsExactly(PackageOrigin.DEPLOYED);
    }

    @Test
    void aNewerJarReplacesTheOldOneWhichStaysUntilItIsUnused() throws Exception {
        Path jar = rig.settings.deploy().resolve("driver.jar");
        Files.move(TestBundles.build(folder, "plain"), jar);
        deploy.install(jar.toFile());
        DriverCandidate old = rig.candidate(PLAIN);
        assertThat(rig.catalog.load(old, LoaderRig.DEVICE)).isInstanceOf(DriverLoad.Loaded.class);

        Files.delete(jar);
        Files.move(TestBundles.build(folder, "plain", "1.1.0", Map.of()), jar);
        deploy.update(jar.toFile());

        assertThat(rig.candidate(PLAIN).version()).containsExactly(1, 1, 0);
        assertThat(rig.store.packages())
                .extracting(DriverPackage::publishedName, DriverPackage::withdrawn)
                .containsExactly(tuple("oem1", true), tuple("oem2", false));
        assertThat(rig.driverBundles()).hasSize(1);

        rig.catalog.release(old);
        assertThat(rig.store.packages())
                .extracting(DriverPackage::publishedName)
                .containsExactly("oem2");
        assertThat(rig.driverBundles()).isEmpty();
    }

    @Test
    void aRebuiltJarOfTheSameVersionIsLoadedBesideTheOldOne() throws Exception {
        rig.context()
                .registerService(CollisionHook.class, new DriverCollisionHook(rig.context()), null);
        Path jar = rig.settings.deploy().resolve("driver.jar");
        Files.move(TestBundles.build(folder, "plain"), jar);
        deploy.install(jar.toFile());
        assertThat(rig.load(PLAIN)).isInstanceOf(DriverLoad.Loaded.class);

        Files.delete(jar);
        Files.move(TestBundles.build(folder, "plain", "1.0.0", Map.of("X-Build", "2")), jar);
        deploy.update(jar.toFile());

        assertThat(rig.load(PLAIN)).isInstanceOf(DriverLoad.Loaded.class);
        assertThat(rig.driverBundles()).hasSize(2);
    }

    @Test
    void aJarThatLeavesTheFolderIsWithdrawnAndItsDevicesGo() throws Exception {
        Path jar = TestBundles.build(rig.settings.deploy(), "plain");
        deploy.install(jar.toFile());
        String packageId = rig.candidate(PLAIN).packageId();

        Files.delete(jar);
        deploy.uninstall(jar.toFile());

        assertThat(rig.events.nextRemoval()).isEqualTo(packageId);
        assertThat(rig.store.packages()).isEmpty();
    }

    @Test
    void aJarThatLeftTheFolderBetweenTwoRunsIsWithdrawnAtTheStart() throws Exception {
        Path jar = TestBundles.build(rig.settings.deploy(), "plain");
        deploy.install(jar.toFile());
        Files.delete(jar);

        FileDriverStore next =
                new FileDriverStore(rig.settings, rig.dispatcher, rig.images, rig.events);
        assertThat(next.packages()).hasSize(1);
        new DeployInstaller(rig.settings.deploy(), next);

        assertThat(next.packages()).isEmpty();
        assertThat(rig.settings.store()).isEmptyDirectory();
    }

    @Test
    void aHalfCopiedJarIsRefusedUntilItsCopyIsComplete() throws Exception {
        byte[] whole = Files.readAllBytes(TestBundles.build(folder, "plain"));
        Path jar = rig.settings.deploy().resolve("plain.jar");
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        deploy.install(jar.toFile());
        assertThat(rig.store.refusedFiles())
                .singleElement()
                .extracting(RefusedFile::reason)
                .asString()
                .startsWith("plain.jar is not a readable jar");

        Files.write(jar, whole);
        deploy.update(jar.toFile());

        assertThat(rig.store.refusedFiles()).isEmpty();
        assertThat(rig.candidate(PLAIN).name()).isEqualTo("test.plain");
    }

    @Test
    void theInstallerHandlesEveryJarOfItsFolderAndNothingElse() {
        Path folder = rig.settings.deploy();

        assertThat(deploy.canHandle(folder.resolve("a.jar").toFile())).isTrue();
        assertThat(deploy.canHandle(folder.resolve("a.cfg").toFile())).isFalse();
        assertThat(deploy.canHandle(folder.resolve("sub").resolve("a.jar").toFile())).isFalse();
    }
}
