package org.backplane.registry.internal;

import org.backplane.registry.RegistryListener;
import org.backplane.runtime.Dispatcher;
import org.backplane.runtime.Level;
import org.backplane.runtime.Lock;
import org.backplane.runtime.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who want to know what has changed, in order and one after the other, in a task of its
 * own.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> its lock.
 */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private record Registration(KeyPath path, RegistryListener listener) {

        List<String> concerned(Map<String, String> changed) {
            String below = path.key() + KeyPath.SEPARATOR;
            return changed.entrySet().stream()
                    .filter(each ->
                            each.getKey().equals(path.key()) || each.getKey().startsWith(below))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private record Call(Registration registration, List<String> paths) {}

    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private final Task task;

    /** Guards the queue. */
    private final Lock lock;

    private final Queue<Call> calls = new ArrayDeque<>();

    Listeners(Dispatcher dispatcher) {
        task = dispatcher.task(Level.PASSIVE, "listeners of the registry", this::callAll);
        lock = dispatcher.lock("calls of registry listeners");
    }

    void add(KeyPath path, RegistryListener listener) {
        registrations.add(new Registration(path, listener));
    }

    void remove(RegistryListener listener) {
        registrations.removeIf(each -> each.listener().equals(listener));
    }

    /**
     * Calls come in the order of the transactions.
     *
     * @param changed paths by key
     */
    void announce(Map<String, String> changed) {
        for (Registration each : registrations) {
            List<String> paths = each.concerned(changed);
            if (!paths.isEmpty()) {
                lock.acquire();
                try {
                    calls.add(new Call(each, paths));
                } finally {
                    lock.release();
                }
                task.post();
            }
        }
    }

    private void callAll() {
        for (Call call = next(); call != null; call = next()) {
            if (registrations.contains(call.registration())) {
                call(call);
            }
        }
    }

    private static void call(Call call) {
        try {
            call.registration().listener().registryChanged(call.paths());
        } catch (RuntimeException e) {
            LOG.warn("A listener for {} failed", call.registration().path(), e);
        }
    }

    private Call next() {
        lock.acquire();
        try {
            return calls.poll();
        } finally {
            lock.release();
        }
    }
}
