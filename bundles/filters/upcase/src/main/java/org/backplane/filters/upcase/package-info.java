/**
 * A filter package for {@code ROOT\ECHO}: what is read comes back in upper case. The model of an
 * upper filter that changes one thing and lets the rest pass.
 */
package org.backplane.filters.upcase;
