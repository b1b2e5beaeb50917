/**
 * The PnP manager: finds out what is there, which drivers fit best, builds device stacks, starts
 * them and takes them apart.
 *
 * <p>It speaks to drivers in IRPs and knows neither a driver framework nor OSGi. Where driver code
 * comes from is the business of a {@link org.backplane.pnp.DriverCatalog}.
 */
@Export
@Version("1.0.0")
package org.backplane.pnp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
