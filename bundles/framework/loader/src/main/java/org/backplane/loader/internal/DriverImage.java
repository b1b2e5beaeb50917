package org.backplane.loader.internal;

import org.backplane.loader.internal.StoredPackage.Source;
import org.backplane.pnp.DriverLoad;
import org.backplane.runtime.Event;
import org.backplane.wdm.DriverEntry;
import org.backplane.wdm.DriverObject;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One package in memory: its bundle, its driver objects, and the way there and back.
 *
 * <p>An empty image holds nothing of the bundle, so that its class loader can go.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the image's strand; the volatile fields tell
 * service events, which must not wait for it, where the image stands.
 */
final class DriverImage {

    private static final Logger LOG = LoggerFactory.getLogger(DriverImage.class);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A driver that is ready, and the service to give back. */
    private record LoadedDriver(ServiceReference<DriverEntry> entry, DriverObject object) {}

    private final StoredPackage driverPackage;
    private final DriverHost host;
    private final DriverEvents events;
    private final DriverBundle driverBundle;
    private final Strand strand;

    private volatile boolean waiting;
    private volatile boolean loaded;
    private volatile long bundleId = -1;

    // The strand guards the rest.
    private Bundle bundle;
    private final Map<String, LoadedDriver> drivers = new LinkedHashMap<>();
    private String hanging;
    private String entering;
    private final Set<String> waitingDevices = new HashSet<>();

    DriverImage(StoredPackage driverPackage, DriverHost host, DriverEvents events) {
        this.driverPackage = driverPackage;
        this.host = host;
        this.events = events;
        this.driverBundle = new DriverBundle(host);
        this.strand = new Strand(host.dispatcher(), "driver " + driverPackage);
    }

    StoredPackage driverPackage() {
        return driverPackage;
    }

    /**
     * Makes a driver ready.
     *
     * @param name which of the package's drivers
     */
    DriverLoad load(String name, String instanceId) {
        return strand.call(() -> {
            if (hanging != null) {
                return LoadFailure.stuck(hanging);
            }
            LoadedDriver loaded = drivers.get(name);
            DriverLoad load =
                    loaded == null
                            ? bringUp(name, instanceId)
                            : new DriverLoad.Loaded(loaded.object());
            if (load instanceof DriverLoad.Deferred) {
                waitingDevices.add(instanceId);
            } else {
                waitingDevices.remove(instanceId);
            }
            return load;
        });
    }

    /** The device does not wait any more; with the last one goes the bundle that nobody uses. */
    void abandon(String instanceId) {
        strand.run(() -> {
            if (waitingDevices.remove(instanceId)
                    && waitingDevices.isEmpty()
                    && !driverPackage.isInUse()
                    && hanging == null) {
                dismantle();
            }
        });
    }

    void release() {
        strand.run(() -> {
            if (driverPackage.dropUse()) {
                unload();
            }
        });
    }

    void discard() {
        strand.run(() -> {
            if (!driverPackage.isInUse() && hanging == null) {
                dismantle();
            }
        });
    }

    boolean waitsForEntryOf(long id) {
        return waiting && bundleId == id;
    }

    boolean isLoadedFrom(long id) {
        return loaded && bundleId == id;
    }

    private DriverLoad bringUp(String name, String instanceId) {
        DriverLoad load = startBundle(instanceId);
        if (load == null) {
            load = awaitEntry(name);
        }
        if (load == null) {
            load = enter(name, instanceId);
        }
        if (load instanceof DriverLoad.Loaded) {
            waiting = false;
            loaded = true;
            LOG.info("Driver {} is loaded", called(name));
        } else if (load instanceof DriverLoad.Failed && hanging == null && drivers.isEmpty()) {
            dismantle();
        }
        return load;
    }

    private String called(String name) {
        return name.equals(driverPackage.symbolicName())
                ? driverPackage.toString()
                : name + " of " + driverPackage;
    }

