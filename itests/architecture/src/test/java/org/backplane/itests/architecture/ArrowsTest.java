package org.backplane.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds the arrows between bundles: who may see whom. */
class ArrowsTest {

    /** {@code org.backplane.status} is vocabulary, and everybody's. */
    private static final String STATUS = "org.backplane.status..";

    /** Root package of a bundle, and the packages of ours that it may see beside its own. */
    private static final Map<String, List<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("runtime", List.of()),
                    Map.entry("status", List.of()),
                    Map.entry("registry", List.of("runtime")),
                    Map.entry("wdm", List.of("registry", "runtime")),
                    Map.entry("ddi", List.of("wdm")),
                    Map.entry("kmdf", List.of("ddi", "wdm", "registry", "runtime")),
                    Map.entry("verifier", List.of("kmdf", "ddi", "wdm", "runtime")),
                    Map.entry("pnp", List.of("wdm", "registry", "runtime")),
                    Map.entry("io", List.of("wdm", "runtime")),
                    Map.entry("power", List.of("wdm", "runtime")),
                    Map.entry("loader", List.of("pnp", "wdm", "registry", "runtime")),
                    Map.entry("contracts.toaster", List.of("ddi")),
                    Map.entry("buses.root", List.of("ddi", "hardware")),
                    Map.entry(
                            "buses.toaster",
                            List.of("ddi", "wdm", "hardware", "contracts.toaster")),
                    Map.entry("drivers.echo", List.of("ddi")),
                    Map.entry("drivers.ticker", List.of("ddi")),
                    Map.entry("drivers.mailbox", List.of("ddi", "wdm")),
                    Map.entry("drivers.toaster", List.of("ddi", "wdm", "contracts.toaster")),
                    Map.entry("drivers.toastmon", List.of("ddi", "contracts.toaster")),
                    Map.entry("filters.toaster", List.of("ddi", "contracts.toaster")),
                    Map.entry("filters.upcase", List.of("ddi")),
                    Map.entry("filters.trace", List.of("ddi", "wdm")),
                    Map.entry("hardware.ticker", List.of("hardware")),
                    Map.entry("tools.log", List.of()));

    /** Packages that run without OSGi; its annotations leave no trace at run time. */
    private static final String[] WITHOUT_OSGI = {
        "org.backplane.runtime..",
        "org.backplane.status..",
        "org.backplane.registry..",
        "org.backplane.wdm..",
        "org.backplane.ddi..",
        "org.backplane.kmdf..",
        "org.backplane.verifier..",
        "org.backplane.pnp..",
        "org.backplane.io..",
        "org.backplane.contracts..",
        "org.backplane.power..",
        "org.backplane.buses..",
        "org.backplane.drivers..",
        "org.backplane.filters..",
        "org.backplane.hardware.."
    };

    private static final JavaClasses CLASSES = Bundles.classes();

    @TestFactory
    Stream<DynamicTest> aBundleSeesOnlyWhatItsArrowsAllow() {
        return ARROWS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(arrow ->
                        DynamicTest.dynamicTest(
                                arrow.getKey(),
                                () -> checkArrow(arrow.getKey(), arrow.getValue())));
    }

    private static void checkArrow(String bundle, List<String> targets) {
        List<String> allowed = new ArrayList<>(List.of(STATUS, root(bundle)));
        targets.forEach(target -> allowed.add(root(target)));
        DescribedPredicate<JavaClass> ours = resideInAPackage("org.backplane..");
        DescribedPredicate<JavaClass> allowedClasses =
                resideInAnyPackage(allowed.toArray(String[]::new));
        noClasses()
                .that(inBundle(bundle))
                .should()
                .dependOnClassesThat(ours.and(DescribedPredicate.not(allowedClasses)))
                .check(CLASSES);
    }

    /** The contract package hardware is not the cards below it. */
    private static DescribedPredicate<JavaClass> inBundle(String bundle) {
        return resideInAPackage(root(bundle));
    }

    private static String root(String bundle) {
        return bundle.equals("hardware")
                ? "org.backplane.hardware"
                : "org.backplane." + bundle + "..";
    }

    @Test
    void theCoreAndTheDriversRunWithoutOsgi() {
        noClasses()
                .that()
                .resideInAnyPackage(WITHOUT_OSGI)
                .and()
                .resideOutsideOfPackages(
                        "org.backplane.kmdf.internal.osgi..",
                        "org.backplane.io.internal.osgi..",
                        "org.backplane.registry.internal.osgi..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "org.osgi.framework..",
                                        "org.osgi.service..",
                                        "org.osgi.util..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAPackage(
                                                        "org.osgi.service.component.annotations"))))
                .check(CLASSES);
    }

    @Test
    void nobodyOutsideABundleSeesItsInternals() {
        for (String bundle :
                List.of(
                        "runtime",
                        "registry",
                        "wdm",
                        "ddi",
                        "kmdf",
                        "verifier",
                        "pnp",
                        "io",
                        "power",
                        "loader")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(root(bundle))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.backplane." + bundle + ".internal..")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyBundleHasItsArrows() {
        assertThat(Bundles.names())
                .allSatisfy(name ->
                        assertThat(
                                        name.equals("loader")
                                                || name.equals("hardware")
                                                || name.equals("tools.shell")
                                                || name.equals("tools.realm")
                                                || ARROWS.containsKey(name))
                                .as("the arrows of org.backplane." + name)
                                .isTrue());
    }
}
