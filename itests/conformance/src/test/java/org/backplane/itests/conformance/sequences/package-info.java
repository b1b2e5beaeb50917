/** Holds the framework to the order of KMDF's PnP and power callbacks: see SEQUENCES.md. */
package org.backplane.itests.conformance.sequences;
