package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.Device;
import org.backplane.ddi.Driver;
import org.backplane.kmdf.WdfViolation;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.wdm.DriverEntry;

import java.util.function.Consumer;

/** A realm with one device, which is plugged in and open; nothing may be left when it closes. */
final class RuleStage implements AutoCloseable {

    final DriverRealm realm;
    final String instanceId;
    final RealmHandle handle;
    private boolean violated;

    private RuleStage(Consumer<DriverRealm> install) {
        realm = DriverRealm.seeded(1);
        install.accept(realm);
        instanceId = realm.plug(RuleDrivers.DEVICE);
        handle = realm.open(instanceId);
    }

    /** A device whose function driver registers what {@code deviceAdd} says. */
    static RuleStage of(Consumer<Device> deviceAdd) {
        return with(RuleDrivers.function(deviceAdd));
    }

    /** A device with these drivers, made by {@link RuleDrivers}. */
    static RuleStage with(Driver... drivers) {
        return new RuleStage(realm -> realm.install(drivers));
    }

    /** A device whose function driver does so, below a plain WDM driver. */
    static RuleStage below(DriverEntry filter, Consumer<Device> deviceAdd) {
        return new RuleStage(
                realm -> realm.install(RuleDrivers.function(deviceAdd)).installWdm(filter));
    }

    /** Says that the test violates a rule on purpose, which takes the device out of service. */
    void expectViolation() {
        violated = true;
    }

    @Override
    public void close() {
        try (realm) {
            handle.close();
            if (violated) {
                assertThatThrownBy(realm::assertQuiescent).hasCauseInstanceOf(WdfViolation.class);
            } else {
                realm.assertQuiescent();
            }
        }
    }
}
