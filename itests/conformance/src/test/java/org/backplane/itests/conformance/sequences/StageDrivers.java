package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.PdoInit;
import org.backplane.itests.conformance.sequences.Part.Place;

import java.util.HashMap;
import java.util.Map;

/**
 * The drivers of a stage: a bus driver, and one driver for each place in the stack of its child. A
 * realm takes one of each class.
 */
final class StageDrivers {

    static final String BUS = "ROOT\\SEQUENCEBUS";
    static final String CHILD = "SEQ\\DEVICE";
    static final String SIBLING = "SEQ\\SIBLING";
    static final InterfaceClass INTERFACE =
            InterfaceClass.of("5d0f1d8e-61f7-4f5c-8c50-9d3e3c1a7f11");

    private StageDrivers() {}

    /** What the bus knows a child by. */
    record Child(String hardwareId, String instanceId) {}

    /** Makes a device as a part says, and lets its callbacks write. */
    private static Device create(Script script, Part part, DeviceInit init) {
        script.note(part.place().driver() + ":DeviceAdd");
        part.init().accept(init);
        Device device = init.create();
        Recording.of(script, part, device);
        return device;
    }

    /** The bus, with children of whatever ID. */
    @HardwareIds(BUS)
    static final class BusDriver implements Driver {

        /** Vectors of children are above those of the root bus. */
        private static final int FIRST_VECTOR = 64;

        private final Script script;
        private final Part bus;

        /** Null if nobody wants to know what the bus does with its children. */
        private final Part pdo;

        private final boolean hasResources;

        /** By instance ID; the last made of each. */
        private final Map<String, Device> pdos = new HashMap<>();

        private ChildList children;

        BusDriver(Script script, Part bus, Part pdo, boolean hasResources) {
            this.script = script;
            this.bus = bus;
            this.pdo = pdo;
            this.hasResources = hasResources;
        }

        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            Device device;
            if (bus == null) {
                device = init.create();
                children = device.createChildList(this::createChild);
            } else {
                device = create(script, bus, init);
                children =
                        device.createChildList(
                                this::createChild,
                                config ->
                                        config.evtChildListScanForChildren(list -> {
                                            script.note("bus:ScanForChildren");
                                            list.beginScan();
                                            list.allPresent();
                                            list.endScan();
                                        }));
            }
            return device;
        }

        private void createChild(Object description, PdoInit init) {
            Child child = (Child) description;
            boolean recorded = pdo != null && child.hardwareId().equals(CHILD);
            init.hardwareId(child.hardwareId()).instanceId(child.instanceId());
            if (recorded) {
                script.note("pdo:CreateDevice");
                pdo.pdoInit().accept(init);
            }
            Device device = init.create();
            pdos.put(child.instanceId(), device);
            if (hasResources && child.hardwareId().equals(CHILD)) {
                resources(device, recorded);
            }
            if (recorded) {
                Recording.of(script, pdo, device);
            }
        }

        private void resources(Device device, boolean recorded) {
            InterruptLine[] lines = new InterruptLine[Recording.INTERRUPTS];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = device.createInterruptLine("line " + i);
            }
            device.evtDeviceResourcesQuery(list -> {
                if (recorded) {
                    script.note("pdo:ResourcesQuery");
                }
                for (int i = 0; i < lines.length; i++) {
                    list.interrupt(FIRST_VECTOR + i, lines[i]);
                }
            });
        }

        void plug(Child child) {
            children.present(child);
        }

        void unplug(Child child) {
            children.missing(child);
        }

        /** The bus's device of a child. */
        Device pdo(Child child) {
            return pdos.get(child.instanceId());
        }
    }

    /** The driver in one place of the stack. */
    static Driver of(Script script, Part part) {
        return switch (part.place()) {
            case LOWER -> new Lower(script, part);
            case FUNCTION -> new Function(script, part);
            case UPPER -> new Upper(script, part);
            default -> throw new IllegalArgumentException(part.place() + " is no driver's place");
        };
    }

    /** A function driver beside, which has nothing to do with it. */
    static Driver sibling(Script script) {
        return new Sibling(script);
    }

    @FilterFor(value = CHILD, position = FilterPosition.LOWER)
    private record Lower(Script script, Part part) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return create(script, part, init.filter());
        }
    }

    @HardwareIds(CHILD)
    private record Function(Script script, Part part) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return create(script, part, init).createInterface(INTERFACE);
        }
    }

    @FilterFor(CHILD)
    private record Upper(Script script, Part part) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return create(script, part, init.filter());
        }
    }

    @HardwareIds(SIBLING)
    private record Sibling(Script script) implements Driver {
        @Override
        public Object evtDriverDeviceAdd(DeviceInit init) {
            return create(script, Part.of(Place.SIBLING), init).createInterface(INTERFACE);
        }
    }
}
