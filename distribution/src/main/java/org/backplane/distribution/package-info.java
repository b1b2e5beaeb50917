/** Starts the platform: the process's own side of the distribution, outside OSGi. */
package org.backplane.distribution;
