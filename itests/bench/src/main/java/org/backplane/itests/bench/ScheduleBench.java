package org.backplane.itests.bench;

import org.backplane.drivers.echo.EchoDriver;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many schedules a second: each is a realm of its own in which echo devices are plugged in, get
 * three requests each, one of which is cancelled, and are pulled out again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScheduleBench {

    /** Seeds of one call; they run on one virtual thread, which is what a test does too. */
    private static final int SEEDS = 100;

    private static final Duration LATENCY = Duration.ofMillis(20);

    /** How many devices there are in a schedule. */
    @Param({"1", "2", "4", "8", "16", "32"})
    public int devices;

    private long seed = 1;

    /** Others run only where a task waits. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public void plain() {
        DriverRealm.explore(this::live).seed(seed).randomly(SEEDS);
        seed += SEEDS;
    }

    /** Others also run where a task uses the dispatcher. */
    @Benchmark
    @OperationsPerInvocation(SEEDS)
    public void preemptive() {
        DriverRealm.explore(this::live).preemptive().seed(seed).randomly(SEEDS);
        seed += SEEDS;
    }

    private void live(DriverRealm realm) {
        realm.install(new EchoDriver());
        List<String> plugged = new ArrayList<>();
        List<RealmHandle> handles = new ArrayList<>();
        List<RealmRequest> requests = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            String device = realm.plug("ROOT\\ECHO");
            RealmHandle echo = realm.open(device);
            plugged.add(device);
            handles.add(echo);
            requests.add(echo.writeLater("Hello"));
            RealmRequest cancelled = echo.readLater(5);
            requests.add(cancelled);
            requests.add(echo.readLater(5));
            realm.after(LATENCY, cancelled::cancel);
        }
        requests.forEach(RealmRequest::await);
        handles.forEach(RealmHandle::close);
        plugged.forEach(realm::unplug);
        realm.assertQuiescent();
    }
}
