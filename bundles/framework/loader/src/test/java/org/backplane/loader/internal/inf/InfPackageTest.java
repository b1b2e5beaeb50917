package org.backplane.loader.internal.inf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class InfPackageTest {

    private static final TargetSystem SYSTEM = new TargetSystem("amd64", 10, 0, 22_000);

    private static final String ECHO =
            """
            ; An echo device.
            [Version]
            Signature = "$WINDOWS NT$"
            Class     = Sample
            ClassGuid = {78A1C341-4539-11d3-B88D-00C04FAD5171}
            Provider  = %Maker%           ; a token
            DriverVer = 01/31/2026,1.2.3.4

            [Manufacturer]
            %Maker% = Devices, NTamd64, NTarm64

            [Devices.NTamd64]
            %Name% = Echo_Install, Root\\Echo, \\
                     Root\\EchoLike, "Root\\""Odd""\"
            "Plain, with a comma" = Other_Install, Root\\Other

            [Devices.NTarm64]
            %Name% = Echo_Install, Root\\WrongSystem

            [Echo_Install.NT]
            FeatureScore = 40

            [Other_Install]
            DriverVer = 02/01/2026,1.0

            [Strings]
            Maker = "Test ""Works""\"
            Name  = "100%% Echo"
            """;

    @Test
    void modelsComeWithTheirIdsNamesDatesAndScores() {
        InfPackage read = read(ECHO);

        assertThat(read.errors()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.deviceClass()).isEqualTo("Sample");
        assertThat(read.provider()).isEqualTo("Test \"Works\"");
        assertThat(read.models())
                .containsExactly(
                        new InfModel(
                                13,
                                "100%% Echo",
                                "Root\\Echo",
                                List.of("Root\\EchoLike", "Root\\\"Odd\""),
                                LocalDate.of(2026, 1, 31),
                                0x40),
                        new InfModel(
                                15,
                                "Plain, with a comma",
                                "Root\\Other",
                                List.of(),
                                LocalDate.of(2026, 2, 1),
                                0xFF));
    }

    @Test
    void everyEncodingOfWindowsIsRead() {
        byte[] little = ("\uFEFF" + ECHO).getBytes(StandardCharsets.UTF_16LE);
        byte[] big = ("\uFEFF" + ECHO).getBytes(StandardCharsets.UTF_16BE);
        byte[] utf8 = ("\uFEFF" + ECHO.replace("Works", "Wörks")).getBytes(StandardCharsets.UTF_8);
        byte[] old = ECHO.replace("Works", "Wörks").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(InfPackage.read(little, SYSTEM)).isEqualTo(read(ECHO));
        assertThat(InfPackage.read(big, SYSTEM)).isEqualTo(read(ECHO));
        assertThat(InfPackage.read(utf8, SYSTEM).provider()).isEqualTo("Test \"Wörks\"");
        assertThat(InfPackage.read(old, SYSTEM).provider()).isEqualTo("Test \"Wörks\"");
        assertThat(read(ECHO.replace("\n", "\r\n"))).isEqualTo(read(ECHO));
    }

    /** Columns: what a manufacturer offers beside the plain section, and which is taken. */
    @ParameterizedTest
    @CsvSource({
        "'', plain",
        "NTx86, none",
        "NTamd64, NTamd64",
        "NT, NT",
        "'NT, NTamd64', NTamd64",
        "'NTamd64.6.1, NTamd64.10.0', NTamd64.10.0",
        "'NTamd64.10.0, NTamd64.10.0...16299', NTamd64.10.0...16299",
        "'NTamd64.10.0...16299, NTamd64.10.0...22000', NTamd64.10.0...22000",
        "'NTamd64.10.0...16299, NTamd64.10.0...22001', NTamd64.10.0...16299",
        "'NTamd64.10.0, NTamd64.11', NTamd64.10.0",
        "'NT.10.0, NTamd64.6.1', NT.10.0",
        "'NTamd64.0xA.0', NTamd64.0xA.0",
        "'NTamd64.much', none",
        "'Windows', none",
    })
    void theMostSpecificSectionForThisSystemIsTaken(String decorations, String expected) {
        StringBuilder text = new StringBuilder("[Version]\nSignature=\"$Windows NT$\"\n");
        text.append("[Manufacturer]\nMaker=Devices");
        text.append(decorations.isEmpty() ? "" : "," + decorations).append("\n[Install]\n");
        text.append("[Devices]\nA=Install,ID\\plain\n");
        for (String decoration : decorations.split(",", -1)) {
            if (!decoration.isBlank()) {
                text.append("[Devices.%1$s]\nA=Install,ID\\%1$s\n".formatted(decoration.strip()));
            }
        }
        InfPackage read = read(text.toString());

        assertThat(read.models())
                .extracting(InfModel::hardwareId)
                .containsExactlyElementsOf(
                        expected.equals("none") ? List.of() : List.of("ID\\" + expected));
        assertThat(read.errors())
                .isEqualTo(
                        expected.equals("none")
                                ? List.of(
                                        "0: error: no section of models is for this system, so it"
                                                + " serves nothing here")
                                : List.of());
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertThat(
                        read("""
                        stray
                        [Version]
                        Signature = "$Linux$"
                        DriverVer = 31/01/2026
                        [Manufacturer]
                        A = Nowhere
                        B = Devices
                        C =
                        [Devices]
                        %Missing% = Install, ROOT\\X
                        "Open = Install, ROOT\\Y
                        D = Gone, ROOT\\Z
                        lonely
                        [Install]
                        FeatureScore = best
                        [Unended
                        """)
                                .errors())
                .containsExactly(
                        "1: error: there is text before the first section",
                        "2: error: the Signature of section [Version] is \"$Linux$\"; write"
                                + " \"$Windows NT$\"",
                        "4: error: the date \"31/01/2026\" of DriverVer is not written mm/dd/yyyy",
                        "6: error: there is no section [Nowhere], which the manufacturer names",
                        "8: error: a manufacturer names no section of models",
                        "10: error: the token %Missing% is not in section [Strings]",
                        "11: error: a quotation mark is missing in \"Open = Install, ROOT\\Y",
                        "11: error: a model is written: description = install section, hardware ID",
                        "12: error: there is no section [Gone], which the model names",
                        "13: error: a model is written: description = install section, hardware ID",
                        "15: error: the FeatureScore \"best\" is no number from 00 to FF, in"
                                + " hexadecimal",
                        "16: error: the name of section [Unended has no end; write ]");
        assertThat(read("").errors())
                .containsExactly(
                        "0: error: there is no section [Version]; every INF file begins with one",
                        "0: error: there is no section [Manufacturer], which names the sections of"
                                + " models");
        assertThat(read(ECHO.replace("= Sample", "= Extension")).errors())
                .singleElement()
                .asString()
                .contains("it is an extension of other packages");
    }

    @Test
    void whatHasNoEffectIsSaidWithItsLine() {
        assertThat(
                        read(ECHO.replace("FeatureScore", "CopyFiles=@echo.sys\nFeatureScore")
                                        .replace(
                                                "[Strings]",
                                                "[Echo_Install.NT.Services]\nAddService=Echo,2,S\n"
                                                        + "[Strings]"))
                                .warnings())
                .containsExactly(
                        "21: warning: CopyFiles in section [Echo_Install.NT] has no effect here",
                        "27: warning: section [Echo_Install.NT.Services] has no effect here");
    }

    @Test
    void partsOfASectionAreOneAndNamesAreOfAnyCase() {
        assertThat(
                        read("""
                        [version]
                        SIGNATURE="$Windows NT$"
                        [MANUFACTURER]
                        m=d
                        [d]
                        a=i,X\\1
                        [I]
                        [D]
                        b=I,X\\2
                        """)
                                .models())
                .extracting(InfModel::hardwareId)
                .containsExactly("X\\1", "X\\2");
    }

    @Test
    void hostileFilesAreReadInBoundedTimeAndMemory() {
        String begin = "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\n";
        for (String hostile :
                List.of(
                        begin + "a=m\n".repeat(100_000) + "[m]\n" + "x\n".repeat(100_000),
                        begin + "a=m\n[m]\nb=i,\\\n" + "c,\\\n".repeat(200_000),
                        begin
                                + "a=m\n[m]\n"
                                + "%a%%a%%a%%a%=i,%a%%a%\n".repeat(40_000)
                                + "[i]\n[Strings]\na="
                                + "x".repeat(4_000),
                        begin
                                + "a=m\n[m]\n"
                                + "b=i,X\\Y\n".repeat(60_000)
                                + "[i]\n"
                                + "z\n".repeat(100_000),
                        "[".repeat(1 << 20),
                        "[a]\n".repeat(1 << 18),
                        IntStream.range(0, 100_000)
                                .mapToObj(i -> "[s" + i + "]\n")
                                .collect(Collectors.joining()),
                        "\\\n".repeat(1 << 19),
                        "[a]\n" + "\"".repeat(1 << 20),
                        "[a]\n" + "%".repeat(1 << 20),
                        "[a]\n" + ",".repeat(1 << 20))) {
            InfPackage read = read(hostile);
            assertThat(read.errors()).isNotEmpty().hasSizeLessThanOrEqualTo(1_001);
        }
    }

    @Test
    void whateverTheBytesAreTheyAreReadOrRefused() {
        Random random = new Random(1);
        byte[] echo = ECHO.getBytes(StandardCharsets.ISO_8859_1);
        int files = Integer.getInteger("backplane.inf.files", 20_000);
        for (int i = 0; i < files; i++) {
            byte[] bytes = echo.clone();
            for (int change = random.nextInt(20); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean()
                                ? (byte) "[]=,%\\\"; \n".charAt(random.nextInt(10))
                                : (byte) random.nextInt(256);
            }
            InfPackage read = InfPackage.read(bytes, SYSTEM);
            assertThat(read.errors().isEmpty() && read.models().isEmpty())
                    .as("neither models nor a reason")
                    .isFalse();
        }
    }

    private static InfPackage read(String text) {
        return InfPackage.read(text.getBytes(StandardCharsets.ISO_8859_1), SYSTEM);
    }
}
