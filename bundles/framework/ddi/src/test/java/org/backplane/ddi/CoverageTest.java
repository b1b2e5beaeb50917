package org.backplane.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds COVERAGE.md to what the DDI has. */
class CoverageTest {

    private static final Path FILE = Path.of("COVERAGE.md");

    private static final CoverageReport REPORT = CoverageReport.make();

    @Test
    void theReportTellsWhatTheDdiHas() throws IOException {
        if ("write".equals(System.getProperty("backplane.coverage"))) {
            Files.writeString(FILE, REPORT.markdown());
        }
        assertThat(Files.readString(FILE))
                .as("COVERAGE.md is out of date; it says itself how it is made anew")
                .isEqualTo(REPORT.markdown());
    }

    @Test
    void everyNameInAnAnnotationIsOneOfKmdf() {
        assertThat(REPORT.unknownNames()).isEmpty();
    }

    @Test
    void everyAnswerIsForAFunctionThatTheDdiDoesNotHave() {
        assertThat(REPORT.needlessAnswers()).isEmpty();
    }

    /**
     * The headers of the I/O path are whole: objects, queues, requests, targets, files, support.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wdfcollection.h",
                "wdfcontrol.h",
                "wdfdpc.h",
                "wdffileobject.h",
                "wdfio.h",
                "wdfiotarget.h",
                "wdfmemory.h",
                "wdfobject.h",
                "wdfrequest.h",
                "wdfstring.h",
                "wdfsync.h",
                "wdftimer.h",
                "wdfverifier.h",
                "wdfworkitem.h"
            })
    void theIoPathIsWhole(String header) {
        assertThat(REPORT.missing(header)).isEmpty();
    }
}
