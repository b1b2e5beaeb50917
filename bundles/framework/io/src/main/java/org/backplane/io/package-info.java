/**
 * The application's side of a device: open an interface, read, write, control, cancel, close.
 *
 * <p>{@link org.backplane.io.IoManager} opens by name. What it opens, a {@link
 * org.backplane.io.DeviceHandle}, waits, or starts requests, or gives futures, or is a channel of
 * {@code java.nio}, or a pair of streams.
 *
 * <p>In OSGi, devices can also be had as services: whoever refers to, tracks or listens for {@link
 * org.backplane.io.OpenableInterface} is served one for each enabled device interface that his
 * filter matches. There is nothing to configure, and without such a listener no device is in the
 * service registry.
 */
@Export
@Version("1.0.0")
package org.backplane.io;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
