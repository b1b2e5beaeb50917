/**
 * Who may open a device: security descriptors written in SDDL, the tokens of those who open, and
 * the check that brings the two together.
 */
@Export
@Version("1.0.0")
package org.backplane.wdm.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
