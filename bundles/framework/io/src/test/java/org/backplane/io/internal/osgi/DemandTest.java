package org.backplane.io.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.wdm.DeviceInterface;
import org.backplane.wdm.DeviceObject;
import org.backplane.wdm.DriverObject;
import org.backplane.wdm.Kernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

import java.util.List;
import java.util.UUID;

class DemandTest {

    private static final String CLASS = "11111111-2222-3333-4444-555555555555";
    private static final String TYPE = "objectClass=org.backplane.io.OpenableInterface";

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final DeviceInterface device = deviceInterface();
    private final Demand demand = new Demand();

    private DeviceInterface deviceInterface() {
        Kernel kernel = new Kernel(dispatcher);
        DeviceObject pdo = new DeviceObject(new DriverObject(kernel, "bus"), null);
        pdo.instanceId("ROOT\\TEST\\0000");
        return kernel.deviceInterfaces().register(UUID.fromString(CLASS), pdo, "");
    }

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(" + TYPE + ")",
                "(&(" + TYPE + ")(interface.class=" + CLASS + "))",
                "(&(" + TYPE + ")(device.instance.id=ROOT\\\\TEST\\\\*))",
                "(|(" + TYPE + ")(objectClass=other))"
            })
    void aFilterThatAsksForTheTypeAndMatchesTheInterfaceCoversIt(String filter) {
        demand.add(List.of(new Listener(filter, false)));
        assertThat(demand.covers(device)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(objectClass=*)",
                "(!(objectClass=other))",
                "(objectClass=other)",
                "(interface.class=" + CLASS + ")",
                "(&(" + TYPE + ")(interface.class=00000000-2222-3333-4444-555555555555))",
                "(&(" + TYPE + ")(reference.string=*))"
            })
    void aFilterOfAnotherTypeOrAnyTypeOrAnotherInterfaceDoesNot(String filter) {
        demand.add(List.of(new Listener(filter, false)));
        assertThat(demand.covers(device)).isFalse();
    }

    @Test
    void aListenerWithoutAFilterAsksForNothing() {
        demand.add(List.of(new Listener(null, false)));
        assertThat(demand.covers(device)).isFalse();
    }

    @Test
    void demandLastsUntilTheLastListenerLeaves() {
        Listener one = new Listener("(" + TYPE + ")", false);
        Listener two = new Listener("(&(" + TYPE + ")(symbolic.link=*))", false);
        demand.add(List.of(one, two));
        demand.remove(List.of(one));
        assertThat(demand.covers(device)).isTrue();
        demand.remove(List.of(two));
        assertThat(demand.covers(device)).isFalse();
    }

    @Test
    void aListenerThatHasLeftBeforeItWasAddedIsForgotten() {
        demand.add(List.of(new Listener("(" + TYPE + ")", true)));
        assertThat(demand.covers(device)).isFalse();
    }

    private record Listener(String filter, boolean removed) implements ListenerInfo {
        @Override
        public BundleContext getBundleContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFilter() {
            return filter;
        }

        @Override
        public boolean isRemoved() {
            return removed;
        }
    }
}
