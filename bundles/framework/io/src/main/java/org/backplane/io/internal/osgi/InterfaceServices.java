package org.backplane.io.internal.osgi;

import org.backplane.io.IoManager;
import org.backplane.io.OpenableInterface;
import org.backplane.runtime.Level;
import org.backplane.runtime.Task;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceInterfaceListener;
import org.backplane.wdm.DeviceInterfaceTable;
import org.backplane.wdm.Kernel;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.ListenerHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Publishes enabled device interfaces as services, if somebody listens for them.
 *
 * <p>A change of either side only posts a task, which compares what is published with what should
 * be: publishing calls listeners, and whoever reports a change may hold locks that they want.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> {@link #published} belongs to the task, and to
 * {@link #close} once the task does not run any more.
 */
@Component(service = ListenerHook.class, immediate = true)
public final class InterfaceServices implements ListenerHook, DeviceInterfaceListener {

    private final BundleContext context;
    private final IoManager io;
    private final DeviceInterfaceTable table;
    private final Demand demand = new Demand();
    private final Task update;
    private final Map<DeviceInterface, ServiceRegistration<OpenableInterface>> published =
            new HashMap<>();

    private volatile boolean closed;

    /** Begins to listen. */
    @Activate
    public InterfaceServices(
            BundleContext context, @Reference Kernel kernel, @Reference IoManager io) {
        this.context = context;
        this.io = io;
        table = kernel.deviceInterfaces();
        update =
                kernel.dispatcher()
                        .task(Level.PASSIVE, "services of device interfaces", this::update);
        table.addListener(this);
    }

    /** Withdraws all services. */
    @Deactivate
    public void close() {
        closed = true;
        table.removeListener(this);
        update.cancel();
        update.flush();
        published.values().forEach(ServiceRegistration::unregister);
    }

    @Override
    public void added(Collection<ListenerInfo> listeners) {
        demand.add(listeners);
        update.post();
    }

    @Override
    public void removed(Collection<ListenerInfo> listeners) {
        demand.remove(listeners);
        update.post();
    }

    @Override
    public void arrived(DeviceInterface deviceInterface) {
        update.post();
    }

    @Override
    public void removed(DeviceInterface deviceInterface) {
        update.post();
    }

    private void update() {
        if (closed) {
            return;
        }
        published
                .entrySet()
                .removeIf(entry -> {
                    boolean unwanted = !isWanted(entry.getKey());
                    if (unwanted) {
                        entry.getValue().unregister();
                    }
                    return unwanted;
                });
        table.all().stream()
                .filter(this::isWanted)
                .forEach(each -> published.computeIfAbsent(each, this::publish));
    }

    private boolean isWanted(DeviceInterface deviceInterface) {
        return deviceInterface.isEnabled() && demand.covers(deviceInterface);
    }

    private ServiceRegistration<OpenableInterface> publish(DeviceInterface deviceInterface) {
        return context.registerService(
                OpenableInterface.class,
                new PublishedInterface(deviceInterface, io),
                FrameworkUtil.asDictionary(PublishedInterface.properties(deviceInterface)));
    }
}
