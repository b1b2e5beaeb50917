package org.backplane.tools.realm;

import org.backplane.pnp.DeviceNode;
import org.backplane.pnp.ProblemCode;
import org.backplane.status.Status;
import org.backplane.wdm.DriverFaults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What drivers did wrong in a realm, in sentences for their authors, and with the place in the
 * driver.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the simulation.
 */
final class RealmFaults implements DriverFaults {

    private static final String UNDER_WAY =
            " is under way; look for the path on which the driver does not complete it";

    private final Set<String> sentences = new LinkedHashSet<>();
    private final List<Throwable> thrown = new ArrayList<>();

    private final RealmCatalog catalog;

    /** Whether a sentence tells of a failure that the test itself brought about. */
    private final Predicate<String> isInjected;

    RealmFaults(RealmCatalog catalog, Predicate<String> isInjected) {
        this.catalog = catalog;
        this.isInjected = isInjected;
    }

    @Override
    public void driverFault(String sentence, Throwable what) {
        if (isInjected.test(sentence + what)) {
            return;
        }
        if (what == null) {
            sentences.add(sentence);
        } else if (sentences.add(sentence + place(sentence, what))) {
            thrown.add(what);
        }
    }

    /** Where in the driver that the sentence names. */
    private String place(String sentence, Throwable what) {
        List<String> packages =
                catalog.driverNames().stream()
                        .filter(name -> sentence.contains(" of " + name + " for "))
                        .map(name -> name.substring(0, name.lastIndexOf('.') + 1))
                        .toList();
        return Stream.of(what.getStackTrace())
                .filter(frame -> packages.stream().anyMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    /** Notes a device that its driver says has failed, unless that is known from a fault. */
    void note(DeviceNode node) {
        if (node.problem() != null
                && node.problem().code() == ProblemCode.FAILED_POST_START
                && !isInjected.test(node.problem().message())
                && thrown.stream().noneMatch(t -> node.problem().message().contains("" + t))) {
            sentences.add(node.problem().message());
        }
    }

    /** All of them; empty if drivers did nothing wrong. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** As {@link #sentences}, and forgets them. */
    List<String> take() {
        List<String> taken = sentences();
        sentences.clear();
        thrown.clear();
        return taken;
    }

    /** The first that drivers threw; null if they threw nothing. */
    Throwable firstThrown() {
        return thrown.isEmpty() ? null : thrown.getFirst();
    }

    /**
     * What a test failed with, and what it may not know of: it waits in vain or sees a wrong
     * status, and here is why. Empty if it knows all.
     */
    String added(Throwable failure, List<RealmRequest> requests) {
        String told = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        List<String> untold =
                Stream.concat(
                                sentences.stream(),
                                requests.stream()
                                        .filter(request -> request.status() == Status.PENDING)
                                        .map(request -> request.name() + UNDER_WAY))
                        .filter(sentence -> !told.contains(sentence))
                        .toList();
        return untold.isEmpty() ? "" : told + "; and besides: " + String.join("; ", untold);
    }
}
