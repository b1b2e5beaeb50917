package org.backplane.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backplane.registry.Registries;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryKey;
import org.backplane.registry.RegistryLimits;
import org.backplane.registry.RegistryListener;
import org.backplane.registry.RegistryPaths;
import org.backplane.registry.RegistryTransaction;
import org.backplane.registry.RegistryValue;
import org.backplane.registry.ValueType;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What a registry promises, wherever it is kept. */
class RegistryTest {

    private static final String ECHO = "HKLM\\SYSTEM\\CurrentControlSet\\Enum\\ROOT\\ECHO\\0000";

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final Registry registry = Registries.inMemory(dispatcher);

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @Test
    void aValueOfEachTypeComesBackAsItWasSet() {
        List<RegistryValue> values =
                List.of(
                        RegistryValue.sz("text \ud800 with half a character"),
                        new RegistryValue.ExpandSz("%SystemRoot%\\x"),
                        RegistryValue.multiSz(List.of("one", "two")),
                        RegistryValue.multiSz(List.of()),
                        RegistryValue.dword(-1),
                        RegistryValue.qword(Long.MIN_VALUE),
                        RegistryValue.binary(new byte[] {0, -1, 7}));
        registry.change(keys -> {
            keys.createKey(ECHO);
            for (int i = 0; i < values.size(); i++) {
                keys.setValue(ECHO, "v" + i, values.get(i));
            }
        });
        RegistryKey key = registry.key(ECHO).orElseThrow();
        assertThat(key.values().values()).containsExactlyElementsOf(values);
        for (RegistryValue value : values) {
            assertThat(RegistryValue.of(value.type(), value.toBytes())).isEqualTo(value);
        }
    }

    @Test
    void namesKeepTheirCaseAndAreFoundInAny() {
        registry.change(keys -> {
            keys.createKey("hkey_local_machine\\Software\\Ünïcode\\Leaf");
            keys.setValue("HKLM\\SOFTWARE\\ÜNÏCODE\\leaf", "Name", RegistryValue.dword(1));
            keys.setValue("HKLM\\software\\ünïcode\\LEAF", "NAME", RegistryValue.dword(2));
        });
        RegistryKey key =
                registry.key("\\registry\\machine\\software\\ünïcode\\leaf").orElseThrow();
        assertThat(key.path()).isEqualTo("HKLM\\Software\\Ünïcode\\Leaf");
        assertThat(key.name()).isEqualTo("Leaf");
        assertThat(key.values()).containsOnlyKeys("Name");
        assertThat(key.value("nAME")).contains(RegistryValue.dword(2));
    }

    @Test
    void keysBelowAKeyAreListedAndNotThoseThatOnlyLookLikeIt() {
        registry.change(keys -> {
            keys.createKey("HKLM\\A\\one\\deep\\deeper");
            keys.createKey("HKLM\\A\\one more");
            keys.createKey("HKLM\\A\\One!");
            keys.createKey("HKLM\\A&B\\other");
        });
        assertThat(registry.key("HKLM\\A").orElseThrow().subkeys())
                .containsExactly("one", "one more", "One!");
        assertThat(registry.key("HKLM").orElseThrow().subkeys()).containsExactly("A", "A&B");
        assertThat(registry.key("HKLM\\A\\on")).isEmpty();
    }

    @Test
    void aTransactionSeesItsOwnChangesAndNobodyElseDoesUntilItIsOver() {
        registry.change(keys -> keys.createKey("HKLM\\A\\old"));
        registry.change(keys -> {
            keys.createKey("HKLM\\A\\new");
            keys.deleteKey("HKLM\\A\\old");
            keys.setValue("HKLM\\A", "", RegistryValue.sz("default"));
            assertThat(keys.key("HKLM\\A").orElseThrow().subkeys()).containsExactly("new");
            assertThat(keys.value("HKLM\\A", "")).contains(RegistryValue.sz("default"));
            assertThat(keys.key("HKLM\\A\\old")).isEmpty();
            assertThat(registry.key("HKLM\\A").orElseThrow().subkeys()).containsExactly("old");
            assertThat(registry.value("HKLM\\A", "")).isEmpty();
        });
        assertThat(registry.key("HKLM\\A").orElseThrow().subkeys()).containsExactly("new");
    }