    /** Null if the bundle runs. */
    private DriverLoad startBundle(String instanceId) {
        if (bundle == null) {
            try {
                bundle = driverBundle.get(driverPackage);
            } catch (IOException | BundleException e) {
                return failed(LoadFailure.cannotInstall(e), e);
            }
        }
        if (bundle == null || bundle.getState() == Bundle.UNINSTALLED) {
            return LoadFailure.gone();
        }
        bundleId = bundle.getBundleId();
        if (!isOurs() || bundle.getState() == Bundle.ACTIVE) {
            return null;
        }
        Bundle starting = bundle;
        String what =
                "start of bundle %s for %s".formatted(driverPackage.symbolicName(), instanceId);
        return switch (host.watched()
                .call(what, () -> driverBundle.start(starting), this::cameBack)) {
            case Watched.Outcome.Returned<BundleException>(BundleException e) when e == null ->
                    null;
            case Watched.Outcome.Returned<BundleException>(BundleException e) ->
                    failed(LoadFailure.cannotStart(e), e);
            case Watched.Outcome.Threw<BundleException>(Throwable t) ->
                    failed(LoadFailure.threw(t), t);
            case Watched.Outcome.Expired<BundleException> _ -> hangs(what);
        };
    }

    /** Null if the driver's entry is there. */
    private DriverLoad awaitEntry(String name) {
        long deadline = host.dispatcher().nanoTime() + host.timeoutNanos();
        Event pause = host.dispatcher().event("driver entry of " + driverPackage);
        while (true) {
            if (entry(name).isPresent()) {
                return null;
            }
            Optional<ComponentDiagnosis.Finding> finding = host.diagnosis().of(bundle);
            if (finding.isPresent()) {
                switch (finding.get()) {
                    case ComponentDiagnosis.Finding.Failed(String component, String exception) -> {
                        return LoadFailure.activation(component, exception);
                    }
                    case ComponentDiagnosis.Finding.Waits(String reason) -> {
                        // From here on an entry that comes is reported; one may have come just now.
                        waiting = true;
                        if (entry(name).isEmpty()) {
                            return new DriverLoad.Deferred(
                                    "it waits for "
                                            + reason
                                            + "; the device goes on by itself when that comes");
                        }
                    }
                }
            } else if (!host.diagnosis().hasComponents(bundle)) {
                return LoadFailure.noDriver();
            }
            long left = deadline - host.dispatcher().nanoTime();
            if (left <= 0) {
                return LoadFailure.noEntry(host.timeout());
            }
            pause.await(Math.min(left, LOOK_AGAIN_NANOS));
        }
    }

    private Optional<ServiceReference<DriverEntry>> entry(String name) {
        return host.entries()
                .of(bundleId, driverPackage.manifest().hasSeveralDrivers() ? name : "");
    }

    private DriverLoad enter(String name, String instanceId) {
        ServiceReference<DriverEntry> found = entry(name).orElse(null);
        if (found == null) {
            return noService();
        }
        DriverObject fresh = new DriverObject(host.kernel(), name);
        drivers.put(name, new LoadedDriver(found, fresh));
        entering = name;
        DriverLoad load = initialise(name, instanceId, found, fresh);
        if (hanging == null) {
            if (!(load instanceof DriverLoad.Loaded)) {
                forgetEntering();
            }
            entering = null;
        }
        return load;
    }

    private void forgetEntering() {
        host.context().ungetService(drivers.remove(entering).entry());
    }

    private DriverLoad initialise(
            String name,
            String instanceId,
            ServiceReference<DriverEntry> found,
            DriverObject fresh) {
        String what = "driver entry of %s for %s".formatted(name, instanceId);
        return switch (host.watched().call(what, () -> initialise(found, fresh), this::cameBack)) {
            case Watched.Outcome.Returned<Boolean>(Boolean done) ->
                    done ? new DriverLoad.Loaded(fresh) : noService();
            case Watched.Outcome.Threw<Boolean>(Throwable t) -> failed(LoadFailure.threw(t), t);
            case Watched.Outcome.Expired<Boolean> _ -> hangs(what);
        };
    }

