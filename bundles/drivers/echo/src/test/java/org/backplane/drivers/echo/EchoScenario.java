package org.backplane.drivers.echo;

import org.backplane.runtime.SimulationOptions;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;
import org.backplane.tools.realm.RealmTrace;

import java.util.ArrayList;
import java.util.List;

/** An echo device comes, gets three requests, of which one is cancelled, and goes. */
final class EchoScenario {

    private EchoScenario() {}

    /** All that happens in it, and what became of the requests. */
    static List<String> trace(SimulationOptions options) {
        RealmTrace trace = new RealmTrace();
        List<String> lines = new ArrayList<>();
        try (DriverRealm realm = DriverRealm.simulated(options, trace)) {
            run(realm).forEach(request -> lines.add(request.toString()));
        }
        lines.addAll(trace.lines());
        lines.addAll(trace.states());
        return lines;
    }

    static List<RealmRequest> run(DriverRealm realm) {
        String device = realm.install(new EchoDriver()).plug("ROOT\\ECHO");
        RealmHandle echo = realm.open(device);
        List<RealmRequest> requests =
                List.of(echo.writeLater("Hello"), echo.readLater(5), echo.readLater(5));
        realm.after(EchoDevice.LATENCY, requests.get(1)::cancel);
        realm.after(EchoDevice.LATENCY.multipliedBy(2), () -> realm.unplugLater(device));
        requests.forEach(RealmRequest::await);
        echo.close();
        realm.assertQuiescent();
        return requests;
    }
}
