/** An interrupt handler that loops until a register reads zero, which it never does again. */
package org.backplane.itests.bugs.isrspins;
