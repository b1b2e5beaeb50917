package org.backplane.loader.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverLoad;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.wdm.Kernel;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The drivers in memory: one image per package that is loaded or tries to be.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> each image by itself.
 */
@Component(service = DriverImages.class)
public final class DriverImages {

    private static final Logger LOG = LoggerFactory.getLogger(DriverImages.class);

    private static final long LEAVING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DriverHost host;
    private final DriverEvents events;
    private final Map<String, DriverImage> images = new ConcurrentHashMap<>();

    /** Starts with no driver: bundles that an earlier run left installed are removed. */
    @Activate
    public DriverImages(
            BundleContext context,
            @Reference Kernel kernel,
            @Reference ServiceComponentRuntime components,
            @Reference DriverEvents events) {
        this(
                new DriverHost(
                        context,
                        kernel,
                        new ComponentDiagnosis(components),
                        LoaderSettings.of(context).timeoutNanos()),
                events);
    }

    DriverImages(DriverHost host, DriverEvents events) {
        this.host = host;
        this.events = events;
        removeLeftovers(host.context());
    }

    DriverLoad load(StoredPackage driverPackage, String driver, String instanceId) {
        driverPackage.addUse();
        boolean loaded = false;
        try {
            DriverLoad load =
                    driverPackage.isWithdrawn()
                            ? withdrawn(driverPackage.packageId(), driverPackage.concerned())
                            : image(driverPackage).load(driver, instanceId);
            loaded = load instanceof DriverLoad.Loaded;
            return load;
        } finally {
            if (!loaded) {
                notLoaded(driverPackage);
            }
        }
    }

    private void notLoaded(StoredPackage driverPackage) {
        driverPackage.dropUse();
        if (driverPackage.isWithdrawn()) {
            discard(driverPackage);
        }
    }

    /** The candidate's package went between the choice of the drivers and now. */
    DriverLoad withdrawn(DriverCandidate candidate) {
        return withdrawn(candidate.packageId(), List.of(candidate.packageId()));
    }

    /** Gives one use back; the package, if it was the last one. */
    Optional<StoredPackage> release(String packageId) {
        DriverImage image = images.get(packageId);
        if (image == null) {
            return Optional.empty();
        }
        image.release();
        forgetIfDone(image);
        return Optional.of(image.driverPackage()).filter(one -> !one.isInUse());
    }

    /** A device does not wait for this package any more. */
    void abandon(String packageId, String instanceId) {
        DriverImage image = images.get(packageId);
        if (image != null) {
            image.abandon(instanceId);
            forgetIfDone(image);
        }
    }

    /** Takes away what a package without uses has left in memory, such as a bundle that waits. */
    void discard(StoredPackage driverPackage) {
        DriverImage image = images.get(driverPackage.packageId());
        if (image != null) {
            image.discard();
            forgetIfDone(image);
        }
    }

    /** The package with this ID, if it has an image. */
    Optional<StoredPackage> find(String packageId) {
        return Optional.ofNullable(images.get(packageId)).map(DriverImage::driverPackage);
    }

    /** A bundle's driver entry has come. */
    void entryArrived(long bundleId) {
        images.values().stream()
                .filter(image -> image.waitsForEntryOf(bundleId))
                .forEach(image -> events.driversChanged(image.driverPackage().concerned()));
    }

    /**
     * A bundle's driver entry goes, so its devices have to.
     *
     * @param orderly wait a little for the devices. Not for a bundle that the loader stops itself
     *     when they are gone: the caller may hold what that stop needs
     */
    void entryLeaves(long bundleId, boolean orderly) {
        for (DriverImage image : images.values()) {
            if (image.isLoadedFrom(bundleId)) {
                String packageId = image.driverPackage().packageId();
                Event gone = host.dispatcher().event("departure of " + packageId);
                host.dispatcher()
                        .post(
                                Level.PASSIVE,
                                "departure of " + packageId,
                                () -> {
                                    try {
                                        events.driverRemoved(packageId);
                                    } finally {
                                        gone.set();
                                    }
                                });
                if (orderly && !gone.await(LEAVING_NANOS)) {
                    LOG.warn("{} goes while devices still use it", packageId);
                }
            }
        }
    }

    private DriverImage image(StoredPackage driverPackage) {
        return images.computeIfAbsent(
                driverPackage.packageId(), id -> new DriverImage(driverPackage, host, events));
    }

    private DriverLoad withdrawn(String packageId, List<String> concerned) {
        host.dispatcher()
                .post(
                        Level.PASSIVE,
                        "choosing again after " + packageId,
                        () -> events.driversChanged(concerned));
        return new DriverLoad.Deferred(
                "package %s was withdrawn a moment ago; the device chooses its drivers again"
                        .formatted(packageId));
    }

    private void forgetIfDone(DriverImage image) {
        StoredPackage driverPackage = image.driverPackage();
        if (driverPackage.isWithdrawn() && !driverPackage.isInUse()) {
            images.remove(driverPackage.packageId(), image);
        }
    }

    private static void removeLeftovers(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            if (DriverBundles.isOurs(bundle)) {
                try {
                    bundle.uninstall();
                } catch (BundleException e) {
                    LOG.warn("{} of an earlier run cannot be uninstalled", bundle.getLocation(), e);
                }
            }
        }
    }
}
