package org.backplane.tools.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.backplane.loader.DriverPackage;
import org.backplane.loader.DriverStore;
import org.backplane.loader.PackageOrigin;
import org.backplane.pnp.PnpManager;
import org.backplane.registry.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What TAB offers after the commands of this bundle.
 *
 * <p>The line editor keeps completions per session, so every interactive session asks for them
 * once, with {@code backplane:completions}; the other functions here are what it calls back then.
 */
@Component(service = Completions.class)
@GogoCommand(
        scope = "backplane",
        function = {"completions", "devices", "keys", "models", "packages", "sleepstates"})
public final class Completions {

    private static final String DEVICES = "backplane:devices";
    private static final String KEYS = "backplane:keys";
    private static final String MODELS = "backplane:models";
    private static final String SLEEP_STATES = "backplane:sleepstates";
    private static final String PACKAGES = "backplane:packages";
    private static final String FILES = "__files";
    private static final String NOTHING = "";

    private static final int MOST_KEYS = 2_000;

    private static final Map<String, String> ARGUMENTS =
            Map.ofEntries(
                    Map.entry("devcon:disable", DEVICES),
                    Map.entry("devcon:drivernodes", DEVICES),
                    Map.entry("devcon:eject", DEVICES),
                    Map.entry("devcon:enable", DEVICES),
                    Map.entry("devcon:find", NOTHING),
                    Map.entry("devcon:hwids", DEVICES),
                    Map.entry("devcon:remove", DEVICES),
                    Map.entry("devcon:rescan", NOTHING),
                    Map.entry("devcon:resources", DEVICES),
                    Map.entry("devcon:restart", DEVICES),
                    Map.entry("devcon:stack", DEVICES),
                    Map.entry("devcon:status", DEVICES),
                    Map.entry("hw:list", NOTHING),
                    Map.entry("hw:eject", DEVICES),
                    Map.entry("hw:plug", MODELS),
                    Map.entry("hw:unplug", MODELS),
                    Map.entry("io:ioctl", DEVICES),
                    Map.entry("io:read", DEVICES),
                    Map.entry("io:write", DEVICES),
                    Map.entry("pnputil:add-driver", FILES),
                    Map.entry("pnputil:delete-driver", PACKAGES),
                    Map.entry("pnputil:enum-devices", NOTHING),
                    Map.entry("pnputil:enum-devicetree", NOTHING),
                    Map.entry("pnputil:enum-drivers", NOTHING),
                    Map.entry("power:blockers", NOTHING),
                    Map.entry("power:directed", DEVICES),
                    Map.entry("power:requests", NOTHING),
                    Map.entry("power:resume", NOTHING),
                    Map.entry("power:shutdown", NOTHING),
                    Map.entry("power:sleep", SLEEP_STATES),
                    Map.entry("power:tree", NOTHING),
                    Map.entry("pnputil:rank", FILES),
                    Map.entry("reg:add", KEYS),
                    Map.entry("reg:delete", KEYS),
                    Map.entry("reg:export", KEYS),
                    Map.entry("reg:query", KEYS),
                    Map.entry("verifier:record", DEVICES),
                    Map.entry("verifier:status", NOTHING),
                    Map.entry("verifier:stop", DEVICES),
                    Map.entry("wdfkd:wdfdevice", DEVICES),
                    Map.entry("wdfkd:wdfdevicequeues", DEVICES));

    private final PnpManager pnp;
    private final DriverStore store;
    private final Rack rack;
    private final Registry registry;

    /** Takes what there is to choose from. */
    @Activate
    public Completions(
            @Reference PnpManager pnp,
            @Reference DriverStore store,
            @Reference Rack rack,
            @Reference Registry registry) {
        this.pnp = pnp;
        this.store = store;
        this.rack = rack;
        this.registry = registry;
    }

    /**
     * Tells the session's line editor what to offer; does nothing if the session has none.
     *
     * @throws Exception if the line editor does not understand
     */
    public void completions(CommandSession session) throws Exception {
        if (session.get(".reader") == null) {
            return;
        }
        for (Map.Entry<String, String> each : ARGUMENTS.entrySet()) {
            String complete = "complete -c " + each.getKey();
            session.execute(complete + " -e");
            session.execute(complete + " -l json --description 'Print JSON'");
            session.execute(complete + " -l help --description 'Say what the command does'");
            if (!each.getValue().isEmpty()) {
                session.execute(complete + " -a '" + each.getValue() + "'");
            }
        }
    }

    /** The IDs of all devices, as they can be typed. */
    public List<String> devices() {
        return pnp.devices().stream().map(node -> node.instanceId().replace('\\', '/')).toList();
    }

    /**
     * The paths of registry keys, as they can be typed: more than anybody reads are of no help, so
     * those further down are left out when there are many.
     */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("HKLM"));
        for (int i = 0; i < keys.size() && keys.size() < MOST_KEYS; i++) {
            String path = keys.get(i);
            registry.key(RegistryView.path(path))
                    .ifPresent(key -> key.subkeys().forEach(name -> keys.add(path + "/" + name)));
        }
        return keys;
    }

    /** The states that the system can be put into. */
    public List<String> sleepstates() {
        return PowerSleep.STATES;
    }

    /** The names of all models. */
    public List<String> models() {
        return rack.models().stream().map(Model::name).toList();
    }

    /** The published names of the packages that can be deleted. */
    public List<String> packages() {
        return store.packages().stream()
                .filter(each -> each.origin() == PackageOrigin.STAGED)
                .map(DriverPackage::publishedName)
                .toList();
    }
}
