package org.backplane.filters.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.filters.upcase.UpcaseFilter;
import org.backplane.pnp.StackEntry;
import org.backplane.pnp.StackRole;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.InstallDrivers;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmTest;

/** A stack of a framework filter, a framework function driver and a plain WDM filter. */
@InstallDrivers({UpcaseFilter.class, EchoDriver.class, TraceFilter.class})
class TraceFilterTest {

    private static final String ECHO = "ROOT\\ECHO";
    private static final int UNKNOWN_CODE = TraceFilter.QUERY_PASSAGES + 4;
    private static final byte[] NOTHING = {};

    @RealmTest(seeds = 1)
    void theStackIsUpperFilterFunctionDriverLowerFilterBus(DriverRealm realm) {
        var stack = realm.device(realm.plug(ECHO)).stack();

        assertThat(stack)
                .extracting(StackEntry::role)
                .containsExactly(
                        StackRole.UPPER_FILTER,
                        StackRole.FUNCTION,
                        StackRole.LOWER_FILTER,
                        StackRole.BUS);
        assertThat(stack)
                .extracting(StackEntry::driver)
                .element(2)
                .isEqualTo(TraceFilter.class.getName());
    }

    @RealmTest
    void whatPassedIsReadThroughTheWholeStack(DriverRealm realm) {
        String device = realm.plug(ECHO);
        try (RealmHandle echo = realm.open(device)) {
            echo.write("abc");
            assertThat(echo.read(3)).isEqualTo("ABC");
            assertThat(passages(echo))
                    .matches("PNP \\d+ requests, mean \\d+ us, longest \\d+ us\n");

            assertThatThrownBy(() -> echo.control(UNKNOWN_CODE, NOTHING, 0))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.INVALID_DEVICE_REQUEST));
            assertThat(passages(echo)).contains("DEVICE_CONTROL 1 request, ");
        }
        realm.unplug(device);
    }

    @RealmTest(seeds = 1)
    void whatDoesNotFitIsCutOffWithAWarning(DriverRealm realm) {
        try (RealmHandle echo = realm.open(realm.plug(ECHO))) {
            assertThatThrownBy(() -> echo.control(TraceFilter.QUERY_PASSAGES, NOTHING, 3))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status()).isEqualTo(Status.BUFFER_OVERFLOW));
        }
    }

    @RealmTest
    void theStackIsTakenApartAndBuiltAgain(DriverRealm realm) {
        String device = realm.plug(ECHO);
        realm.disable(device);
        assertThat(realm.device(device).stack()).hasSizeLessThan(2);
        realm.assertQuiescent();

        realm.enable(device);
        assertThat(realm.device(device).stack()).hasSize(4);
        realm.unplug(device);
    }

    private static String passages(RealmHandle echo) {
        return new String(echo.control(TraceFilter.QUERY_PASSAGES, NOTHING, 1_000), US_ASCII);
    }
}
