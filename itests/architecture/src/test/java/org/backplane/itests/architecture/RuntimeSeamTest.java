package org.backplane.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the runtime seam: in the framework, the buses and the realm only {@code runtime} touches
 * threads, clocks, randomness and anything that blocks.
 */
class RuntimeSeamTest {

    private static final String[] BEHIND_THE_SEAM = {
        "org.backplane.registry..",
        "org.backplane.wdm..",
        "org.backplane.status..",
        "org.backplane.ddi..",
        "org.backplane.kmdf..",
        "org.backplane.verifier..",
        "org.backplane.pnp..",
        "org.backplane.loader..",
        "org.backplane.io..",
        "org.backplane.power..",
        "org.backplane.buses..",
        "org.backplane.tools.realm.."
    };

    /** Calls that read a clock or draw a number, by owner and name. */
    private static final Set<String> FORBIDDEN_CALLS =
            Set.of(
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.Math.random",
                    "java.lang.Object.wait",
                    "java.lang.Object.notify",
                    "java.lang.Object.notifyAll",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.util.UUID.randomUUID",
                    "java.util.Collection.parallelStream");

    /**
     * The edge where applications get futures, which is what Java people ask for. They may be made
     * and handed out there, not waited for.
     */
    private static final Set<String> MAY_HAND_OUT_FUTURES =
            Set.of(
                    "org.backplane.io.DeviceHandle",
                    "org.backplane.io.internal.Handle",
                    "org.backplane.io.internal.DeviceChannel",
                    "org.backplane.io.internal.RequestFuture");

    /** A future, and what its methods have in their signatures. */
    private static final Set<Class<?>> FUTURES =
            Set.of(
                    java.util.concurrent.Future.class,
                    java.util.concurrent.CompletableFuture.class,
                    java.util.concurrent.Executor.class);

    private static final Set<String> WAITS_FOR_FUTURES = Set.of("get", "join");

    private static final JavaClasses CLASSES = Bundles.classes();

    @Test
    void onlyTheRuntimeTouchesThreadsAndLocks() {
        DescribedPredicate<JavaClass> forbidden =
                assignableTo(Thread.class)
                        .or(type(ThreadLocal.class))
                        .or(type(java.util.Timer.class))
                        .or(assignableTo(java.util.Random.class))
                        .or(assignableTo(java.util.random.RandomGenerator.class))
                        .or(assignableTo(java.time.Clock.class))
                        .or(assignableTo(java.util.concurrent.Executor.class))
                        .or(assignableTo(java.util.concurrent.Future.class))
                        .or(assignableTo(java.util.concurrent.BlockingQueue.class))
                        .or(type(java.util.concurrent.CountDownLatch.class))
                        .or(type(java.util.concurrent.CyclicBarrier.class))
                        .or(type(java.util.concurrent.Semaphore.class))
                        .or(type(java.util.concurrent.Phaser.class))
                        .or(resideInAPackage("java.util.concurrent.locks"));
        noClasses()
                .that()
                .resideInAnyPackage(BEHIND_THE_SEAM)
                .and(DescribedPredicate.not(handsOutFutures()))
                .should()
                .dependOnClassesThat(forbidden)
                .check(CLASSES);
        DescribedPredicate<JavaClass> future =
                DescribedPredicate.describe(
                        "a future",
                        javaClass ->
                                FUTURES.stream().anyMatch(javaClass::isEquivalentTo)
                                        || handsOutFutures().test(javaClass));
        classes()
                .that(handsOutFutures())
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(forbidden).or(future))
                .check(CLASSES);
    }

    @Test
    void whoHandsOutFuturesDoesNotWaitForThem() {
        List<JavaClass> edge = CLASSES.stream().filter(handsOutFutures()).toList();
        assertThat(edge).hasSameSizeAs(MAY_HAND_OUT_FUTURES);
        assertThat(edge)
                .flatMap(JavaClass::getMethodCallsFromSelf)
                .filteredOn(call ->
                        call.getTargetOwner().isAssignableTo(java.util.concurrent.Future.class)
                                && WAITS_FOR_FUTURES.contains(call.getTarget().getName()))
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> handsOutFutures() {
        return DescribedPredicate.describe(
                "hand out futures",
                javaClass -> MAY_HAND_OUT_FUTURES.contains(javaClass.getName()));
    }

    @Test
    void onlyTheRuntimeReadsClocksAndDrawsNumbers() {
        List<String> found =
                CLASSES.stream()
                        .filter(behindTheSeam())
                        .flatMap(c -> c.getCodeUnitCallsFromSelf().stream())
                        .filter(call ->
                                FORBIDDEN_CALLS.contains(
                                        call.getTargetOwner().getName()
                                                + "."
                                                + call.getTarget().getName()))
                        .map(call -> call.getDescription())
                        .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void onlyTheRuntimeUsesMonitors() {
        List<String> found = new ArrayList<>();
        for (Path folder : Bundles.folders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file -> collectMonitors(file, found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(found).isEmpty();
    }

    private static void collectMonitors(Path file, List<String> found) {
        ClassModel model;
        try {
            model = ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = model.thisClass().asInternalName().replace('/', '.');
        if (!isBehindTheSeam(name)) {
            return;
        }
        for (MethodModel method : model.methods()) {
            boolean monitors =
                    method.flags().has(AccessFlag.SYNCHRONIZED)
                            || method.code()
                                    .map(code ->
                                            code.elementStream()
                                                    .anyMatch(RuntimeSeamTest::isMonitor))
                                    .orElse(false);
            if (monitors) {
                found.add(name + "." + method.methodName().stringValue());
            }
        }
    }

    private static boolean isMonitor(java.lang.classfile.CodeElement element) {
        return element instanceof java.lang.classfile.Instruction instruction
                && instruction.opcode() == Opcode.MONITORENTER;
    }

    private static DescribedPredicate<JavaClass> behindTheSeam() {
        return DescribedPredicate.describe(
                "behind the seam", javaClass -> isBehindTheSeam(javaClass.getName()));
    }

    private static boolean isBehindTheSeam(String className) {
        for (String pattern : BEHIND_THE_SEAM) {
            if (className.startsWith(pattern.substring(0, pattern.length() - 1))) {
                return true;
            }
        }
        return false;
    }
}
