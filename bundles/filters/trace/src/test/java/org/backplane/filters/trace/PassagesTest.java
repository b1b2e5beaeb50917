package org.backplane.filters.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.wdm.IrpMajor;
import org.junit.jupiter.api.Test;

class PassagesTest {

    private final Passages passages = new Passages();

    @Test
    void nothingThatPassedGivesNoLine() {
        assertThat(passages).hasToString("");
    }

    @Test
    void eachMajorFunctionHasALineWithCountMeanAndLongest() {
        passages.add(IrpMajor.PNP, 10_000);
        passages.add(IrpMajor.PNP, 20_900);
        passages.add(IrpMajor.DEVICE_CONTROL, 1_000_000);

        assertThat(passages)
                .hasToString(
                        """
                        DEVICE_CONTROL 1 request, mean 1000 us, longest 1000 us
                        PNP 2 requests, mean 15 us, longest 20 us
                        """);
    }
}
