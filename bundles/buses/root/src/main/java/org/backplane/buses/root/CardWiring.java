package org.backplane.buses.root;

import org.backplane.ddi.InterruptLine;
import org.backplane.ddi.SpinLock;
import org.backplane.ddi.Timer;

import java.util.function.LongSupplier;

/**
 * What leads from a card into the machine; it belongs to the card's PDO.
 *
 * <p>Line and timer are driven while the card's lock is held, so that they are where the model
 * wants them when a register access returns: a service routine that quieted the card must not find
 * the line up. Both have locks of their own, taken after the card's, and neither calls back.
 *
 * @param lock the card's lock, which service routines take as well
 * @param timer calls {@link CardHardware#tick}
 * @param clock nanoseconds
 */
record CardWiring(SpinLock lock, InterruptLine line, Timer timer, LongSupplier clock) {}
