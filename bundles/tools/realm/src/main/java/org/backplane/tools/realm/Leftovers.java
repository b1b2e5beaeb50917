package org.backplane.tools.realm;

import org.backplane.buses.root.RootBusDriver;
import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.wdm.Kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left over in a realm that has come to rest, in sentences that say what to do about it.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
final class Leftovers {

    /** What the timers of the framework's idle machines are called. */
    private static final String IDLE = "idle timeout of ";

    private final SimulatedDispatcher dispatcher;
    private final Kernel kernel;
    private final RealmCatalog catalog;
    private final List<String> sentences = new ArrayList<>();

    Leftovers(SimulatedDispatcher dispatcher, Kernel kernel, RealmCatalog catalog) {
        this.dispatcher = dispatcher;
        this.kernel = kernel;
        this.catalog = catalog;
    }

    /** All of them; empty if nothing is left over. */
    List<String> in(List<RealmRequest> requests, List<DeviceNode> devices) {
        requests.forEach(this::lookAt);
        kernel.openFiles().devices().forEach(this::handleOn);
        compareUses(devices);
        sentences.addAll(catalog.objectsLeftOver());
        dispatcher.runToQuiescence(0);
        dispatcher.alarms().stream().filter(Leftovers::isDriversOwn).forEach(this::alarm);
        return sentences;
    }

    private void lookAt(RealmRequest request) {
        if (request.status() == Status.PENDING) {
            sentences.add(
                    request.name()
                            + " is under way: wait for it or cancel it, or look for the path on"
                            + " which a driver does not complete it");
        } else if (request.completions() != 1) {
            sentences.add(request.name() + " was completed " + request.completions() + " times");
        }
    }

    private void handleOn(String device) {
        sentences.add("a handle on " + device + " is open: close it");
    }

    private void compareUses(List<DeviceNode> devices) {
        Map<String, Integer> uses = catalog.uses();
        Map<String, Integer> stacks = driversInStacks(devices);
        if (!uses.equals(stacks)) {
            sentences.add("drivers are in use as " + uses + " but in stacks as " + stacks);
        }
    }

    /** How many stacks each driver is in, by name. */
    private static Map<String, Integer> driversInStacks(List<DeviceNode> devices) {
        Map<String, Integer> uses = new TreeMap<>();
        for (DeviceNode node : devices) {
            for (StackEntry entry : node.stack()) {
                if (entry.role() != StackRole.BUS) {
                    uses.merge(entry.driver(), 1, Integer::sum);
                }
            }
        }
        return uses;
    }

    /**
     * The bus's own timers are the clocks of its cards, which tick while they have power; and the
     * framework waits for a device to have been idle for long enough.
     */
    private static boolean isDriversOwn(String alarm) {
        return !alarm.contains(RootBusDriver.class.getName()) && !alarm.startsWith(IDLE);
    }

    private void alarm(String alarm) {
        sentences.add(alarm + " is set: its driver does not stop it");
    }
}
