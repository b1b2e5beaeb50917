/**
 * The contract of a card: what emulated (or remote) hardware implements, and what its bus gives it.
 *
 * <p>A model never sees a driver and a driver never sees a model; between them are registers,
 * interrupt lines and a bus. A card is a service of type {@link
 * org.backplane.hardware.HardwareModel} in a slot of a bus: registering it plugs it in,
 * unregistering it pulls it out.
 */
@Export
@Version("1.0.0")
package org.backplane.hardware;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
