package org.backplane.tools.shell;

import org.backplane.hardware.SoftwareDevice;
import org.backplane.loader.DriverStore;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.PnpManager;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where models are plugged in and pulled out: a card by starting its bundle, a software device by
 * registering it as a service. Neither outlives the platform's run.
 *
 * <p><b>Serialised by:</b> itself; of two people who plug the same model one is told.
 */
@Component(service = Rack.class)
public final class Rack {

    /** Framework property: the folder with the bundles of cards. */
    static final String FOLDER = "backplane.hardware";

    private final BundleContext context;
    private final PnpManager pnp;
    private final ModelCatalogue catalogue;

    /** What is plugged in as a software device, in the order of plugging; guarded by this. */
    private final Map<Model, ServiceRegistration<SoftwareDevice>> software = new LinkedHashMap<>();

    /** Starts empty. */
    @Activate
    public Rack(BundleContext context, @Reference PnpManager pnp, @Reference DriverStore store) {
        this.context = context;
        this.pnp = pnp;
        String folder = context.getProperty(FOLDER);
        this.catalogue =
                new ModelCatalogue(
                        folder == null ? null : Path.of(folder), store, this::enumerators);
    }

    /** Of the buses that take software devices: the root bus, and those whose drivers say so. */
    private Set<String> enumerators() {
        Set<String> enumerators = new TreeSet<>(List.of(Model.ROOT));
        ServiceReference<?>[] drivers;
        try {
            drivers =
                    context.getAllServiceReferences(
                            null,
                            "(&(%s=*)(!(objectClass=%s)))"
                                    .formatted(
                                            SoftwareDevice.ENUMERATOR,
                                            SoftwareDevice.class.getName()));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        for (ServiceReference<?> driver : drivers == null ? new ServiceReference<?>[0] : drivers) {
            enumerators.add(driver.getProperty(SoftwareDevice.ENUMERATOR).toString());
        }
        return enumerators;
    }

    /** Everything that can be plugged in, and what is plugged in though it is in no catalogue. */
    synchronized List<Model> models() {
        List<Model> models = new ArrayList<>(catalogue.models());
        software.keySet().stream()
                .filter(each -> models.stream().noneMatch(model -> model.isCalled(each.name())))
                .forEach(models::add);
        return models;
    }

    /** The devices that a model shows up as. */
    List<DeviceNode> devices(Model model) {
        return pnp.devices().stream()
                .filter(node -> node.status() != DeviceStatus.DISCONNECTED)
                .filter(node -> node.hardwareIds().stream().anyMatch(model::hasId))
                .toList();
    }

    /**
     * Plugs a model in and waits for its device.
     *
     * @throws CommandFailure if there is no such model, it is plugged in, or no device comes
     */
    synchronized DeviceNode plug(String given) throws CommandFailure {
        Model model = catalogue.find(given);
        List<DeviceNode> there = devices(model);
        if (!there.isEmpty()
                || software.keySet().stream().anyMatch(each -> each.isCalled(model.name()))) {
            throw new CommandFailure(
                    model.name()
                            + " is plugged in already"
                            + (there.isEmpty() ? "" : ", as " + there.getFirst().instanceId())
                            + "; hw:unplug "
                            + model.name()
                            + " pulls it out");
        }
        if (model.isCard()) {
            insert(model);
        } else {
            register(model);
        }
        if (!Settling.until(pnp, () -> !devices(model).isEmpty())) {
            throw new CommandFailure(
                    model.name()
                            + " is plugged in, but no bus has reported a device "
                            + model.hardwareIds().getFirst()
                            + "; see pnputil:enum-devicetree for what is wrong with the bus");
        }
        Settling.await(pnp);
        return devices(model).getFirst();
    }

    /**
     * Pulls a model out and waits until its devices are gone.
     *
     * @param given the model, its hardware ID or the ID of its device
     * @return the IDs of the devices that went
     * @throws CommandFailure if it was not plugged in here
     */
    synchronized List<String> unplug(String given) throws CommandFailure {
        Model model = pluggedModel(given);
        List<String> leaving = devices(model).stream().map(DeviceNode::instanceId).toList();
        if (model.isCard()) {
            remove(model);
        } else {
            software.remove(model).unregister();
        }
        if (!Settling.until(pnp, () -> devices(model).isEmpty())) {
            throw new CommandFailure(
                    model.name()
                            + " is pulled out, but "
                            + String.join(", ", leaving)
                            + " is still there; see devcon:status");
        }
        Settling.await(pnp);
        return leaving;
    }

    private Model pluggedModel(String given) throws CommandFailure {
        // Not the catalogue's idea of a software device: a driver that came since may have named
        // it.
        Stream<Model> plugged =
                Stream.concat(
                        software.keySet().stream(),
                        catalogue.models().stream()
                                .filter(each -> each.isCard() && card(each) != null));
        String id = DeviceFinder.normalise(given);
        return plugged.filter(each ->
                        each.isCalled(given)
                                || devices(each).stream()
                                        .anyMatch(node ->
                                                DeviceFinder.normalise(node.instanceId())
                                                        .equals(id)))
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailure(
                                given
                                        + " was not plugged in with hw:plug; hw:list shows"
                                        + " what is"));
    }

    private void register(Model model) {
        software.put(
                model,
                context.registerService(
                        SoftwareDevice.class,
                        new SoftwareDevice(model.name(), model.hardwareIds(), description(model)),
                        properties(model)));
    }

    /** The root bus takes what names no bus. */
    private static Dictionary<String, ?> properties(Model model) {
        return model.enumerator().equals(Model.ROOT)
                ? null
                : FrameworkUtil.asDictionary(Map.of(SoftwareDevice.ENUMERATOR, model.enumerator()));
    }

    /**
     * Has a device ejected, in an orderly way, and forgets the model that it was plugged in as.
     *
     * @throws CommandFailure if it is still there
     */
    synchronized void eject(String instanceId) throws CommandFailure {
        Model ejected =
                software.keySet().stream()
                        .filter(model ->
                                devices(model).stream()
                                        .anyMatch(node -> node.instanceId().equals(instanceId)))
                        .findFirst()
                        .orElse(null);
        pnp.eject(instanceId);
        if (!Settling.until(pnp, () -> pnp.device(instanceId).isEmpty())) {
            throw new CommandFailure(
                    instanceId + " is ejected, but still in its place; see devcon:status");
        }
        if (ejected != null && devices(ejected).isEmpty()) {
            software.remove(ejected).unregister();
        }
        Settling.await(pnp);
    }

    private static String description(Model model) {
        return model.description().isEmpty() ? model.name() : model.description();
    }

    private void insert(Model model) throws CommandFailure {
        Bundle left = card(model);
        try {
            if (left != null) {
                left.uninstall();
            }
            try (InputStream in = Files.newInputStream(model.jar())) {
                context.installBundle(location(model), in).start(Bundle.START_TRANSIENT);
            }
        } catch (BundleException | IOException e) {
            throw new CommandFailure(
                    "card "
                            + model.name()
                            + " ("
                            + model.jar()
                            + ") cannot be started: "
                            + e.getMessage(),
                    e);
        }
    }

    private void remove(Model model) throws CommandFailure {
        try {
            card(model).uninstall();
        } catch (BundleException e) {
            throw new CommandFailure(
                    "card " + model.name() + " cannot be pulled out: " + e.getMessage(), e);
        }
    }

    private Bundle card(Model model) {
        return context.getBundle(location(model));
    }

    private static String location(Model model) {
        return "card:" + model.name();
    }
}
