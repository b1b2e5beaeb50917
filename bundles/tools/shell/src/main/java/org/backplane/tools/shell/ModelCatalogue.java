package org.backplane.tools.shell;

import org.backplane.loader.DriverLine;
import org.backplane.loader.DriverStore;
import org.backplane.pnp.StackRole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What there is to plug in: the cards in a folder, and a software device for every hardware ID of a
 * bus that takes such that a driver package serves and no card has.
 */
final class ModelCatalogue {

    private final Path folder;
    private final DriverStore store;
    private final Supplier<Set<String>> enumerators;

    /**
     * Reads all anew at every call; {@code folder} may be null or missing.
     *
     * @param enumerators of the buses that take software devices
     */
    ModelCatalogue(Path folder, DriverStore store, Supplier<Set<String>> enumerators) {
        this.folder = folder;
        this.store = store;
        this.enumerators = enumerators;
    }

    List<Model> models() {
        List<Model> models = new ArrayList<>(cards());
        store.packages().stream()
                .flatMap(each -> each.lines().stream())
                .filter(line -> line.role() == StackRole.FUNCTION)
                .flatMap(this::softwareDevices)
                .forEach(model -> {
                    if (models.stream()
                            .noneMatch(each ->
                                    each.isCalled(model.hardwareIds().getFirst())
                                            || each.isCalled(model.name()))) {
                        models.add(model);
                    }
                });
        return models;
    }

    /**
     * The model that the user means; a hardware ID of a bus that takes software devices is one even
     * if no package serves it.
     *
     * @throws CommandFailure if there is none
     */
    Model find(String given) throws CommandFailure {
        return models().stream()
                .filter(each -> each.isCalled(given))
                .findFirst()
                .or(() -> Optional.ofNullable(Model.software(given, "", enumerators.get())))
                .orElseThrow(() ->
                        new CommandFailure(
                                "there is no model "
                                        + given
                                        + "; hw:list lists what there is, and a hardware ID"
                                        + " like ROOT/NAME makes a software device"));
    }

    private List<Model> cards() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .map(CardJar::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Model> softwareDevices(DriverLine line) {
        Set<String> buses = enumerators.get();
        return line.hardwareIds().stream()
                .map(id -> Model.software(id, line.description(), buses))
                .filter(Objects::nonNull);
    }
}
