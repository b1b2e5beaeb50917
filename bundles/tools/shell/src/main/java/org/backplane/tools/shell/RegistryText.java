package org.backplane.tools.shell;

import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.RegistryValue.Binary;
import org.backplane.registry.RegistryValue.Dword;
import org.backplane.registry.RegistryValue.ExpandSz;
import org.backplane.registry.RegistryValue.MultiSz;
import org.backplane.registry.RegistryValue.Qword;
import org.backplane.registry.RegistryValue.Sz;
import org.backplane.registry.ValueType;

import java.util.HexFormat;
import java.util.List;

/** Values of the registry as texts: typed, printed, in JSON and in .reg files. */
final class RegistryText {

    private static final String SEPARATOR = "\\0";
    private static final HexFormat COMMAS = HexFormat.ofDelimiter(",");

    private RegistryText() {}

    /**
     * What somebody typed.
     *
     * @throws CommandFailure if it is no such value
     */
    static RegistryValue parse(String type, String data) throws CommandFailure {
        ValueType wanted = ValueType.named(type).orElse(null);
        if (wanted == null) {
            throw new CommandFailure(
                    type
                            + " is no type of registry values; there are SZ, EXPAND_SZ, MULTI_SZ,"
                            + " DWORD, QWORD and BINARY");
        }
        return switch (wanted) {
            case SZ -> new Sz(data);
            case EXPAND_SZ -> new ExpandSz(data);
            case MULTI_SZ -> new MultiSz(data.isEmpty() ? List.of() : split(data));
            case DWORD -> new Dword(Numbers.parse(data));
            case QWORD -> new Qword(Numbers.parseLong(data));
            case BINARY -> new Binary(Bytes.parseHex(data));
        };
    }

    private static List<String> split(String data) {
        return List.of(data.split("\\\\0"));
    }

    /** As reg query prints it. */
    static String shown(RegistryValue value) {
        return switch (value) {
            case Sz(String text) -> text;
            case ExpandSz(String text) -> text;
            case MultiSz(List<String> texts) -> String.join(SEPARATOR, texts);
            case Dword(int number) -> "0x" + Integer.toHexString(number);
            case Qword(long number) -> "0x" + Long.toHexString(number);
            case Binary binary -> HexFormat.of().withUpperCase().formatHex(binary.bytes());
        };
    }

    /** Numbers as numbers, lists as lists, bytes in hexadecimal. */
    static Object json(RegistryValue value) {
        return switch (value) {
            case Sz(String text) -> text;
            case ExpandSz(String text) -> text;
            case MultiSz(List<String> texts) -> texts;
            case Dword(int number) -> Integer.toUnsignedLong(number);
            case Qword(long number) -> number;
            case Binary binary -> HexFormat.of().formatHex(binary.bytes());
        };
    }

    /** The text of a .reg file. */
    static String file(List<RegistryKey> keys) {
        StringBuilder file = new StringBuilder("Windows Registry Editor Version 5.00\n");
        for (RegistryKey key : keys) {
            file.append("\n[")
                    .append(key.path().replaceFirst("^HKLM", "HKEY_LOCAL_MACHINE"))
                    .append("]\n");
            key.values()
                    .forEach((name, value) -> {
                        file.append(name.isEmpty() ? "@" : quoted(name));
                        file.append('=').append(inFile(value)).append('\n');
                    });
        }
        return file.toString();
    }

    private static String inFile(RegistryValue value) {
        return switch (value) {
            case Sz(String text) when text.chars().allMatch(c -> c >= ' ') -> quoted(text);
            case Dword(int number) -> "dword:%08x".formatted(number);
            case Binary binary -> "hex:" + COMMAS.formatHex(binary.bytes());
            default ->
                    "hex(%x):%s"
                            .formatted(value.type().number(), COMMAS.formatHex(value.toBytes()));
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
