package org.backplane.verifier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.Ddi;
import org.backplane.ddi.Driver;
import org.backplane.status.Status;
import org.backplane.wdm.DriverObject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Holds the interfaces to shapes that the wall understands: an object that came inside an array or
 * an Optional would pass it unseen.
 */
class WallHasNoHolesTest {

    private static final Set<Class<?>> PLAIN =
            Set.of(
                    String.class,
                    Status.class,
                    Duration.class,
                    Locale.class,
                    UUID.class,
                    byte[].class,
                    Class.class,
                    int[].class,
                    MemorySegment.class,
                    Object.class);

    /** Collections whose elements are the driver's own values. */
    private static final Set<String> COLLECTIONS_OF_DRIVERS =
            Set.of(
                    "ChildList.scan",
                    "RegistryKey.queryMultiString",
                    "RegistryKey.assignMultiString");

    @Test
    void everyMethodOfEveryInterfaceHasAShapeThatTheWallUnderstands() throws Exception {
        List<Method> methods = methods();
        assertThat(methods).hasSizeGreaterThan(100);
        assertThat(methods)
                .allSatisfy(method -> {
                    assertThat(isUnderstood(method, method.getReturnType()))
                            .as("what %s returns", method)
                            .isTrue();
                    for (Class<?> parameter : method.getParameterTypes()) {
                        assertThat(isUnderstood(method, parameter))
                                .as("%s of %s", parameter.getName(), method)
                                .isTrue();
                    }
                });
    }

    @Test
    void whatAFunctionalTypeCarriesIsUnderstoodToo() throws Exception {
        List<Type> types = new ArrayList<>();
        methods().forEach(method -> types.addAll(List.of(method.getGenericParameterTypes())));
        assertThat(types)
                .filteredOn(type -> type.getTypeName().startsWith("java.util.function"))
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(type.getTypeName())
                                .matches(
                                        "java\\.util\\.function\\.Consumer<org\\.backplane\\.ddi\\.\\w+>"));
    }

    @Test
    void everyFunctionThatCreatesCanFail() throws Exception {
        assertThat(functions())
                .filteredOn(function -> function.endsWith("Create"))
                .isNotEmpty()
                .isSubsetOf(DdiMethod.FAILABLE);
    }

    @Test
    void everyFunctionThatCanFailIsOneOfTheInterfaces() throws Exception {
        assertThat(DdiMethod.FAILABLE).isSubsetOf(functions());
    }

    private static boolean isUnderstood(Method method, Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || (type.isArray() && type.componentType().isEnum())
                || PLAIN.contains(type)
                || (isOurs(type) && (type.isInterface() || type.isRecord()))
                || isOfTheFloor(type)
                || DdiTypes.isCallback(type)
                || COLLECTIONS_OF_DRIVERS.contains(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().equals(Driver.class.getPackageName());
    }

    /** WDM types go through as they are: they are below the wall, not behind it. */
    private static boolean isOfTheFloor(Class<?> type) {
        String floor = DriverObject.class.getPackageName();
        return type.getPackageName().equals(floor) || type.getPackageName().startsWith(floor + ".");
    }

    /** What the wall would call each method. */
    private static List<String> functions() throws Exception {
        return methods().stream()
                .map(method -> method.getAnnotation(Ddi.class))
                .filter(ddi -> ddi != null)
                .map(ddi -> ddi.value()[0])
                .toList();
    }

    private static List<Method> methods() throws Exception {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : interfaces()) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> !method.isSynthetic())
                    .forEach(methods::add);
        }
        return methods;
    }

    /** From the folder of classes or the jar that the tests run with. */
    private static List<Class<?>> interfaces()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path place =
                Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return interfacesIn(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return interfacesIn(jar.getPath("/"));
        }
    }

    private static List<Class<?>> interfacesIn(Path root)
            throws IOException, ClassNotFoundException {
        String ddi = Driver.class.getPackageName();
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(ddi.replace('.', '/')))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName(ddi + "." + name.substring(0, name.length() - 6));
                    if (type.isInterface() && !type.isAnnotation()) {
                        found.add(type);
                    }
                }
            }
        }
        return found;
    }
}
