package org.backplane.itests.firstdriver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guide of the realm shows is what is built and run: here, or in the module it names. */
class RealmGuideTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path GUIDE = ROOT.resolve("bundles/tools/realm/README.md");

    /** The reader's project, before and after the repair. */
    private static final List<Path> PROJECTS =
            List.of(Path.of("src/it/delay-driver"), Path.of("src/it/delay-driver-fixed"));

    /** A file's name in a line of its own, and what the guide shows of it. */
    private static final Pattern LISTING =
            Pattern.compile("\\n`(\\S+)`\\n\\n```(?:java|xml)\\n(.*?)```\\n", Pattern.DOTALL);

    private static List<MatchResult> listings() throws IOException {
        return LISTING.matcher(Files.readString(GUIDE)).results().toList();
    }

    @TestFactory
    Stream<DynamicTest> theGuideShowsWhatIsRun() throws IOException {
        return listings().stream()
                .map(listing ->
                        DynamicTest.dynamicTest(
                                listing.group(1),
                                () -> assertRun(listing.group(1), listing.group(2))));
    }

    @Test
    void everyListingOfTheGuideNamesItsFile() throws IOException {
        long shown = Files.readAllLines(GUIDE).stream().filter(l -> l.matches("```.+")).count();
        assertThat(listings()).hasSizeGreaterThan(5).hasSize((int) shown);
    }

    @Test
    void theGuideListsTheClassicBugs() throws IOException {
        Path bugs = ROOT.resolve("itests/bugs/src/test/java/org/backplane/itests/bugs");
        try (Stream<Path> folders = Files.list(bugs).filter(Files::isDirectory)) {
            assertThat(folders.map(RealmGuideTest::row).toList())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(GUIDE).content().contains(row));
        }
    }

    private static String row(Path bug) {
        String what =
                withoutIndentation(bug.resolve("package-info.java"))
                        .replaceFirst("(?s)/\\*\\* (.*?) \\*/.*", "$1");
        return "| `" + bug.getFileName() + "` | " + what + " |";
    }

    private static void assertRun(String file, String shown) {
        List<String> sources =
                Stream.concat(
                                Stream.of(ROOT.resolve(file)),
                                PROJECTS.stream().map(project -> project.resolve(file)))
                        .filter(Files::exists)
                        .map(RealmGuideTest::withoutIndentation)
                        .toList();
        assertThat(sources).anySatisfy(s -> assertThat(s).contains(withoutIndentation(shown)));
    }

    private static String withoutIndentation(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** A part of a file is shown from the margin on. */
    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
