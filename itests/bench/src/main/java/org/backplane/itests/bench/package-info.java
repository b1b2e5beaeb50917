/** Benchmarks, each with the limit that it is measured against. */
package org.backplane.itests.bench;
