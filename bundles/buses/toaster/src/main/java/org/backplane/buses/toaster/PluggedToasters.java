package org.backplane.buses.toaster;

import org.backplane.ddi.ChildList;
import org.backplane.hardware.SoftwareDevice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The toasters that came as services, and the buses that there are. They hang from the bus that
 * came first.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; the state is immutable and exchanged as
 * a whole, and one caller at a time reports it.
 */
final class PluggedToasters {

    private record State(List<SoftwareDevice> toasters, List<ChildList> buses) {}

    private final AtomicReference<State> state =
            new AtomicReference<>(new State(List.of(), List.of()));

    private final AtomicInteger reportsDue = new AtomicInteger();

    // Whoever reports has these.
    private final Map<SoftwareDevice, ToasterId> shown = new HashMap<>();
    private ChildList shownBy;

    void attach(ChildList bus) {
        state.updateAndGet(old -> new State(old.toasters(), with(old.buses(), bus)));
        report();
    }

    void detach(ChildList bus) {
        state.updateAndGet(old -> new State(old.toasters(), without(old.buses(), bus)));
        report();
    }

    void plug(SoftwareDevice toaster) {
        state.updateAndGet(old -> new State(with(old.toasters(), toaster), old.buses()));
        report();
    }

    void unplug(SoftwareDevice toaster) {
        state.updateAndGet(old -> new State(without(old.toasters(), toaster), old.buses()));
        report();
    }

    /** Whoever comes while somebody reports only leaves word. */
    private void report() {
        if (reportsDue.getAndIncrement() != 0) {
            return;
        }
        int seen;
        do {
            seen = reportsDue.get();
            show(state.get());
        } while (!reportsDue.compareAndSet(seen, 0));
    }

    private void show(State now) {
        ChildList bus = now.buses().isEmpty() ? null : now.buses().getFirst();
        if (!Objects.equals(bus, shownBy)) {
            shown.clear();
            shownBy = bus;
        }
        if (bus == null) {
            return;
        }
        for (SoftwareDevice leaving : List.copyOf(shown.keySet())) {
            if (!now.toasters().contains(leaving)) {
                bus.missing(shown.remove(leaving));
            }
        }
        for (SoftwareDevice there : now.toasters()) {
            shown.computeIfAbsent(there, toaster -> appear(bus, toaster));
        }
    }

    /** Reports a toaster under the lowest serial number that is free. */
    private static ToasterId appear(ChildList bus, SoftwareDevice device) {
        String hardwareId = device.hardwareIds().getFirst();
        int serialNumber = 0;
        ToasterId toaster;
        do {
            serialNumber++;
            toaster = new ToasterId(serialNumber, hardwareId, device.description());
        } while (!bus.present(toaster));
        return toaster;
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }
}
