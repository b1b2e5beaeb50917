/** Drivers for the tests: each class alone is made into a package, see {@code DriverJar}. */
package org.backplane.itests.osgi.drivers;
