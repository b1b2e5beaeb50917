/**
 * Storms over whole device trees: everything that can happen to devices happens, at any time and at
 * once, and drivers do everything wrong that drivers can do wrong; afterwards nothing is lost and
 * nothing is left over.
 */
package org.backplane.itests.torture;
