package org.backplane.buses.toaster;

import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.Device;
import org.backplane.ddi.RetrieveChildFlags;
import org.backplane.status.StatusException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Toasters as static children: the driver makes the PDO of each itself, at the moment when it is
 * plugged in.
 *
 * <p><b>Serialised by:</b> the queue of the bus.
 */
final class StaticRack implements ToasterRack {

    /** The context of a static child: who it is. */
    private record Slot(ToasterId toaster) {}

    private final Device bus;

    StaticRack(Device bus) {
        this.bus = bus;
    }

    @Override
    public boolean plugIn(ToasterId toaster) {
        if (!matching(toaster.serialNumber()).isEmpty()) {
            return false;
        }
        Device child = ToasterPdo.create(toaster, bus.pdoInitAllocate());
        child.allocateContext(Slot.class, new Slot(toaster));
        bus.addStaticChild(child);
        return true;
    }

    @Override
    public boolean unplug(int serialNumber) {
        return each(serialNumber, Device::markMissing);
    }

    @Override
    public boolean eject(int serialNumber) {
        return each(serialNumber, Device::requestEject);
    }

    private boolean each(int serialNumber, Consumer<Device> action) {
        boolean any = false;
        for (Device child : matching(serialNumber)) {
            any |= isDone(child, action);
        }
        return any;
    }

    /** False if the child has just gone by itself. */
    private static boolean isDone(Device child, Consumer<Device> action) {
        try {
            action.accept(child);
            return true;
        } catch (StatusException e) {
            return false;
        }
    }

    private List<Device> matching(int serialNumber) {
        List<Device> found = new ArrayList<>();
        try (ChildListIterator walk =
                bus.lockStaticChildListForIteration(RetrieveChildFlags.ADDED)) {
            while (walk.retrieveNextDevice()) {
                Device child = walk.device();
                int number = child.context(Slot.class).toaster().serialNumber();
                if (serialNumber == 0 || number == serialNumber) {
                    found.add(child);
                }
            }
        }
        return found;
    }
}
