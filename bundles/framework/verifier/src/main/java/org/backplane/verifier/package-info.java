/**
 * Stands between drivers and the driver framework: sees every call that crosses, and makes calls
 * fail.
 *
 * <p>The framework's own verifier exchanges the table of functions through which drivers call it.
 * Here the table is {@code org.backplane.ddi}: {@link org.backplane.verifier.Verifier} hands each
 * driver proxies of the framework's objects and each framework object proxies of the driver's
 * callbacks, so that a method which is new in the interfaces has its place in the wall without
 * anybody adding it. A device that is not verified meets none of this.
 *
 * <p>{@link org.backplane.verifier.Recorder} writes the crossings of live devices into files, and
 * {@link org.backplane.verifier.Recording} reads them.
 *
 * <p>A proxy stands for one object for as long as that lives, and requests are not used again: who
 * keeps a completed request finds it completed for ever.
 */
@Export
@Version("0.1.0")
package org.backplane.verifier;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