    @Test
    void aTransactionThatThrowsChangesNothing() {
        assertThatThrownBy(() ->
                        registry.change(keys -> {
                            keys.createKey("HKLM\\A");
                            throw new IllegalStateException("in the middle");
                        }))
                .hasMessage("in the middle");
        assertThat(registry.key("HKLM\\A")).isEmpty();
        registry.change(keys -> keys.createKey("HKLM\\A"));
    }

    @Test
    void aTransactionIsOfNoUseWhenItIsOver() {
        List<RegistryTransaction> escaped = new ArrayList<>();
        registry.change(escaped::add);
        assertThatThrownBy(() -> escaped.getFirst().createKey("HKLM\\A"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the transaction is over");
    }

    @Test
    void aKeyGoesAloneOrWithAllThatIsBelowIt() {
        registry.change(keys -> {
            keys.createKey("HKLM\\A\\b\\c");
            keys.createKey("HKLM\\A b");
        });
        refused(
                Status.CANNOT_DELETE,
                "HKLM\\A cannot be deleted: it has the subkey \"b\"; delete what is below it first,"
                        + " or with it.",
                () -> registry.change(keys -> keys.deleteKey("HKLM\\A")));
        registry.change(keys -> {
            keys.createKey("HKLM\\A\\b\\new");
            assertThat(keys.deleteTree("HKLM\\A")).isTrue();
            assertThat(keys.deleteTree("HKLM\\A")).isFalse();
            assertThat(keys.deleteKey("HKLM\\A")).isFalse();
            assertThat(keys.key("HKLM\\A\\b\\new")).isEmpty();
        });
        assertThat(registry.key("HKLM").orElseThrow().subkeys()).containsExactly("A b");
        registry.change(keys -> keys.createKey("HKLM\\A"));
        assertThat(registry.key("HKLM\\A").orElseThrow().subkeys()).isEmpty();
    }

    @Test
    void aDeletedValueIsGone() {
        registry.change(keys -> {
            keys.createKey("HKLM\\A");
            keys.setValue("HKLM\\A", "x", RegistryValue.dword(1));
        });
        registry.change(keys -> {
            assertThat(keys.deleteValue("HKLM\\A", "X")).isTrue();
            assertThat(keys.deleteValue("HKLM\\A", "X")).isFalse();
            assertThat(keys.deleteValue("HKLM\\nowhere", "X")).isFalse();
        });
        assertThat(registry.key("HKLM\\A").orElseThrow().values()).isEmpty();
    }

    @Test
    void belowAVolatileKeyEverythingIsVolatile() {
        registry.change(keys -> keys.createVolatileKey(ECHO + "\\Control"));
        assertThat(registry.key(ECHO + "\\Control").orElseThrow().isVolatile()).isTrue();
        refused(
                Status.CHILD_MUST_BE_VOLATILE,
                ECHO
                        + "\\Control\\x cannot be made: "
                        + ECHO
                        + "\\Control is volatile, and so must be what is below it.",
                () -> registry.change(keys -> keys.createKey(ECHO + "\\Control\\x")));
    }

    @Test
    void whatCannotBeAPathIsRefusedWithTheReason() {
        for (String[] each :
                new String[][] {
                    {"", "it does not begin with HKLM, the only root there is"},
                    {"HKCU\\x", "it does not begin with HKLM, the only root there is"},
                    {"HKLMx", "it does not begin with HKLM, the only root there is"},
                    {"HKLM\\", "it has an empty name, before, between or after backslashes"},
                    {"HKLM\\a\\\\b", "it has an empty name, before, between or after backslashes"},
                }) {
            assertThatThrownBy(() -> registry.key(each[0]))
                    .isInstanceOf(StatusException.class)
                    .hasMessageStartingWith(
                            "\"" + each[0] + "\" is no path of the registry: " + each[1]);
        }
        assertThatThrownBy(() -> registry.key("HKLM\\a\nb"))
                .hasMessageContaining("\"a?b\" is the control character U+000A");
        assertThatThrownBy(() -> registry.key("HKLM\\" + "x".repeat(256)))
                .hasMessageContaining("has 256 characters, and 255 is the limit");
        assertThatThrownBy(() -> registry.key("HKLM" + "\\x".repeat(513)))
                .hasMessageContaining("it has 513 levels, and 512 is the limit");
        assertThatThrownBy(() -> registry.key("HKLM" + "\\x".repeat(9_000)))
                .hasMessageContaining("it has 18000 characters, and 16383 is the limit");
        registry.change(keys -> keys.createKey("HKLM" + "\\x".repeat(512)));
    }

    @Test
    void whatCannotBeAValueIsRefusedWithTheReason() {
        registry.change(keys -> keys.createKey("HKLM\\A"));
        RegistryValue one = RegistryValue.dword(1);
        refused(
                Status.OBJECT_NAME_NOT_FOUND,
                "The value \"100%s\" cannot be set: there is no key HKLM\\B.",
                () -> registry.change(keys -> keys.setValue("HKLM\\B", "100%s", one)));
        refused(
                Status.ACCESS_DENIED,
                "HKLM itself holds no values; name a key below it.",
                () -> registry.change(keys -> keys.setValue("HKLM", "x", one)));
        refused(
                Status.CANNOT_DELETE,
                "HKLM cannot be deleted: it is the root.",
                () -> registry.change(keys -> keys.deleteTree("HKLM")));
        refused(
                Status.OBJECT_NAME_INVALID,
                "The name of a value of HKLM\\A has 16384 characters, and 16383 is the limit.",
                () -> registry.change(keys -> keys.setValue("HKLM\\A", "x".repeat(16_384), one)));
        byte[] large = new byte[RegistryLimits.VALUE_BYTES + 1];
        refused(
                Status.INVALID_PARAMETER,
                "The value \"x\" of HKLM\\A has 1048577 bytes, and 1048576 is the limit; put it"
                        + " into a file.",
                () ->
                        registry.change(keys ->
                                keys.setValue("HKLM\\A", "x", RegistryValue.binary(large))));
        assertThatThrownBy(() -> RegistryValue.sz("a\0b")).hasMessageContaining("NUL");
        assertThatThrownBy(() -> RegistryValue.multiSz(List.of("a", "")))
                .hasMessageContaining("would end the list");
        for (ValueType type : List.of(ValueType.SZ, ValueType.DWORD, ValueType.QWORD)) {
            assertThatThrownBy(() -> RegistryValue.of(type, new byte[3]))
                    .hasMessageStartingWith("This is no " + type + ": ");
        }
        assertThatThrownBy(() ->
                        RegistryValue.of(ValueType.MULTI_SZ, new byte[] {65, 0, 0, 0, 0, 0, 66, 0}))
                .hasMessageContaining("after the end of the list");
    }

    @Test
    void aRegistryThatIsFullSaysSoAndStaysAsItWas() {
        Registry small = new RegistryImpl(dispatcher, null, 300);
        small.change(keys -> keys.createKey("HKLM\\A"));
        assertThatThrownBy(() ->
                        small.change(keys ->
                                keys.setValue(
                                        "HKLM\\A", "x", RegistryValue.binary(new byte[1_000]))))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isSameAs(Status.REGISTRY_QUOTA_LIMIT))
                .hasMessageContaining("bytes, and 300 is the limit; nothing was changed");
        assertThat(small.value("HKLM\\A", "x")).isEmpty();
        small.change(keys -> keys.deleteKey("HKLM\\A"));
    }

    @Test
    void aListenerHearsOfItsKeyAndOfWhatIsBelowAndOfNothingElse() {
        List<List<String>> heard = new ArrayList<>();
        RegistryListener listener = heard::add;
        registry.addListener(RegistryPaths.device("ROOT\\ECHO"), listener);
        registry.change(keys -> {
            keys.createKey(ECHO);
            keys.createKey(RegistryPaths.device("ROOT\\ECHO2\\0000"));
        });
        registry.change(keys -> keys.createKey("HKLM\\A"));
        registry.change(keys -> keys.createKey(ECHO)); // is there already
        registry.change(keys -> keys.deleteKey(ECHO.replace("ECHO", "echo")));
        dispatcher.runUntilIdle();
        assertThat(heard)
                .containsExactly(
                        List.of(ECHO.substring(0, ECHO.length() - "\\0000".length()), ECHO),
                        List.of(ECHO));
        registry.removeListener(listener);
        registry.change(keys -> keys.createKey(ECHO));
        dispatcher.runUntilIdle();
        assertThat(heard).hasSize(2);
    }

    private static void refused(Status status, String sentence, ThrowingCallable call) {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(call)
                .withMessage(sentence)
                .satisfies(e -> assertThat(e.status()).isSameAs(status));
    }
}
