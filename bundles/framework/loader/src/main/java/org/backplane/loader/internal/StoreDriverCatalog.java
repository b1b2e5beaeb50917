package org.backplane.loader.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.DriverCatalog;
import org.backplane.pnp.DriverLoad;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.List;
import java.util.Optional;

/** The driver store and the drivers in memory, as the PnP manager uses them. */
@Component
public final class StoreDriverCatalog implements DriverCatalog {

    private final FileDriverStore store;
    private final DriverImages images;

    /** Makes the catalogue. */
    @Activate
    public StoreDriverCatalog(@Reference FileDriverStore store, @Reference DriverImages images) {
        this.store = store;
        this.images = images;
    }

    @Override
    public List<DriverCandidate> candidates(List<String> hardwareIds, List<String> compatibleIds) {
        return store.candidates(hardwareIds, compatibleIds);
    }

    @Override
    public List<DriverCandidate> classFilters(String deviceClass) {
        return store.classFilters(deviceClass);
    }

    @Override
    public DriverLoad load(DriverCandidate candidate, String instanceId) {
        Optional<StoredPackage> found =
                store.find(candidate.packageId()).or(() -> images.find(candidate.packageId()));
        if (found.isEmpty()) {
            return images.withdrawn(candidate);
        }
        DriverLoad load = images.load(found.get(), candidate.name(), instanceId);
        if (!(load instanceof DriverLoad.Loaded)) {
            store.unused(found.get());
        }
        return load;
    }

    @Override
    public void abandon(DriverCandidate candidate, String instanceId) {
        images.abandon(candidate.packageId(), instanceId);
    }

    @Override
    public void release(DriverCandidate candidate) {
        images.release(candidate.packageId()).ifPresent(store::unused);
    }
}
