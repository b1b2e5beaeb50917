package org.backplane.itests.osgi;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A driver package of one class, made by bnd as the distribution's are. It is made outside of the
 * container, where bnd is.
 */
final class DriverJar {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Class<?> driver;
    private String name;
    private String version = "1.0.0";
    private String capability;

    private DriverJar(Class<?> driver) {
        this.driver = driver;
        this.name = "itests." + driver.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A package that is what the class's annotations say. */
    static DriverJar of(Class<?> driver) {
        return new DriverJar(driver);
    }

    DriverJar named(String symbolicName) {
        name = symbolicName;
        return this;
    }

    DriverJar version(String number) {
        version = number;
        return this;
    }

    /** Serves an ID that the class does not name. */
    DriverJar serving(String hardwareId) {
        return capability("hardware.ids", hardwareId);
    }

    /** Serves an ID, if nobody knows the device better. */
    DriverJar servingCompatible(String id) {
        return capability("compatible.ids", id);
    }

    /** Joins the stacks of devices, as an {@code UPPER} or a {@code LOWER} filter. */
    DriverJar filtering(String id, String position) {
        capability("filter.ids", id);
        capability += ";filter.position=" + position;
        return this;
    }

    /** After what it serves. */
    DriverJar dated(String date) {
        capability += ";driver.date=" + date;
        return this;
    }

    private DriverJar capability(String attribute, String id) {
        capability =
                "org.backplane.driver;%s:List<String>=\"%s\""
                        .formatted(attribute, id.replace("\\", "\\\\"));
        return this;
    }

    /** Writes {@code <symbolic name>-<version>.jar}. */
    void writeTo(Path folder) {
        try (Builder builder = new Builder()) {
            builder.setClasspath(
                    Arrays.stream(CLASS_PATH.split(File.pathSeparator, -1))
                            .map(File::new)
                            .filter(File::exists) // target/classes of a module that has tests only
                            .toArray(File[]::new));
            String file = driver.getName().replace('.', '/') + ".class";
            Path classes =
                    Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
            builder.setProperty("-includeresource", file + "=" + classes.resolve(file));
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("Bundle-Version", version);
            if (capability != null) {
                builder.setProperty("Provide-Capability", capability);
            }
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException(
                            builder.getErrors() + " " + builder.getWarnings());
                }
                Files.createDirectories(folder);
                jar.write(folder.resolve(name + "-" + version + ".jar").toFile());
            }
        } catch (Exception e) {
            throw new IllegalStateException(name + " cannot be built", e);
        }
    }
}
