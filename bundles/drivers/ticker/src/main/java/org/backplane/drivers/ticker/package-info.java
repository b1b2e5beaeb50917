/**
 * A driver package for {@code ROOT\TICKER}: a read waits for the card's next tick. The model of a
 * driver with hardware: registers, an interrupt, its DPC, and a manual queue.
 */
package org.backplane.drivers.ticker;
