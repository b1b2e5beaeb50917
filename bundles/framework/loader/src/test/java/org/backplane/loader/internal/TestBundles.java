package org.backplane.loader.internal;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Makes driver bundles of the fixtures with bnd, as the drivers of the distribution are made. */
final class TestBundles {

    private static final String FIXTURES = "org.backplane.loader.fixtures.";

    private TestBundles() {}

    /** The bundle of a fixture's package. */
    static Path build(Path folder, String fixture) {
        return build(folder, fixture, "1.0.0", Map.of());
    }

    static Path build(Path folder, String fixture, String version, Map<String, String> headers) {
        Path file = folder.resolve(fixture + "-" + version + ".jar");
        try (Builder builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", "test." + fixture);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("-privatepackage", FIXTURES + fixture);
            headers.forEach(builder::setProperty);
            for (String entry :
                    System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                builder.addClasspath(new File(entry));
            }
            try (Jar jar = builder.build()) {
                if (!builder.getErrors().isEmpty()) {
                    throw new IllegalStateException(builder.getErrors().toString());
                }
                jar.write(file.toFile());
            }
            return file;
        } catch (Exception e) {
            throw new IllegalStateException("bundle of " + fixture, e);
        }
    }
}
