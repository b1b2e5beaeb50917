package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a key of the registry, and what is below it, as a .reg file. */
@Component(service = Function.class)
@GogoCommand(scope = "reg", function = "export")
public final class RegExport extends ShellCommand {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Registry registry;

    /** Takes the registry. */
    @Activate
    public RegExport(@Reference Registry registry) {
        super(
                "reg:export <key> [file]",
                """
                Prints a registry key and everything below it in the form of a .reg file, or writes
                it into one as Windows reads it.\
                """);
        this.registry = registry;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        List<RegistryKey> keys = new ArrayList<>();
        collect(RegistryView.find(registry, arguments.get(0)), keys);
        String text = RegistryText.file(keys);
        if (arguments.get(1) == null) {
            return new Report(text, keys.stream().map(RegistryView::json).toList());
        }
        Path file = Path.of(arguments.get(1)).toAbsolutePath().normalize();
        try {
            Files.writeString(
                    file, BYTE_ORDER_MARK + text.replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e + "; give another file", e);
        }
        return new Report(
                "%d keys exported to %s\n".formatted(keys.size(), file),
                Json.object("file", file.toString(), "keys", keys.size()));
    }

    /** Keys that go meanwhile are left out. */
    private void collect(RegistryKey key, List<RegistryKey> into) {
        into.add(key);
        for (String below : key.subkeys()) {
            registry.key(key.path() + "\\" + below).ifPresent(each -> collect(each, into));
        }
    }
}
