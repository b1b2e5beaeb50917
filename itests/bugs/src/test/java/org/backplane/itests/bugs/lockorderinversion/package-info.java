/** Two locks that the handlers of two queues take in opposite orders. */
package org.backplane.itests.bugs.lockorderinversion;
