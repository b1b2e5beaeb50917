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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One package in memory: its bundle, its driver object, and the way there and back.
 *
 * <p>An empty image holds nothing of the bundle, so that its class loader can go.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the image's strand; the volatile fields tell
 * service events, which must not wait for it, where the image stands.
 */
final class DriverImage {

    private static final Logger LOG = LoggerFactory.getLogger(DriverImage.class);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private enum State {
        EMPTY,
        WAITING,
        LOADED,
        LEAVING
    }

    private final StoredPackage driverPackage;
    private final DriverHost host;
    private final DriverEvents events;
    private final DriverBundle driverBundle;
    private final Strand strand;

    private volatile State state = State.EMPTY;
    private volatile long bundleId = -1;

    // The strand guards the rest.
    private Bundle bundle;
    private ServiceReference<DriverEntry> entry;
    private DriverObject driver;
    private String hanging;
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

    DriverLoad load(String instanceId) {
        return strand.call(() -> {
            if (hanging != null) {
                return LoadFailure.stuck(hanging);
            }
            DriverLoad load = driver == null ? bringUp(instanceId) : new DriverLoad.Loaded(driver);
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
        return state == State.WAITING && bundleId == id;
    }

    boolean isLoadedFrom(long id) {
        return state == State.LOADED && bundleId == id;
    }

    private DriverLoad bringUp(String instanceId) {
        DriverLoad failure = startBundle(instanceId);
        if (failure == null) {
            failure = awaitEntry();
        }
        if (failure != null) {
            if (failure instanceof DriverLoad.Failed && hanging == null) {
                dismantle();
            }
            return failure;
        }
        DriverLoad load = enter(instanceId);
        if (load instanceof DriverLoad.Loaded loaded) {
            driver = loaded.driver();
            state = State.LOADED;
            LOG.info("Driver {} is loaded", driverPackage);
        } else if (hanging == null) {
            dismantle();
        }
        return load;
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

    /** Null if {@link #entry} is there. */
    private DriverLoad awaitEntry() {
        long deadline = host.dispatcher().nanoTime() + host.timeoutNanos();
        Event pause = host.dispatcher().event("driver entry of " + driverPackage);
        while (true) {
            entry = host.entries().of(bundleId).orElse(null);
            if (entry != null) {
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
                        state = State.WAITING;
                        if (host.entries().of(bundleId).isEmpty()) {
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

    private DriverLoad enter(String instanceId) {
        ServiceReference<DriverEntry> found = entry;
        DriverObject fresh = new DriverObject(host.kernel(), driverPackage.symbolicName());
        String what =
                "driver entry of %s for %s".formatted(driverPackage.symbolicName(), instanceId);
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
        state = State.LEAVING;
        DriverObject leaving = driver;
        if (leaving != null && hanging == null) {
            String what = "unload routine of " + driverPackage.symbolicName();
            switch (host.watched().call(what, () -> run(leaving.unload()), this::cameBack)) {
                case Watched.Outcome.Returned<Void> _ -> {}
                case Watched.Outcome.Threw<Void>(Throwable t) ->
                        LOG.warn("The {} threw; the driver goes all the same", what, t);
                case Watched.Outcome.Expired<Void> _ -> {
                    hangs(what);
                    return;
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
        state = State.LEAVING;
        boolean wasLoaded = driver != null;
        driver = null;
        if (entry != null) {
            host.context().ungetService(entry);
            entry = null;
        }
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
        state = State.EMPTY;
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
            dismantle();
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
