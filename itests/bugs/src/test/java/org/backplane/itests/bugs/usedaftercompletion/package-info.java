/** A request that is looked at after somebody else may have completed it. */
package org.backplane.itests.bugs.usedaftercompletion;
