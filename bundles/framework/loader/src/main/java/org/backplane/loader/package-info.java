/**
 * The driver store as tools see it: which packages there are, what they serve, how they got in.
 *
 * <p>Behind it stands the only OSGi side of the core: it installs, starts, stops and uninstalls the
 * bundles that driver packages are, and offers them to the PnP manager as a {@link
 * org.backplane.pnp.DriverCatalog}.
 */
@Export
@Version("1.0.0")
package org.backplane.loader;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
