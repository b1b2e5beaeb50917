package org.backplane.tools.realm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JUnit test method that takes a {@link DriverRealm} and runs under many schedules, each in a
 * realm of its own and on a new instance of the test class.
 *
 * <pre>{@code
 * @InstallDrivers(EchoDriver.class)
 * class EchoDriverTest {
 *
 *     @RealmTest
 *     void removalCancelsAReadOnce(DriverRealm realm) {
 *         String device = realm.plug("ROOT\\ECHO");
 *         RealmRequest read = realm.open(device).readLater(5);
 *         realm.unplug(device);
 *         assertThat(read.completions()).isOne();
 *     }
 * }
 * }</pre>
 *
 * <p>What is still there when the method returns fails it, as {@link DriverRealm#assertQuiescent}
 * does; devices may stay plugged in. A failed assumption gives up that schedule, not the test.
 *
 * <p>{@code BeforeEach} and {@code AfterEach} methods run once, around all schedules, and get no
 * realm.
 *
 * <p>The JUnit configuration parameter {@value #SEEDS_PARAMETER} replaces {@link #seeds}, for a
 * long run of tests that are short every day; not where that is 1, nor with {@link
 * #failingEachDdi}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(RealmExtension.class)
public @interface RealmTest {

    /** The JUnit configuration parameter that says how many seeds to run. */
    String SEEDS_PARAMETER = "backplane.realm.seeds";

    /** How many seeds it runs under, from {@link #firstSeed} on. */
    int seeds() default 1_000;

    /** The first seed. */
    long firstSeed() default 1;

    /** How the order of what happens at the same time is chosen. */
    Schedules schedules() default Schedules.RANDOM;

    /** How often priorities change in a run, for {@link Schedules#PRIORITIES}. */
    int changes() default 2;

    /** Whether others may run also where the framework takes a lock or sets an event. */
    boolean preemptive() default false;

    /**
     * Whether others may run also before every access to what tasks may share; needs the realm's
     * agent, see {@link RealmExploration#interleaved}.
     */
    boolean interleaved() default false;

    /**
     * Whether each call of a driver that can fail is failed, one a run, each under {@link #seeds}
     * seeds; see {@link RealmExploration#failingEachDdi}.
     */
    boolean failingEachDdi() default false;

    /** A schedule that a failure was reported with: it alone is run, as it was. */
    String replay() default "";

    /** The number of the call that is to fail in a {@link #replay}; 0 for none. */
    int failing() default 0;

    /** Ways to choose schedules. */
    enum Schedules {
        /** Even chances wherever there is a choice. */
        RANDOM,
        /** Tasks have random priorities, which change a few times in a run. */
        PRIORITIES,
        /** Every schedule there is, for small tests; {@link #seeds} does not count. */
        ALL
    }
}
