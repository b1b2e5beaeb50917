package org.backplane.wdm;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.runtime.SimulatedDispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

class DeviceInterfaceTableTest {

    private static final UUID CLASS = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final Kernel kernel = new Kernel(dispatcher);
    private final DeviceInterfaceTable table = kernel.deviceInterfaces();

    @AfterEach
    void end() {
        dispatcher.close();
    }

    @Test
    void aDeviceRegistersAnInterfaceOnce() {
        DeviceObject pdo = pdo();
        DeviceInterface first = table.register(CLASS, pdo, "");
        table.setState(first, true);

        assertThat(table.register(CLASS, pdo, "")).isSameAs(first);
        assertThat(first.isEnabled()).isTrue();
        assertThat(table.register(CLASS, pdo, "other")).isNotSameAs(first);
    }

    @Test
    void aDeviceThatCameBackGetsALinkOfItsOwn() {
        DeviceInterface old = table.register(CLASS, pdo(), "");
        DeviceInterface fresh = table.register(CLASS, pdo(), "");

        assertThat(fresh).isNotSameAs(old);
        assertThat(table.find(old.link().toLowerCase(Locale.ROOT))).isSameAs(fresh);
        table.unregister(old);
        assertThat(table.all()).containsExactly(fresh);
    }

    @Test
    void aListenerThatThrowsIsKeptFromDriversAndFromOtherListeners() {
        List<String> heard = new ArrayList<>();
        table.addListener(new Throwing());
        table.addListener(new Noting(heard));
        DeviceInterface own = table.register(CLASS, pdo(), "");

        table.setState(own, true);
        table.setState(own, true);
        table.setState(own, false);

        assertThat(heard).containsExactly("arrived", "removed");
    }

    private DeviceObject pdo() {
        DeviceObject pdo = new DeviceObject(new DriverObject(kernel, "bus"), null);
        pdo.instanceId("ROOT\\TEST\\0000");
        return pdo;
    }

    private static final class Throwing implements DeviceInterfaceListener {

        @Override
        public void arrived(DeviceInterface deviceInterface) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void removed(DeviceInterface deviceInterface) {
            throw new IllegalStateException("broken");
        }
    }

    private record Noting(List<String> heard) implements DeviceInterfaceListener {

        @Override
        public void arrived(DeviceInterface deviceInterface) {
            heard.add("arrived");
        }

        @Override
        public void removed(DeviceInterface deviceInterface) {
            heard.add("removed");
        }
    }
}
