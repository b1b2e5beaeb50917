package org.backplane.tools.shell;

import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.backplane.hardware.Card;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Reads what the manifest of a bundle says of the card in it, without installing the bundle. */
final class CardJar {

    private static final String CAPABILITIES = "Provide-Capability";

    private CardJar() {}

    /** The model in a jar; empty if the file is no readable bundle with a card. */
    static Optional<Model> read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest()).flatMap(found -> model(found, jar));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Model> model(Manifest manifest, Path jar) {
        String capabilities = manifest.getMainAttributes().getValue(CAPABILITIES);
        return Arrays.stream(Parser.parseHeader(capabilities == null ? "" : capabilities))
                .filter(clause -> clause.getName().equals(Card.NAMESPACE))
                .findFirst()
                .map(card ->
                        new Model(
                                text(card, "card.model"),
                                list(card, "card.hardwareIds"),
                                text(card, "card.description"),
                                jar));
    }

    private static String text(Clause card, String name) {
        return raw(card, name).replace("\\\"", "\"");
    }

    /** The elements of a list; the backslashes in them are escaped with backslashes. */
    private static List<String> list(Clause card, String name) {
        return Arrays.stream(raw(card, name).split(","))
                .map(each -> each.strip().replaceAll("\\\\(.)", "$1"))
                .toList();
    }

    private static String raw(Clause card, String name) {
        return Arrays.stream(card.getAttributes())
                .filter(each -> each.getName().replaceFirst(":.*", "").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("card without " + name))
                .getValue();
    }
}
