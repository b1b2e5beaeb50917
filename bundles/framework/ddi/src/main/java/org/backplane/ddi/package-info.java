/**
 * The device driver interface: what a driver author reads and writes against. It is the Kernel-Mode
 * Driver Framework in Java; interfaces, records and annotations, no logic.
 *
 * <p>Names are the framework's without the Wdf prefix, and callbacks keep theirs. Defaults
 * (synchronisation scope NONE, execution level DISPATCH, power-managed queues for function drivers,
 * parents) are KMDF's. Callbacks are registered while device-add runs; afterwards the device is
 * sealed and a late registration fails with a sentence that names it.
 *
 * <p>A {@link org.backplane.status.StatusException} out of an I/O handler completes the request at
 * hand with its status, out of another callback that may fail it is how it fails. Any other
 * throwable is a driver fault: the request completes UNSUCCESSFUL, the device fails, the platform
 * goes on. So is wrong use that KMDF answers with bugcheck WDF_VIOLATION: the call throws, with the
 * bugcheck's code and parameters and a sentence that names driver, callback, object and rule, and
 * the device fails even if the driver catches it.
 */
@Export
@Version("1.0.0")
package org.backplane.ddi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
