package org.backplane.loader.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands for the PnP manager: keeps what it is told. */
final class RecordedEvents implements DriverEvents {

    private final BlockingQueue<List<String>> changed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> removed = new LinkedBlockingQueue<>();

    @Override
    public void driversChanged(Collection<String> idsOrPackages) {
        changed.add(new ArrayList<>(idsOrPackages));
    }

    @Override
    public void driverRemoved(String packageId) {
        removed.add(packageId);
    }

    @Override
    public List<String> devicesOf(StoredPackage driverPackage) {
        return List.of("ROOT\\DEVICE\\0000");
    }

    /** The next change; null if none comes. */
    List<String> nextChange() throws InterruptedException {
        return changed.poll(10, TimeUnit.SECONDS);
    }

    /** The next removal; null if none comes. */
    String nextRemoval() throws InterruptedException {
        return removed.poll(10, TimeUnit.SECONDS);
    }

    boolean isQuiet() {
        return changed.isEmpty() && removed.isEmpty();
    }
}
