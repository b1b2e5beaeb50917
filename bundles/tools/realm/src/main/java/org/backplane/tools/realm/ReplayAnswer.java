package org.backplane.tools.realm;

import org.backplane.verifier.Crossing;

/**
 * A recorded call and how it ended.
 *
 * @param begin the call
 * @param end its return, or what it threw
 */
record ReplayAnswer(Crossing begin, Crossing end) {}
