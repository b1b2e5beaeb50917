/**
 * The driver framework: what makes {@code org.backplane.ddi} out of {@code org.backplane.wdm}.
 *
 * <p>Drivers do not see this package. In OSGi the framework finds the drivers' services and
 * publishes a WDM driver entry for each; who runs drivers without OSGi asks {@link
 * org.backplane.kmdf.KmdfDrivers} for one.
 */
@Export
@Version("1.0.0")
package org.backplane.kmdf;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
