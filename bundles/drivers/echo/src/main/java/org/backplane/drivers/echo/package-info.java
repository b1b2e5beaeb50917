/**
 * A driver package for {@code ROOT\ECHO}: gives back what was written to it, a little later. The
 * model of a driver that keeps requests: a sequential queue, cancellation, a timer, self-managed
 * I/O.
 */
package org.backplane.drivers.echo;
