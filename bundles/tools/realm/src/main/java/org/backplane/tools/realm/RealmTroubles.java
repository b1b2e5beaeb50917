package org.backplane.tools.realm;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.ProblemCode;
import org.backplane.wdm.DriverFaults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What went wrong in a realm so far, as sentences for the author of the driver: what drivers threw
 * and did wrong, devices that failed, requests that nobody completes.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the simulation.
 */
final class RealmTroubles implements DriverFaults {

    private final Set<String> faults = new LinkedHashSet<>();
    private final List<Throwable> thrown = new ArrayList<>();
    private final List<RealmRequest> requests = new ArrayList<>();

    /** Whether a class is part of a driver, by its name. */
    private final Predicate<String> isDriverClass;

    RealmTroubles(Predicate<String> isDriverClass) {
        this.isDriverClass = isDriverClass;
    }

    @Override
    public void driverFault(String sentence, Throwable what) {
        if (what == null) {
            faults.add(sentence);
        } else if (faults.add(sentence + place(what))) {
            thrown.add(what);
        }
    }

    /** Where in the driver something was thrown. */
    private String place(Throwable what) {
        for (StackTraceElement frame : what.getStackTrace()) {
            if (isDriverClass.test(frame.getClassName())) {
                return " at " + frame;
            }
        }
        return "";
    }

    /** Notes a device that its driver says has failed, unless that is known from a fault. */
    void deviceChanged(DeviceNode node) {
        if (node.problem() != null
                && node.problem().code() == ProblemCode.FAILED_POST_START
                && thrown.stream().noneMatch(t -> node.problem().message().contains("" + t))) {
            faults.add(node.problem().message());
        }
    }

    void requestStarted(RealmRequest request) {
        requests.add(request);
    }

    /** What drivers did wrong. */
    Set<String> faults() {
        return faults;
    }

    /** What they threw; null if nothing. */
    Throwable firstThrown() {
        return thrown.isEmpty() ? null : thrown.getFirst();
    }

    /** The requests that are under way. */
    List<RealmRequest> underWay() {
        return requests.stream().filter(RealmRequest::isUnderWay).toList();
    }

    /**
     * What a failed test threw, as a text, with what it may not know of: it waits in vain or sees a
     * wrong status, and here is why. Empty if it knows all.
     */
    String unknownTo(Throwable failure) {
        StringBuilder more = new StringBuilder();
        faults.stream()
                .filter(fault -> !text(failure).contains(fault))
                .forEach(fault -> more.append("\n    ").append(fault));
        underWay().stream()
                .map(RealmRequest::toString)
                .filter(request -> !text(failure).contains(request))
                .forEach(request -> more.append("\n    ").append(request));
        return more.isEmpty() ? "" : text(failure) + "\nand besides:" + more;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
