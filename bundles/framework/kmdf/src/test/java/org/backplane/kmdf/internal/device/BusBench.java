package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildList;
import org.backplane.ddi.ChildListConfig;
import org.backplane.ddi.Device;
import org.backplane.ddi.PdoInit;
import org.backplane.kmdf.internal.pnp.FxPkgPdo;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.RelationType;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A bus on a workbench: its default child list makes children that are named by strings. */
final class BusBench implements AutoCloseable {

    final Bench bench;
    final DeviceObject pdo;
    Device bus;
    ChildList list;

    /** What the bus says about a child before and after it is created. */
    Consumer<PdoInit> before = _ -> {};

    BiConsumer<String, Device> after = (_, _) -> {};

    BusBench() {
        this(8127);
    }

    BusBench(long seed) {
        bench = new Bench(seed);
        pdo = bench.plainPdo();
    }

    BusBench start() {
        return start(_ -> {});
    }

    BusBench start(Consumer<ChildListConfig> config) {
        return start(config, _ -> {});
    }

    BusBench start(Consumer<ChildListConfig> config, Consumer<Device> more) {
        bench.add(
                pdo,
                "testbus",
                init -> {
                    bus = init.defaultChildList(this::create, config).create();
                    list = bus.defaultChildList();
                    more.accept(bus);
                    return bus;
                });
        bench.start(pdo);
        return this;
    }

    private void create(Object description, PdoInit init) {
        bench.note("create " + description);
        init.hardwareId("TEST\\CHILD").instanceId(description.toString());
        before.accept(init);
        after.accept(description.toString(), init.create());
    }

    /** Asks the bus as the PnP manager does. */
    List<DeviceObject> relations() {
        return relations(pdo, RelationType.BUS);
    }

    @SuppressWarnings("unchecked")
    List<DeviceObject> relations(DeviceObject of, RelationType type) {
        Object result = bench.send(of, PnpMinor.QUERY_DEVICE_RELATIONS, type).result();
        return result == null ? List.of() : (List<DeviceObject>) result;
    }

    /** Reports a child and has it made. */
    Device child(String name) {
        list.present(name);
        relations();
        return list.retrievePdo(name);
    }

    static FxPkgPdo pnp(Device child) {
        return (FxPkgPdo) ((FxDevice) child).pnp();
    }

    @Override
    public void close() {
        bench.close();
    }
}