    /** False if the service cannot be had: its component could not be made. */
    private boolean initialise(ServiceReference<DriverEntry> found, DriverObject fresh) {
        DriverEntry service = host.context().getService(found);
        if (service == null) {
            return false;
        }
        service.driverEntry(fresh);
        return true;
    }

    private DriverLoad noService() {
        return host.diagnosis()
                .of(bundle)
                .filter(ComponentDiagnosis.Finding.Failed.class::isInstance)
                .map(ComponentDiagnosis.Finding.Failed.class::cast)
                .map(failed -> LoadFailure.activation(failed.component(), failed.exception()))
                .orElseGet(() -> LoadFailure.noService());
    }

    private void unload() {
        loaded = false;
        if (hanging == null) {
            for (Map.Entry<String, LoadedDriver> leaving : drivers.entrySet()) {
                String what = "unload routine of " + leaving.getKey();
                Runnable routine = leaving.getValue().object().unload();
                switch (host.watched().call(what, () -> run(routine), this::cameBack)) {
                    case Watched.Outcome.Returned<Void> _ -> {}
                    case Watched.Outcome.Threw<Void>(Throwable t) ->
                            LOG.warn("The {} threw; the driver goes all the same", what, t);
                    case Watched.Outcome.Expired<Void> _ -> {
                        hangs(what);
                        return;
                    }
                }
            }
        }
        if (hanging == null) {
            dismantle();
        }
    }

    private static Void run(Runnable routine) {
        routine.run();
        return null;
    }

    /** Lets go of everything. */
    private void dismantle() {
        boolean wasLoaded = drivers.keySet().stream().anyMatch(name -> !name.equals(entering));
        waiting = false;
        loaded = false;
        entering = null;
        drivers.values().forEach(loaded -> host.context().ungetService(loaded.entry()));
        drivers.clear();
        Bundle leaving = bundle;
        bundle = null;
        if (leaving != null && isOurs()) {
            String what = "stop of bundle " + driverPackage.symbolicName();
            switch (host.watched().call(what, () -> driverBundle.remove(leaving), this::cameBack)) {
                case Watched.Outcome.Returned<BundleException>(BundleException e)
                        when e == null -> {}
                case Watched.Outcome.Returned<BundleException>(BundleException e) ->
                        staysInstalled(e);
                case Watched.Outcome.Threw<BundleException>(Throwable t) -> staysInstalled(t);
                case Watched.Outcome.Expired<BundleException> _ -> {
                    hangs(what);
                    return;
                }
            }
        }
        bundleId = -1;
        if (wasLoaded) {
            LOG.info("Driver {} is unloaded", driverPackage);
        }
    }

    private void staysInstalled(Throwable cause) {
        LOG.warn("The bundle of driver {} cannot be uninstalled", driverPackage, cause);
    }

    /** The driver's code holds a thread, perhaps with locks of the framework: hands off. */
    private DriverLoad hangs(String what) {
        hanging = what;
        DriverLoad.Failed failure = LoadFailure.expired(what, host.timeout());
        LOG.error("Driver {} hangs: {}", driverPackage, failure.reason());
        return failure;
    }

    private void cameBack() {
        strand.run(() -> {
            LOG.info("The {} has returned after all", hanging);
            hanging = null;
            if (loaded && driverPackage.isInUse()) {
                // Others of the package's drivers work on.
                forgetEntering();
                entering = null;
            } else {
                dismantle();
            }
        });
        events.driversChanged(driverPackage.concerned());
    }

    private boolean isOurs() {
        return driverPackage.source() instanceof Source.Jar;
    }

    private DriverLoad failed(DriverLoad.Failed failure, Throwable cause) {
        LOG.warn("Driver {} cannot be used: {}", driverPackage, failure.reason(), cause);
        return failure;
    }
}
