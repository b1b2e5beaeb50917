/**
 * Who gets which addresses, vectors, channels and numbers: free of devices and IRPs, so that it can
 * be tested by the thousand.
 */
package org.backplane.pnp.internal.resource;
