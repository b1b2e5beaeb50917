package org.backplane.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class DataFolderTest {

    @TempDir private Path temporary;

    @Test
    void aFolderIsMadeAndNamesItsOwner() throws IOException {
        Path folder = temporary.resolve("a/b");

        try (DataFolder _ = DataFolder.take(folder)) {
            assertThat(folder.resolve("lock"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aFolderThatIsTakenIsRefusedWithASentence() throws IOException {
        try (DataFolder _ = DataFolder.take(temporary)) {
            assertThatThrownBy(() -> DataFolder.take(temporary))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aFolderThatWasGivenBackCanBeTaken() throws IOException {
        DataFolder.take(temporary).close();

        try (DataFolder again = DataFolder.take(temporary)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void whatCannotBeAFolderIsRefusedWithASentence() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data");
    }
}
