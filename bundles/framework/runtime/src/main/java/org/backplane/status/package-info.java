/**
 * The vocabulary of outcomes that every layer shares, as ntstatus.h is shared by kernel, framework
 * and applications: {@link org.backplane.status.Status} values and the exception that carries one.
 */
@Export
@Version("1.0.0")
package org.backplane.status;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
