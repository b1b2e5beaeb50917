package org.backplane.io.internal.osgi;

import org.backplane.io.OpenableInterface;
import org.backplane.wdm.DeviceInterface;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who listens for device interfaces, by the filters of all service listeners.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; one concurrent map.
 */
final class Demand {

    private final Map<ListenerInfo, Filter> listeners = new ConcurrentHashMap<>();

    void add(Collection<ListenerInfo> added) {
        for (ListenerInfo listener : added) {
            // One without a filter is told of everything; it asks for nothing.
            if (listener.getFilter() != null) {
                listeners.put(listener, parse(listener.getFilter()));
                // It may have left on another thread, which found nothing to remove.
                if (listener.isRemoved()) {
                    listeners.remove(listener);
                }
            }
        }
    }

    void remove(Collection<ListenerInfo> removed) {
        removed.forEach(listeners::remove);
    }

    private static Filter parse(String filter) {
        try {
            return FrameworkUtil.createFilter(filter);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("the framework took this filter", impossible);
        }
    }

    /** Whether a filter matches the interface, and would not if it were of another type. */
    boolean covers(DeviceInterface deviceInterface) {
        Map<String, Object> service = PublishedInterface.properties(deviceInterface);
        service.put(Constants.OBJECTCLASS, new String[] {OpenableInterface.class.getName()});
        Map<String, Object> other = PublishedInterface.properties(deviceInterface);
        other.put(Constants.OBJECTCLASS, new String[] {Object.class.getName()});
        return listeners.values().stream()
                .anyMatch(filter -> filter.matches(service) && !filter.matches(other));
    }
}
