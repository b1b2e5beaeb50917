/**
 * A device tree for tests: the root bus, the PnP manager and the driver framework on the simulated
 * dispatcher, without OSGi.
 *
 * <p>Start at {@link org.backplane.tools.realm.DriverRealm}. A run is a pure function of its seed:
 * the seed chooses the order of everything that could happen at the same time, and the same seed
 * brings the same run back. {@link org.backplane.tools.realm.RealmExploration} tries many orders,
 * or all, and tells of one that fails how to bring it back.
 *
 * <p>In JUnit a test method is a {@link org.backplane.tools.realm.RealmTest}. {@link
 * org.backplane.tools.realm.FaultyCard} breaks hardware, {@link
 * org.backplane.tools.realm.RealmExploration#failingEachDdi} fails calls. The guide, README.md in
 * the bundle's folder, finds a race in five minutes.
 *
 * <p>{@link org.backplane.tools.realm.RealmTrace} shows what happened in a run, and {@link
 * org.backplane.tools.realm.Replay} takes a driver once more through what it met on a live device.
 */
@Export
@Version("0.1.0")
package org.backplane.tools.realm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
