package org.backplane.loader.internal;

import org.backplane.pnp.DriverLoad;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.osgi.framework.BundleException;

/** Puts into sentences why a driver could not be loaded, with the problem code that fits. */
final class LoadFailure {

    private static final String MISSING = "missing requirement ";

    private LoadFailure() {}

    static DriverLoad.Failed cannotInstall(Exception cause) {
        return loading(
                "its bundle cannot be installed: " + line(cause) + "; stage the package again");
    }

    static DriverLoad.Failed cannotStart(BundleException cause) {
        String message = String.valueOf(cause.getMessage());
        int missing = message.indexOf(MISSING);
        if (missing >= 0) {
            return loading(
                    ("its bundle cannot be resolved: nothing provides %s; start a bundle that does,"
                                    + " or build the driver against what is here")
                            .formatted(requirement(message.substring(missing + MISSING.length()))));
        }
        Throwable thrown = cause.getCause() == null ? cause : cause.getCause();
        return loading("its bundle cannot be started: " + line(thrown) + "; correct the bundle");
    }

    static DriverLoad.Failed gone() {
        return loading("its bundle was uninstalled; start it again");
    }

    static DriverLoad.Failed noDriver() {
        return loading(
                "its bundle starts but provides neither a Driver nor a DriverEntry service;"
                        + " annotate the class with @Component");
    }

    static DriverLoad.Failed noEntry(String timeout) {
        return loading(
                ("its bundle starts and its components are up, but no driver entry has come of them"
                     + " in %s; let one of them provide Driver, and see that the driver framework"
                     + " is started")
                        .formatted(timeout));
    }

    static DriverLoad.Failed activation(String component, String exception) {
        return initialising(
                Status.FAILED_DRIVER_ENTRY,
                ("the constructor or activation of %s threw %s; correct the driver, then restart"
                                + " the device")
                        .formatted(component, exception));
    }

    static DriverLoad.Failed threw(Throwable cause) {
        Status status =
                cause instanceof StatusException e ? e.status() : Status.FAILED_DRIVER_ENTRY;
        return initialising(
                status,
                "its driver entry threw %s; correct the driver, then restart the device"
                        .formatted(line(cause)));
    }

    static DriverLoad.Failed noService() {
        return initialising(
                Status.FAILED_DRIVER_ENTRY,
                "its DriverEntry service could not be had; the log says why");
    }

    static DriverLoad.Failed expired(String what, String timeout) {
        return initialising(
                Status.FAILED_DRIVER_ENTRY,
                "the %s has not returned in %s; a thread dump shows where it hangs"
                        .formatted(what, timeout));
    }

    static DriverLoad.Failed stuck(String what) {
        return new DriverLoad.Failed(
                ProblemCode.DRIVER_FAILED_PRIOR_UNLOAD,
                Status.DRIVER_UNABLE_TO_LOAD,
                "the %s has still not returned; a thread dump shows where it hangs"
                        .formatted(what));
    }

    /** An exception in one line. */
    static String line(Throwable thrown) {
        String name = thrown.getClass().getName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    private static DriverLoad.Failed loading(String reason) {
        return new DriverLoad.Failed(
                ProblemCode.DRIVER_FAILED_LOAD, Status.DRIVER_UNABLE_TO_LOAD, reason);
    }

    private static DriverLoad.Failed initialising(Status status, String reason) {
        return new DriverLoad.Failed(ProblemCode.FAILED_DRIVER_ENTRY, status, reason);
    }

    /** Of "[bundle [7](R 7.0)] namespace; filter Unresolved requirements: ..." the middle. */
    private static String requirement(String text) {
        int revision = text.indexOf(")] ");
        String rest = revision < 0 ? text : text.substring(revision + 3);
        int end = rest.indexOf(" Unresolved requirements:");
        return end < 0 ? rest : rest.substring(0, end);
    }
}
