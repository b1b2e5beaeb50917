/**
 * Power as drivers and the power manager see it: the states of system and devices, the IRPs that
 * change them, and what drivers ask of the power manager.
 */
@Export
@Version("1.0.0")
package org.backplane.wdm.power;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
