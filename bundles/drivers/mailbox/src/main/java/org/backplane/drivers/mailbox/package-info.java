/**
 * A driver package for {@code ROOT\MAILBOX}: who reads waits for who writes. The model of a
 * function driver without a framework: a dispatch table, a cancel-safe queue and a remove lock.
 */
package org.backplane.drivers.mailbox;
