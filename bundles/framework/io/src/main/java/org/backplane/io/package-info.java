/** The application's side of a device: open an interface, read, write, control, cancel, close. */
@Export
@Version("1.0.0")
package org.backplane.io;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
