package org.backplane.registry.internal;

import org.backplane.registry.OpenRegistry;
import org.backplane.registry.Registries;
import org.backplane.registry.RegistryValue;
import org.backplane.runtime.ThreadedDispatcher;

import java.nio.file.Path;

/** Counts in a registry, and says each number when it is acknowledged, until it is killed. */
final class KilledWriter {

    static final String KEY = "HKLM\\SYSTEM\\Counter";
    static final int COUNTERS = 5;

    private KilledWriter() {}

    /** The argument is the file. */
    public static void main(String[] arguments) {
        ThreadedDispatcher dispatcher = new ThreadedDispatcher();
        OpenRegistry registry = Registries.open(dispatcher, Path.of(arguments[0]));
        int n = registry.value(KEY + 0, "n").map(value -> number(value)).orElse(0);
        System.out.println(n);
        while (true) {
            int next = ++n;
            registry.change(keys -> {
                for (int i = 0; i < COUNTERS; i++) {
                    keys.createKey(KEY + i);
                    keys.setValue(KEY + i, "n", RegistryValue.dword(next));
                    keys.setValue(KEY + i, "rest", RegistryValue.binary(new byte[next % 5_000]));
                }
                keys.deleteTree(KEY + "\\" + (next - 1));
                keys.createKey(KEY + "\\" + next + "\\deep");
            });
            System.out.println(next);
        }
    }

    static int number(RegistryValue value) {
        return ((RegistryValue.Dword) value).number();
    }
}
