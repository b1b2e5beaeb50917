/**
 * Who runs what, and when: the one seam through which everything nondeterministic passes.
 *
 * <p>Threads, time, timers, ordering, randomness and blocking belong to a {@link
 * org.backplane.runtime.Dispatcher}. {@link org.backplane.runtime.ThreadedDispatcher} runs tasks on
 * real threads; {@link org.backplane.runtime.SimulatedDispatcher} runs one task at a time under a
 * virtual clock, choosing the next one from a seed, so that a run is a pure function of that seed.
 * Code above the seam creates no thread, never sleeps and reads no clock.
 *
 * <p>{@link org.backplane.runtime.Exploration} runs a scenario under many schedules, or under all
 * of them, and makes those that fail shorter.
 */
@Export
@Version("1.0.0")
package org.backplane.runtime;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
