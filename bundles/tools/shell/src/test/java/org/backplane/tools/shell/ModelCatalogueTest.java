package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

class ModelCatalogueTest {

    @TempDir private Path folder;
    private ModelCatalogue catalogue;

    @BeforeEach
    void fill() throws IOException {
        card("ticker.jar", "ticker", "ROOT\\\\TICKER");
        Files.writeString(folder.resolve("broken.jar"), "no jar");
        catalogue =
                new ModelCatalogue(
                        folder,
                        new FakeStore()
                                .with(StackRole.FUNCTION, "ROOT\\ECHO")
                                .with(StackRole.FUNCTION, "ROOT\\TICKER")
                                .with(StackRole.FUNCTION, "HTREE\\ROOT")
                                .with(StackRole.UPPER_FILTER, "ROOT\\FILTERED"),
                        () -> Set.of("ROOT"));
    }

    @Test
    void cardsAndFunctionDriversOfTheRootBusAreModels() {
        assertThat(catalogue.models())
                .containsExactly(
                        new Model(
                                "ticker",
                                List.of("ROOT\\TICKER"),
                                "A \"card\"",
                                folder.resolve("ticker.jar")),
                        new Model("echo", List.of("ROOT\\ECHO"), "A device", null));
    }

    @Test
    void aModelIsFoundByNameOrHardwareId() throws CommandFailure {
        assertThat(catalogue.find("Ticker").isCard()).isTrue();
        assertThat(catalogue.find("root/echo").name()).isEqualTo("echo");
    }

    @Test
    void anyHardwareIdOfTheRootBusIsASoftwareDevice() throws CommandFailure {
        assertThat(catalogue.find("ROOT/Foo"))
                .isEqualTo(new Model("foo", List.of("ROOT\\FOO"), "", null));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> catalogue.find("foo"))
                .hasMessageStartingWith("there is no model foo; hw:list lists what there is");
        assertThatThrownBy(() -> catalogue.find("USB/FOO")).isInstanceOf(CommandFailure.class);
        assertThatThrownBy(() -> catalogue.find("ROOT/A,B")).isInstanceOf(CommandFailure.class);
        assertThatThrownBy(() -> catalogue.find("ROOT/A B")).isInstanceOf(CommandFailure.class);
    }

    @Test
    void aMissingFolderHasNoCards() {
        assertThat(
                        new ModelCatalogue(
                                        folder.resolve("none"),
                                        new FakeStore(),
                                        () -> Set.of("ROOT"))
                                .models())
                .isEmpty();
    }

    private void card(String file, String model, String ids) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(
                "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"a,b\",org.backplane.card;card.model="
                        + model
                        + ";card.bus=root;card.description=\"A \\\"card\\\"\""
                        + ";card.hardwareIds:List<String>=\""
                        + ids
                        + "\"");
        new JarOutputStream(Files.newOutputStream(folder.resolve(file)), manifest).close();
    }
}
