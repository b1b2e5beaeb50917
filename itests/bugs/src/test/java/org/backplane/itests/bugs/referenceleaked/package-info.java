/** A reference to a request that is given back on every path but one. */
package org.backplane.itests.bugs.referenceleaked;
