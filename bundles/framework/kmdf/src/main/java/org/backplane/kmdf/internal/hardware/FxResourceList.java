package org.backplane.kmdf.internal.hardware;

import org.backplane.ddi.Registers;
import org.backplane.ddi.ResourceDescriptor;
import org.backplane.ddi.ResourceList;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.Resource;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a driver sees of the resources assigned to its device, until they are revoked.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP state machine.
 */
public final class FxResourceList implements ResourceList {

    private final String device;
    private final org.backplane.wdm.ResourceList assigned;

    /** Null where there is nothing to map, as for most devices. */
    private final Queue<FxRegisters> mapped;

    private volatile boolean revoked;

    /** Makes the driver's view of {@code assigned}. */
    public FxResourceList(String device, org.backplane.wdm.ResourceList assigned) {
        this.device = device;
        this.assigned = assigned;
        this.mapped = assigned.resources().isEmpty() ? null : new ConcurrentLinkedQueue<>();
    }

    @Override
    public int count() {
        return assigned.resources().size();
    }

    @Override
    public ResourceDescriptor descriptor(int index) {
        return Descriptors.read(
                assigned.resources()
                        .get(Descriptors.checkIndex("the list of " + device, index, count())));
    }

    @Override
    public int memoryCount() {
        return ofType(Resource.Memory.class).size();
    }

    @Override
    public int portCount() {
        return ofType(Resource.Port.class).size();
    }

    @Override
    public int interruptCount() {
        return interrupts().size();
    }

    @Override
    public Registers mapMemory(int index) {
        Resource.Memory range = find("memory", ofType(Resource.Memory.class), index);
        return map(new FxRegisters(range.start(), range.length(), range.bank()));
    }

    @Override
    public Registers mapPort(int index) {
        Resource.Port range = find("port", ofType(Resource.Port.class), index);
        return map(new FxRegisters(range.start(), range.length(), range.bank()));
    }

    private <T> T find(String kind, List<T> ranges, int index) {
        if (revoked) {
            throw new IllegalStateException(
                    "resources of "
                            + device
                            + " are mapped after EvtDeviceReleaseHardware has returned");
        }
        if (index < 0 || index >= ranges.size()) {
            throw new StatusException(
                    Status.INVALID_PARAMETER,
                    "%s has no %s resource %d: its bus assigned %d memory, %d port and %d"
                                    .formatted(
                                            device,
                                            kind,
                                            index,
                                            memoryCount(),
                                            portCount(),
                                            interruptCount())
                            + " interrupt resources, counted from 0");
        }
        return ranges.get(index);
    }

    private Registers map(FxRegisters registers) {
        mapped.add(registers);
        return registers;
    }

    /** The interrupt resources in the bus's order. */
    public List<Resource.Interrupt> interrupts() {
        return ofType(Resource.Interrupt.class);
    }

    /** Ends the validity of the list and of everything that was mapped from it. */
    public void revoke() {
        revoked = true;
        if (mapped != null) {
            mapped.forEach(FxRegisters::revoke);
            mapped.clear();
        }
    }

    private <T extends Resource> List<T> ofType(Class<T> type) {
        return assigned.resources().isEmpty()
                ? List.of()
                : assigned.resources().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
