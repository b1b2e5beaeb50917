package org.backplane.buses.root;

import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.SoftwareDevice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Everything that is plugged into the bus, and whom to tell.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; the state is immutable and exchanged as
 * a whole.
 */
final class SlotTable {

    /** Where register windows begin: below the end of 32-bit memory space, as on a PC. */
    private static final long FIRST_ADDRESS = 0xF000_0000L;

    private record State(List<Slot> slots, Consumer<List<Slot>> listener) {

        State with(Slot slot) {
            List<Slot> more = new ArrayList<>(slots);
            more.add(slot);
            return new State(List.copyOf(more), listener);
        }

        State without(Slot slot) {
            return new State(slots.stream().filter(s -> !s.equals(slot)).toList(), listener);
        }
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State(List.of(), null));

    private final AtomicInteger plugged = new AtomicInteger();
    private final AtomicInteger reportsDue = new AtomicInteger();

    /** What is plugged in, in order of arrival. */
    List<Slot> slots() {
        return state.get().slots();
    }

    /** From now on tells this listener, who learns at once of what is there already. */
    void attach(Consumer<List<Slot>> listener) {
        state.updateAndGet(old -> new State(old.slots(), listener));
        report();
    }

    /** Tells this listener nothing more, if it is still the one. */
    void detach(Consumer<List<Slot>> listener) {
        state.updateAndGet(
                old -> listener.equals(old.listener()) ? new State(old.slots(), null) : old);
    }

    void plug(HardwareModel model, CardDescription card) {
        CardHardware hardware = new CardHardware(card.model(), model);
        state.updateAndGet(old -> {
            if (old.slots().stream().anyMatch(holds(model))) {
                throw new IllegalArgumentException(
                        "card %s is plugged in already; unplug it first".formatted(card.model()));
            }
            return old.with(
                    new CardSlot(
                            freeNumber(old.slots()),
                            card,
                            freeInstanceId(old.slots(), card.hardwareIds()),
                            freeAddress(old.slots()),
                            hardware));
        });
        report();
    }

    void plug(SoftwareDevice device) {
        long plugging = plugged.incrementAndGet();
        state.updateAndGet(old -> {
            if (old.slots().stream().anyMatch(isNamed(device.name()))) {
                throw new IllegalArgumentException(
                        "software device %s is plugged in already; unplug it first"
                                .formatted(device.name()));
            }
            return old.with(
                    new SoftwareSlot(
                            plugging, device, freeInstanceId(old.slots(), device.hardwareIds())));
        });
        report();
    }

    void unplug(HardwareModel model) {
        slots().stream().filter(holds(model)).findAny().ifPresent(this::remove);
    }

    void unplug(SoftwareDevice device) {
        slots().stream()
                .filter(slot -> slot instanceof SoftwareSlot s && s.device().equals(device))
                .findAny()
                .ifPresent(this::remove);
    }

    private void remove(Slot slot) {
        if (slot instanceof CardSlot card) {
            card.hardware().pullOut();
        }
        state.updateAndGet(old -> old.without(slot));
        report();
    }

    /**
     * Tells the listener what is there. Whoever comes while somebody is at it only leaves word, so
     * that reports never overlap and the last one tells the latest state.
     */
    private void report() {
        if (reportsDue.getAndIncrement() != 0) {
            return;
        }
        int seen;
        do {
            seen = reportsDue.get();
            State now = state.get();
            if (now.listener() != null) {
                now.listener().accept(now.slots());
            }
        } while (!reportsDue.compareAndSet(seen, 0));
    }

    private static Predicate<Slot> holds(HardwareModel model) {
        return slot -> slot instanceof CardSlot card && card.hardware().isModel(model);
    }

    private static Predicate<Slot> isNamed(String name) {
        return slot -> slot instanceof SoftwareSlot s && s.device().name().equals(name);
    }

    private static int freeNumber(List<Slot> slots) {
        return lowestFree(number ->
                slots.stream().anyMatch(s -> s instanceof CardSlot c && c.number() == number));
    }

    private static String freeInstanceId(List<Slot> slots, List<String> hardwareIds) {
        String deviceId = hardwareIds.getFirst().toUpperCase(Locale.ROOT);
        List<String> taken =
                slots.stream()
                        .filter(s -> s.hardwareIds().getFirst().equalsIgnoreCase(deviceId))
                        .map(Slot::instanceId)
                        .toList();
        return instanceId(lowestFree(number -> taken.contains(instanceId(number))));
    }

    private static String instanceId(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    private static int lowestFree(Predicate<Integer> taken) {
        int number = 0;
        while (taken.test(number)) {
            number++;
        }
        return number;
    }

    private static long freeAddress(List<Slot> slots) {
        long free = FIRST_ADDRESS;
        for (Slot slot : slots) {
            if (slot instanceof CardSlot card) {
                free = Math.max(free, card.endAddress());
            }
        }
        return free;
    }
}
