/**
 * A filter package for {@code ROOT\ECHO}: counts and times what passes below the echo driver. The
 * model of a driver without a framework: dispatch routines, completion routines and a remove lock.
 */
package org.backplane.filters.trace;
