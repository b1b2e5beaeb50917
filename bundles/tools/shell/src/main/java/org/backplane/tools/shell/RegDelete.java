package org.backplane.tools.shell;

import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.registry.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.concurrent.atomic.AtomicBoolean;

/** Deletes a key of the registry, or a value. */
@Component(service = Function.class)
@GogoCommand(scope = "reg", function = "delete")
public final class RegDelete extends ShellCommand {

    private final Registry registry;

    /** Takes the registry. */
    @Activate
    public RegDelete(@Reference Registry registry) {
        super(
                "reg:delete <key> [value]",
                """
                Deletes a value of a registry key, or the key with everything below it.\
                """);
        this.registry = registry;
    }

    @Override
    Report run(Arguments arguments) throws CommandFailure {
        String path = RegistryView.path(arguments.get(0));
        String name = arguments.get(1);
        AtomicBoolean deleted = new AtomicBoolean();
        registry.change(keys ->
                deleted.set(
                        name == null
                                ? keys.deleteTree(path)
                                : keys.deleteValue(path, RegistryView.valueName(name))));
        if (!deleted.get()) {
            throw name == null ? RegistryView.noKey(path) : RegistryView.noValue(path, name);
        }
        return new Report(
                (name == null ? "Key " + path : "Value " + name + " of " + path) + " is deleted.\n",
                Json.object("key", path, "value", name, "result", "Deleted"));
    }
}
