package org.backplane.loader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.backplane.loader.DriverLine;
import org.backplane.pnp.StackRole;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class DriverManifestTest {

    private final Map<String, String> headers =
            new HashMap<>(
                    Map.of(
                            "Bundle-SymbolicName",
                            "some.driver;singleton:=true",
                            "Bundle-Version",
                            "1.2.3.q"));

    private DriverManifest read(String capability) {
        headers.put("Provide-Capability", capability);
        return DriverManifest.read("x.jar", headers::get, _ -> null);
    }

    @Test
    void theNameLosesItsDirectivesAndTheDefaultsAreFilledIn() {
        DriverManifest manifest = read("org.backplane.driver;hardware.ids:List<String>=\"A\\\\B\"");

        assertThat(manifest.symbolicName()).isEqualTo("some.driver");
        assertThat(manifest.version()).isEqualTo(new Version(1, 2, 3, "q"));
        assertThat(manifest.lines())
                .containsExactly(
                        new DriverLine(
                                "",
                                StackRole.FUNCTION,
                                List.of("A\\B"),
                                List.of(),
                                "Unknown",
                                "",
                                LocalDate.EPOCH));
    }

    @Test
    void aFilterIsAnUpperFilterIfItDoesNotSay() {
        assertThat(read("org.backplane.driver;filter.ids:List<String>=\"A\\\\B\"").lines())
                .extracting(DriverLine::role)
                .containsExactly(StackRole.UPPER_FILTER);
    }

    @Test
    void aFilterThatNamesAClassIsAClassFilter() {
        assertThat(
                        read("org.backplane.driver;filter.class=Sample,"
                                        + "org.backplane.driver;filter.class=Sample;"
                                        + "filter.position=LOWER")
                                .lines())
                .extracting(DriverLine::role, DriverLine::deviceClass)
                .containsExactly(
                        tuple(StackRole.CLASS_UPPER_FILTER, "Sample"),
                        tuple(StackRole.CLASS_LOWER_FILTER, "Sample"));
    }

    @Test
    void aFilterOfBothIdsAndAClassIsRefused() {
        assertThatThrownBy(() -> read("org.backplane.driver;filter.ids:List=A;filter.class=Sample"))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("names hardware IDs and the class Sample for one filter");
    }

    @Test
    void severalDriversOfABundleAreCalledByTheirClasses() {
        DriverManifest manifest =
                read(
                        "org.backplane.driver;filter.class=Sample;driver.class=a.Upper,"
                            + "org.backplane.driver;hardware.ids:List=A;driver.class=a.Function");

        assertThat(manifest.lines())
                .extracting(manifest::driverName)
                .containsExactly("a.Upper", "a.Function");
    }

    @Test
    void aManifestWithoutSymbolicNameIsNoBundle() {
        headers.remove("Bundle-SymbolicName");

        assertThatThrownBy(() -> read("org.backplane.driver;hardware.ids:List<String>=\"A\""))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith("x.jar is no bundle");
    }

    @Test
    void aBundleWithoutDriverCapabilityIsToldToAnnotate() {
        assertThatThrownBy(() -> read("osgi.service;objectClass:List<String>=\"a.B\""))
                .isInstanceOf(StatusException.class)
                .hasMessage(
                        "x.jar names no hardware ID: annotate the Driver class with @HardwareIds or"
                                + " @FilterFor, or name an INF file in the header Driver-Inf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A B | it contains a blank",
                "A\\\\,B | it contains a comma",
                "A\u00e9 | character 2 (U+00E9) is not printable ASCII",
                "A\\\\\\\\ | a backslash stands between enumerator and device, not at an end",
            })
    void aMalformedIdIsNamedWithItsFault(String id, String fault) {
        String written = id.replace("\\\\", "\\");
        assertThatThrownBy(() ->
                        read("org.backplane.driver;hardware.ids:List<String>=\"" + written + "\""))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith("x.jar has the malformed ID \"A")
                .hasMessageContaining(fault);
    }

    @Test
    void anIdOfTwoHundredCharactersIsTooLong() {
        String id = "A".repeat(200);

        assertThatThrownBy(() -> read("org.backplane.driver;compatible.ids:List=\"" + id + "\""))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining(
                        "compatible.ids: it has 200 characters, and 199 is the limit");
        assertThat(
                        read("org.backplane.driver;compatible.ids:List=\"" + id.substring(1) + "\"")
                                .ids())
                .hasSize(1);
    }

    @Test
    void moreThan64IdsAreTooMany() {
        String ids = IntStream.range(0, 65).mapToObj(i -> "A" + i).collect(Collectors.joining(","));

        assertThatThrownBy(() -> read("org.backplane.driver;hardware.ids:List=\"" + ids + "\""))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining("names 65 IDs in hardware.ids, and 64 is the limit");
    }

    @Test
    void aMalformedDateOrPositionIsRefused() {
        assertThatThrownBy(() ->
                        read("org.backplane.driver;hardware.ids:List=A;driver.date=31.1.2026"))
                .hasMessageContaining("malformed driver date \"31.1.2026\"; write yyyy-mm-dd");
        assertThatThrownBy(
                        () -> read("org.backplane.driver;filter.ids:List=A;filter.position=MIDDLE"))
                .hasMessageContaining("unknown filter position \"MIDDLE\"");
    }
}
