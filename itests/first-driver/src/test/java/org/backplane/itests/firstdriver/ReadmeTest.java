package org.backplane.itests.firstdriver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the README tells its reader to type is what is built here. */
class ReadmeTest {

    private static final Path PROJECT = Path.of("src/it/hello-driver");

    @Test
    void theReadmeShowsTheDriversPom() throws IOException {
        assertShown("pom.xml", "xml");
    }

    @Test
    void theReadmeShowsTheDriversSource() throws IOException {
        assertShown("src/main/java/com/example/hello/HelloDriver.java", "java");
    }

    private static void assertShown(String file, String language) throws IOException {
        assertThat(Path.of("../../README.md"))
                .content()
                .contains(
                        "`"
                                + file
                                + "`\n\n```"
                                + language
                                + "\n"
                                + Files.readString(PROJECT.resolve(file))
                                + "```\n");
    }
}
