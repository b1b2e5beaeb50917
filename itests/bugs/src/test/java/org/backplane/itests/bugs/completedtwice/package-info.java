/** A request that is completed by its timer and by its cancel callback. */
package org.backplane.itests.bugs.completedtwice;
