/** A request that is completed on every path but one. */
package org.backplane.itests.bugs.completionforgotten;
