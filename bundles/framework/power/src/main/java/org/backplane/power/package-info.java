/**
 * The power manager: takes the system from S0 to S5 and back, sends the power IRPs that drivers ask
 * for, watches that drivers complete them, and decides for the devices that leave their idling to
 * the system (PoFx).
 *
 * <p>It speaks to drivers in IRPs and knows neither a driver framework nor OSGi. Which devices
 * there are it learns from the PnP manager, through {@link org.backplane.wdm.Kernel#deviceTree()}.
 */
@Export
@Version("1.0.0")
package org.backplane.power;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
