/**
 * A driver package for toasters, the model of a function driver that owns the power policy of its
 * stack: every PnP and power callback, idling and waking, an interface of its bus. What it does at
 * each callback is in the log.
 */
package org.backplane.drivers.toaster;
