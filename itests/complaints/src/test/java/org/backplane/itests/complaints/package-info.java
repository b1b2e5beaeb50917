/**
 * What users of device gateways suffer when a device comes, goes or hangs, as tests that show that
 * it does not happen here. {@code README.md} of this module lists the complaints.
 */
package org.backplane.itests.complaints;
