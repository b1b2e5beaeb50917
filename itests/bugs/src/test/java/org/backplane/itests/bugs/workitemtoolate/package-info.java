/** A work item that runs when the hardware that it reads is given back. */
package org.backplane.itests.bugs.workitemtoolate;
