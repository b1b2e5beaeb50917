package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryValue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a key of the registry, or sets a value. */
@Component(service = Function.class)
@GogoCommand(scope = "reg", function = "add")
public final class RegAdd extends ShellCommand {

    private final Registry registry;

    /** Takes the registry. */
    @Activate
    public RegAdd(@Reference Registry registry) {
        super(
                "reg:add <key> [value] [type] [data]",
                """
                Makes a registry key if it is not there, and sets a value of it. The type is SZ,
                EXPAND_SZ, MULTI_SZ, DWORD, QWORD or BINARY; the strings of a MULTI_SZ stand with
                \\0 between them, bytes are hexadecimal digits. (Default) is the default value.
                For example: reg:add HKLM/SOFTWARE/Test Count DWORD 0x10\
                """);
        this.registry = registry;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String path = RegistryView.path(arguments.get(0));
        String name = arguments.get(1);
        if (name == null) {
            registry.change(keys -> keys.createKey(path));
        } else {
            String data = arguments.get(3);
            RegistryValue value =
                    RegistryText.parse(
                            arguments.get(2) == null ? "SZ" : arguments.get(2),
                            data == null ? "" : data);
            registry.change(keys -> {
                keys.createKey(path);
                keys.setValue(path, RegistryView.valueName(name), value);
            });
        }
        return name == null
                ? new Report(
                        "Key " + path + " is there.\n", Json.object("key", path, "result", "Added"))
                : RegistryView.value(RegistryView.find(registry, path), name);
    }
}
