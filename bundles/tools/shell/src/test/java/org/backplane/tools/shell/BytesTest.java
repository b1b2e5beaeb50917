package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class BytesTest {

    @Test
    void printableBytesAreShownAsText() {
        Report report = Bytes.report("grüß dich".getBytes(StandardCharsets.UTF_8));
        assertThat(report.text()).isEqualTo("grüß dich\n");
        assertThat(report.json())
                .isEqualTo(
                        Json.object(
                                "length", 11,
                                "text", "grüß dich",
                                "hex", "6772c3bcc39f2064696368"));
    }

    @Test
    void otherBytesAreDumped() {
        byte[] bytes = new byte[18];
        bytes[1] = 'A';
        bytes[17] = (byte) 0xFF;
        assertThat(Bytes.report(bytes).text())
                .isEqualTo(
                        """
                        00000000  00 41 00 00 00 00 00 00 00 00 00 00 00 00 00 00  .A..............
                        00000010  00 ff                                            ..
                        """);
    }

    @Test
    void bytesThatAreNotUtf8AreNotText() {
        assertThat(Bytes.text(new byte[] {(byte) 0xC3})).isNull();
    }

    @Test
    void hexadecimalInputMayHaveAPrefix() throws CommandFailure {
        assertThat(Bytes.parseHex("0x01fF")).containsExactly(1, 0xFF);
        assertThat(Bytes.parseHex("")).isEmpty();
        assertThatThrownBy(() -> Bytes.parseHex("1"))
                .hasMessageStartingWith("1 is not a row of bytes");
    }

    @Test
    void controlCodesAreDecimalOrHexadecimal() throws CommandFailure {
        assertThat(Numbers.parse("0x8000E004")).isEqualTo(0x8000_E004);
        assertThat(Numbers.parse("42")).isEqualTo(42);
        assertThatThrownBy(() -> Numbers.parse("4x")).hasMessageStartingWith("4x is not a number");
        assertThatThrownBy(() -> Numbers.length("0xFFFFFFFF"))
                .hasMessageStartingWith("0xFFFFFFFF bytes are too many");
    }

    @Test
    void aReadThatTheHeapCouldNotHoldIsRefused() throws CommandFailure {
        assertThat(Numbers.length("1048576")).isEqualTo(1048576);
        assertThatThrownBy(() -> Numbers.length("1048577"))
                .hasMessage("1048577 bytes are too many for one read; the most is 1048576");
    }
}
