package org.backplane.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds COVERAGE.md to what the DDI has. */
class CoverageTest {

    private static final CoverageReport REPORT = CoverageReport.make();

    @Test
    void everyNameInAnAnnotationIsOneOfKmdf() {
        assertThat(REPORT.unknownNames()).isEmpty();
    }

    @Test
    void everyAnswerIsForAFunctionThatTheDdiDoesNotHave() {
        assertThat(REPORT.needlessAnswers()).isEmpty();
    }
}
