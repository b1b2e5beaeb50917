/** A card for the root bus that ticks ten times a second and interrupts at each tick. */
package org.backplane.hardware.ticker;
