/**
 * The registry: hierarchical settings and device state that survive a crash at any instant.
 *
 * <p>Keys have the names that Windows gives them ({@link org.backplane.registry.RegistryPaths}) and
 * hold typed values. {@link org.backplane.registry.Registry} reads them and changes several of them
 * at once; {@link org.backplane.registry.Registries} makes one for whoever wires it by hand.
 */
@Export
@Version("1.0.0")
package org.backplane.registry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
