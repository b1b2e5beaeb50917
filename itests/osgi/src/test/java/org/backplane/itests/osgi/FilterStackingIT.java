package org.backplane.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.itests.osgi.drivers.AnswerDriver;
import org.backplane.itests.osgi.drivers.SigningFilter;
import org.junit.Test;

import java.nio.file.Path;

/** Filters stand in Windows' order, and those of one side always in the same. */
public final class FilterStackingIT extends PlatformFixture {

    private static final String DEVICE = "ROOT\\STACKED\\0000";
    private static final String[] STACK = {
        "itests.upper.b",
        "itests.upper.a",
        "itests.stacked",
        "itests.lower.b",
        "itests.lower.a",
        "org.backplane.buses.root"
    };

    @Override
    void makePackages(Path folder) {
        DriverJar.of(AnswerDriver.class)
                .named("itests.stacked")
                .serving("ROOT\\STACKED")
                .writeTo(folder);
        for (String name : new String[] {"a", "b"}) {
            DriverJar filter = DriverJar.of(SigningFilter.class);
            filter.named("itests.upper." + name)
                    .filtering("ROOT\\STACKED", "UPPER")
                    .writeTo(folder);
            filter.named("itests.lower." + name)
                    .filtering("ROOT\\STACKED", "LOWER")
                    .writeTo(folder);
        }
    }

    @Test
    public void filtersStandAboveAndBelowTheFunctionDriverByName() {
        stage("itests.upper.b-1.0.0");
        stage("itests.lower.a-1.0.0");
        stage("itests.stacked-1.0.0");
        stage("itests.upper.a-1.0.0");
        stage("itests.lower.b-1.0.0");

        plug("ROOT/STACKED");
        assertThat(stack(DEVICE)).containsExactly(STACK);
        assertThat(read(DEVICE))
                .as("what has passed the upper filters, from below")
                .isEqualTo("itests.stacked 1.0.0, itests.upper.a, itests.upper.b");

        unplug("ROOT/STACKED");
        plug("ROOT/STACKED");
        assertThat(stack(DEVICE)).containsExactly(STACK);
    }
}
