package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class StoreFolderTest {

    @TempDir Path folder;
    private Path root;
    private Path source;
    private StoreFolder store;

    @BeforeEach
    void open() throws IOException {
        root = folder.resolve("data").resolve("store");
        source = Files.writeString(folder.resolve("some.jar"), "content");
        store = new StoreFolder(root);
        assertThat(store.open()).isEmpty();
    }

    @Test
    void aPublishedPackageIsThereAtTheNextStart() throws IOException {
        StoreFolder.Entry published = store.publish(store.copy(source), 3, "some.jar", "file.jar");

        assertThat(published.publishedName()).isEqualTo("oem3");
        assertThat(published.jar()).hasContent("content");
        assertThat(new StoreFolder(root).open()).containsExactly(published);
    }

    @Test
    void aCrashBeforePublicationLeavesNothingBehind() throws IOException {
        store.copy(source);
        assertThat(names()).hasSize(1);

        assertThat(new StoreFolder(root).open()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void aCrashInTheMiddleOfADeletionFinishesItAtTheNextStart() throws IOException {
        store.publish(store.copy(source), 1, "some.jar", "");
        Files.move(root.resolve("oem1"), root.resolve(".oem1"));
        Files.delete(root.resolve(".oem1").resolve("package.properties"));

        assertThat(new StoreFolder(root).open()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatLacksAPartIsNotBelieved() throws IOException {
        store.publish(store.copy(source), 1, "some.jar", "");
        StoreFolder.Entry whole = store.publish(store.copy(source), 2, "some.jar", "");
        Files.delete(root.resolve("oem1").resolve("driver.jar"));

        assertThat(new StoreFolder(root).open()).containsExactly(whole);
    }

    @Test
    void aDeletedPackageIsGone() throws IOException {
        store.publish(store.copy(source), 1, "some.jar", "");

        store.delete("oem1");

        assertThat(names()).isEmpty();
    }

    @Test
    void packagesAreListedInTheOrderOfTheirNumbers() throws IOException {
        store.publish(store.copy(source), 10, "some.jar", "");
        store.publish(store.copy(source), 9, "some.jar", "");

        assertThat(new StoreFolder(root).open())
                .extracting(StoreFolder.Entry::publishedName)
                .containsExactly("oem9", "oem10");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
