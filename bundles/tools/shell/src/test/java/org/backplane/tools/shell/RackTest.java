package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;

import org.backplane.hardware.SoftwareDevice;
import org.backplane.pnp.StackRole;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RackTest {

    private final FakePnp pnp = new FakePnp();
    private final List<SoftwareDevice> registered = new ArrayList<>();
    private final FakeStore store = new FakeStore().with(StackRole.FUNCTION, "ROOT\\ECHO");
    private final Rack rack = new Rack(context(), pnp, store);

    @Test
    void aSoftwareDeviceIsAServiceAsLongAsItIsPluggedIn() throws CommandFailure {
        assertThat(new HwPlug(rack).answer(List.of("echo")))
                .isEqualTo("ROOT\\ECHO\\0000  A echo  [Started]\n");
        assertThat(registered)
                .containsExactly(new SoftwareDevice("echo", List.of("ROOT\\ECHO"), "A device"));
        assertThat(new HwUnplug(rack).answer(List.of("echo")))
                .isEqualTo("ROOT\\ECHO\\0000 is gone\n");
        assertThat(registered).isEmpty();
    }

    @Test
    void aModelIsPulledOutByHardwareIdOrDeviceIdToo() throws CommandFailure {
        rack.plug("echo");
        assertThat(rack.unplug("ROOT/ECHO")).containsExactly("ROOT\\ECHO\\0000");
        rack.plug("echo");
        assertThat(rack.unplug("root/echo/0000")).containsExactly("ROOT\\ECHO\\0000");
    }

    @Test
    void aSecondPlugOfTheSameModelIsRefused() throws CommandFailure {
        rack.plug("echo");
        assertThatThrownBy(() -> rack.plug("ROOT/ECHO"))
                .hasToString(
                        "echo is plugged in already, as ROOT\\ECHO\\0000; hw:unplug echo pulls it"
                                + " out");
        assertThat(registered).hasSize(1);
    }

    @Test
    void whatIsNotPluggedInCannotBePulledOut() {
        pnp.nodes.add(FakePnp.node("ROOT\\ECHO\\0000", null));
        assertThatThrownBy(() -> rack.unplug("echo"))
                .hasMessage("echo was not plugged in with hw:plug; hw:list shows what is");
    }

    @Test
    void whatGotItsDriverLaterCanStillBePulledOut() throws CommandFailure {
        rack.plug("ROOT/FOO");
        store.with(StackRole.FUNCTION, "ROOT\\FOO");
        assertThatThrownBy(() -> rack.plug("foo")).hasMessageContaining("is plugged in already");
        assertThat(rack.unplug("foo")).containsExactly("ROOT\\FOO\\0000");
    }

    @Test
    void theListShowsWhatIsPluggedInThoughItIsInNoCatalogue() throws Exception {
        rack.plug("ROOT/FOO");
        assertThat(JSON.std.listFrom(new HwList(rack).answer(List.of("--json"))))
                .isEqualTo(
                        List.of(
                                line("echo", "A device", "ROOT\\ECHO", null),
                                line("foo", "", "ROOT\\FOO", "ROOT\\FOO\\0000")));
    }

    @Test
    void aDeviceOfABusThatTakesSoftwareDevicesIsPluggedInToo() throws CommandFailure {
        assertThat(rack.plug("TOASTERBUS/TOASTER").instanceId())
                .isEqualTo("TOASTERBUS\\TOASTER\\0000");
        assertThatThrownBy(() -> rack.plug("PCI/TOASTER"))
                .hasMessageContaining("there is no model PCI/TOASTER");
    }

    @Test
    void anEjectedModelCanBePluggedInAgain() throws CommandFailure {
        rack.plug("echo");
        pnp.ejected = id -> pnp.nodes.removeIf(node -> node.instanceId().equals(id));

        assertThat(new HwEject(pnp, rack).answer(List.of("echo")))
                .isEqualTo("ROOT\\ECHO\\0000 is ejected\n");
        assertThat(registered).isEmpty();
        rack.plug("echo");
    }

    private static Map<String, Object> line(
            String model, String description, String hardwareId, String instanceId) {
        return Json.object(
                "model",
                model,
                "kind",
                "software",
                "description",
                description,
                "hardwareIds",
                List.of(hardwareId),
                "plugged",
                instanceId != null,
                "instanceId",
                instanceId);
    }

    /** A context that registers services with a bus that reports them at once. */
    private BundleContext context() {
        return proxy(
                BundleContext.class,
                (method, arguments) ->
                        switch (method) {
                            case "registerService" -> plug((SoftwareDevice) arguments[1]);
                            case "getProperty", "getBundle" -> null;
                            case "getAllServiceReferences" ->
                                    new ServiceReference<?>[] {busOf("TOASTERBUS")};
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private static ServiceReference<?> busOf(String enumerator) {
        return proxy(ServiceReference.class, (method, arguments) -> enumerator);
    }

    private ServiceRegistration<?> plug(SoftwareDevice device) {
        String id = device.hardwareIds().getFirst() + "\\0000";
        registered.add(device);
        pnp.nodes.add(FakePnp.node(id, null));
        return proxy(
                ServiceRegistration.class,
                (method, arguments) -> {
                    registered.remove(device);
                    pnp.nodes.removeIf(node -> node.instanceId().equals(id));
                    return null;
                });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
