/** A device that leaves D0 while its hardware still has a request. */
package org.backplane.itests.bugs.d0exitwithoutdrain;
