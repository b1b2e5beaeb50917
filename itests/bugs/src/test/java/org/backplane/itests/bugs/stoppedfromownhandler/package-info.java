/** A queue that waits for its requests in one of its own handlers. */
package org.backplane.itests.bugs.stoppedfromownhandler;
