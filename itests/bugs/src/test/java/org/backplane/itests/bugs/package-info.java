/**
 * Ten classic driver bugs, one in each package below, and how the driver realm finds them.
 *
 * <p>Each package has a driver with the bug, the same driver without it, and a test in which the
 * realm finds it: read the Javadoc of the buggy driver, compare the two drivers, run the test. What
 * is shown of all of them is in {@link org.backplane.itests.bugs.ClassicBugTest}.
 */
package org.backplane.itests.bugs;
