package org.backplane.drivers.echo;

import org.backplane.runtime.SimulationOptions;
import org.backplane.tools.realm.DriverRealm;
import org.backplane.tools.realm.RealmHandle;
import org.backplane.tools.realm.RealmRequest;

import java.util.List;

/** An echo device comes, gets three requests, of which one is cancelled, and goes. */
final class EchoScenario {

    private EchoScenario() {}

    static String trace(SimulationOptions options) {
        StringBuilder trace = new StringBuilder();
        SimulationOptions traced =
                options.withListener(
                        (nanos, step) -> trace.append(nanos).append(' ').append(step).append('\n'));
        try (DriverRealm realm = DriverRealm.simulated(traced)) {
            run(realm).forEach(request -> trace.append(request).append('\n'));
        }
        return trace.toString();
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
