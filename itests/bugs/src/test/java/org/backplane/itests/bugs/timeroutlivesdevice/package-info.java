/** A timer whose callback runs when the hardware that it reads is given back. */
package org.backplane.itests.bugs.timeroutlivesdevice;
