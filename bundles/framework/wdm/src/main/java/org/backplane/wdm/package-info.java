/**
 * The floor on which every driver stands: IRPs with their stack locations, driver and device
 * objects, attachment, completion, cancellation, interrupt lines and the table of device
 * interfaces.
 *
 * <p>Frameworks of different versions, and drivers without one, meet here and share a stack, as
 * they do on Windows. The names are WDM's; where a function became a method, its Javadoc names it.
 */
@Export
@Version("1.0.0")
package org.backplane.wdm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
