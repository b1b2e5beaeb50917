package org.backplane.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of all bundles of the house, found by folder so that none is forgotten. */
final class Bundles {

    private static final Path BUNDLES = Path.of("..", "..", "bundles").toAbsolutePath().normalize();

    private Bundles() {}

    /** The folders of compiled classes. */
    static List<Path> folders() {
        try (Stream<Path> found = Files.walk(BUNDLES, 4)) {
            return found.filter(path -> path.endsWith(Path.of("target", "classes")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaClasses classes() {
        return new ClassFileImporter().importPaths(folders());
    }

    /** The bundles' names without {@code org.backplane.} in front. */
    static List<String> names() {
        return folders().stream()
                .map(folder -> BUNDLES.relativize(folder.getParent().getParent()))
                .map(path -> path.toString().replace('/', '.').replaceFirst("^framework\\.", ""))
                .toList();
    }
}
