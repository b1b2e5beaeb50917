package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.osgi.drivers.NeedyDriver;
import org.backplane.pnp.Problem;
import org.backplane.pnp.ProblemCode;
import org.junit.Test;
import org.osgi.framework.ServiceRegistration;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A driver that cannot do without a service waits for it. */
public final class DependencyIT extends PlatformFixture {

    private static final String DEVICE = "ROOT\\NEEDY\\0000";

    @Override
    void makePackages(Path folder) {
        DriverJar.of(NeedyDriver.class).writeTo(folder);
    }

    @Test
    public void aDeviceWaitsForItsDriversServiceAndGoesOnWhenThatComes() {
        stage("itests.needydriver-1.0.0");
        plug("ROOT/NEEDY");

        Problem problem = problem(DEVICE);
        assertThat(problem.code()).isEqualTo(ProblemCode.WAITING_ON_DEPENDENCY);
        assertThat(problem.message())
                .contains("itests.needydriver", "java.util.concurrent.Callable", "'firmware'")
                .endsWith(".");

        ServiceRegistration<?> firmware =
                context.registerService(Callable.class, () -> "firmware", null);
        try {
            assertThat(started(DEVICE).problem()).isNull();
        } finally {
            firmware.unregister();
        }
    }
}
