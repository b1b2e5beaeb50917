/**
 * What applications and other drivers need to know of toasters: the interface classes of a toaster
 * and of its bus, their control codes, and what goes with them. A driver exports nothing, so this
 * is a bundle of its own.
 */
@Export
@Version("1.0.0")
package org.backplane.contracts.toaster;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
