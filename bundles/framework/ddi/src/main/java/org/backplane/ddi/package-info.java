/**
 * The device driver interface: what a driver author reads and writes against. It is the Kernel-Mode
 * Driver Framework in Java; interfaces, records and annotations, no logic.
 *
 * <p>Names are the framework's without the Wdf prefix, and callbacks keep theirs. Defaults
 * (synchronisation scope NONE, execution level DISPATCH, power-managed queues for function drivers,
 * parents) are KMDF's. Callbacks are registered while device-add runs; afterwards the device is
 * sealed and a late registration fails with a sentence that names it.
 *
 * <p>A throwable out of a callback, other than {@link org.backplane.status.StatusException} where
 * the callback may fail, is a driver fault: the request at hand completes UNSUCCESSFUL, the device
 * fails, the platform goes on.
 */
@Export
@Version("1.0.0")
package org.backplane.ddi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
