package org.backplane.buses.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class CardDescriptionTest {

    @Test
    void propertiesAreReadAsComponentsWriteThem() {
        CardDescription card =
                CardDescription.of(
                        Map.of(
                                "card.model",
                                "ticker",
                                "card.hardwareIds",
                                new String[] {"ROOT\\TICKER", "ROOT\\CLOCK"},
                                "card.description",
                                "Ticker card",
                                "card.registerWindows",
                                new int[] {12, 64},
                                "card.interrupt",
                                true));

        assertThat(card)
                .isEqualTo(
                        new CardDescription(
                                "ticker",
                                List.of("ROOT\\TICKER", "ROOT\\CLOCK"),
                                "Ticker card",
                                List.of(12, 64),
                                true));
    }

    @Test
    void plainValuesAndListsWillDoToo() {
        CardDescription card =
                CardDescription.of(
                        Map.of(
                                "card.model", "ticker",
                                "card.hardwareIds", "ROOT\\TICKER",
                                "card.registerWindows", List.of(12)));

        assertThat(card)
                .isEqualTo(
                        new CardDescription(
                                "ticker", List.of("ROOT\\TICKER"), "ticker", List.of(12), false));
    }

    @Test
    void aCardWithoutHardwareIdIsRefusedWithASentence() {
        assertThatThrownBy(() -> CardDescription.of(Map.of("card.model", "ticker")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("card.hardwareIds is missing; annotate it with @Card");
    }
}
