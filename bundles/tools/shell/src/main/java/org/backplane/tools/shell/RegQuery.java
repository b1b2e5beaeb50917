package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.registry.Registry;
import org.backplane.registry.RegistryKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a key of the registry. */
@Component(service = Function.class)
@GogoCommand(scope = "reg", function = "query")
public final class RegQuery extends ShellCommand {

    private final Registry registry;

    /** Takes the registry. */
    @Activate
    public RegQuery(@Reference Registry registry) {
        super(
                "reg:query [key] [value]",
                """
                Shows the values of a registry key and the keys below it, or one value. Write / for
                \\, and quotes around names with blanks. Without a key, what is below HKLM.\
                """);
        this.registry = registry;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        RegistryKey key =
                RegistryView.find(registry, arguments.get(0) == null ? "HKLM" : arguments.get(0));
        String name = arguments.get(1);
        if (name == null) {
            return new Report(RegistryView.text(key), RegistryView.json(key));
        }
        return RegistryView.value(key, name);
    }
}
