package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class CapabilityHeaderTest {

    private static List<Map<String, List<String>>> read(String header) {
        return CapabilityHeader.attributes(header, "ns");
    }

    @Test
    void anEscapedBackslashOfAListIsOneBackslash() {
        assertThat(read("ns;ids:List<String>=\"ROOT\\\\ECHO,PCI\\\\X&Y\""))
                .containsExactly(Map.of("ids", List.of("ROOT\\ECHO", "PCI\\X&Y")));
    }

    @Test
    void anEscapedCommaDoesNotPartTheElementsOfAList() {
        assertThat(read("ns;ids:List=\"a\\,b,c\""))
                .containsExactly(Map.of("ids", List.of("a,b", "c")));
    }

    @Test
    void aBackslashOfAScalarStandsForItself() {
        assertThat(read("ns;text=\"a\\b \\\"c\\\"; d, e\";more=x"))
                .containsExactly(Map.of("text", List.of("a\\b \"c\"; d, e"), "more", List.of("x")));
    }

    @Test
    void otherNamespacesAndDirectivesAreLeftOut() {
        assertThat(
                        read(
                                "other;ids:List<String>=\"a\", ns ; effective:=\"active\" ; id = b"
                                        + " ,nsx;id=c"))
                .containsExactly(Map.of("id", List.of("b")));
    }

    @Test
    void everyCapabilityOfTheNamespaceIsRead() {
        assertThat(read("ns;id=a,ns,ns;id=b"))
                .containsExactly(Map.of("id", List.of("a")), Map.of(), Map.of("id", List.of("b")));
    }

    @Test
    void aMissingQuotationMarkIsRefused() {
        assertThatThrownBy(() -> read("ns;id=\"abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quotation mark");
    }
}
