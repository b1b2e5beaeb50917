package org.backplane.buses.toaster;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.ChildListIterator;
import org.backplane.ddi.RetrieveChildFlags;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Toasters in a child list: it alone knows who is there, and the framework makes and ends their
 * PDOs by it.
 *
 * <p><b>Serialised by:</b> the child list.
 */
final class ListedRack implements ToasterRack {

    private final ChildList children;

    ListedRack(ChildList children) {
        this.children = children;
    }

    @Override
    public boolean plugIn(ToasterId toaster) {
        return children.present(toaster);
    }

    @Override
    public boolean unplug(int serialNumber) {
        return each(serialNumber, children::missing);
    }

    @Override
    public boolean eject(int serialNumber) {
        return each(serialNumber, children::requestChildEject);
    }

    private boolean each(int serialNumber, Predicate<ToasterId> action) {
        boolean any = false;
        for (ToasterId toaster : toasters()) {
            if (serialNumber == 0 || toaster.serialNumber() == serialNumber) {
                any |= action.test(toaster);
            }
        }
        return any;
    }

    private List<ToasterId> toasters() {
        List<ToasterId> found = new ArrayList<>();
        try (ChildListIterator walk = children.beginIteration(RetrieveChildFlags.ADDED)) {
            while (walk.retrieveNextDevice()) {
                found.add((ToasterId) walk.identificationDescription());
            }
        }
        return found;
    }
}
