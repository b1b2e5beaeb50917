package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.osgi.drivers.AnswerDriver;
import org.junit.Test;

import java.nio.file.Path;

/** Of several packages for one device the best is chosen. */
public final class UpdateIT extends PlatformFixture {

    @Override
    void makePackages(Path folder) {
        DriverJar update = driver("itests.update").serving("ROOT\\UPDATED");
        update.writeTo(folder);
        update.version("1.10.0").writeTo(folder);
        update.version("1.9.0").writeTo(folder);

        driver("itests.old")
                .serving("ROOT\\DATED")
                .dated("2026-01-01")
                .version("9.0.0")
                .writeTo(folder);
        driver("itests.young").serving("ROOT\\DATED").dated("2026-02-01").writeTo(folder);

        driver("itests.generic").servingCompatible("ROOT\\RANKED").version("9.0.0").writeTo(folder);
        driver("itests.specific").serving("ROOT\\RANKED").writeTo(folder);

        driver("itests.twin.a").serving("ROOT\\TWINS").writeTo(folder);
        driver("itests.twin.b").serving("ROOT\\TWINS").writeTo(folder);
    }

    private static DriverJar driver(String name) {
        return DriverJar.of(AnswerDriver.class).named(name);
    }

    @Test
    public void aNewerVersionIsTakenWhenTheDeviceIsRestartedAndTheOldOneLeaves() {
        stage("itests.update-1.9.0");
        plug("ROOT/UPDATED");
        assertThat(read("ROOT\\UPDATED\\0000")).isEqualTo("itests.update 1.9.0");

        stage("itests.update-1.0.0");
        stage("itests.update-1.10.0");
        settle();
        assertThat(read("ROOT\\UPDATED\\0000")).isEqualTo("itests.update 1.9.0");

        shell("devcon:restart ROOT/UPDATED/0000");
        started("ROOT\\UPDATED\\0000");
        assertThat(read("ROOT\\UPDATED\\0000")).isEqualTo("itests.update 1.10.0");
        assertThat(bundles()).containsOnlyOnce("itests.update");
    }

    @Test
    public void aLaterDateBeatsAHigherVersion() {
        assertChosen("ROOT/DATED", "itests.young 1.0.0", "itests.young-1.0.0", "itests.old-9.0.0");
    }

    @Test
    public void aHardwareIdBeatsACompatibleId() {
        assertChosen(
                "ROOT/RANKED",
                "itests.specific 1.0.0",
                "itests.specific-1.0.0",
                "itests.generic-9.0.0");
    }

    @Test
    public void ofEqualPackagesTheFirstByNameIsChosen() {
        assertChosen(
                "ROOT/TWINS", "itests.twin.a 1.0.0", "itests.twin.b-1.0.0", "itests.twin.a-1.0.0");
    }

    /** Also after a restart of the device, and in whatever order they were staged. */
    private void assertChosen(String id, String answer, String... packages) {
        for (String each : packages) {
            stage(each);
        }
        String instanceId = id.replace('/', '\\') + "\\0000";
        plug(id);
        assertThat(read(instanceId)).isEqualTo(answer);

        shell("devcon:restart " + id + "/0000");
        started(instanceId);
        assertThat(read(instanceId)).isEqualTo(answer);
    }
}
