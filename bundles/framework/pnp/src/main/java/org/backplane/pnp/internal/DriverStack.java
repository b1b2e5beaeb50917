package org.backplane.pnp.internal;

import org.backplane.pnp.DriverCandidate;
import org.backplane.pnp.StackEntry;
import org.backplane.wdm.DriverObject;

import java.util.ArrayList;
import java.util.List;

/**
 * The drivers of one device, from loading them to paying the loads back: once each, when their
 * device objects are gone and no call into them is out any more.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the strand of the device, except for {@link
 * #callOut} and {@link #callBack}: children of a bus call them from theirs, and not after they are
 * gone themselves but for calls that had been given up.
 */
final class DriverStack {

    private final PnpContext pnp;

    /** Bottom up; complete before the first call is made. */
    private List<StackMember> members = List.of();

    private boolean dismantled;

    /** The drivers that are on the stack; null while that may change. */
    private List<StackEntry> entries;

    DriverStack(PnpContext pnp) {
        this.pnp = pnp;
    }

    StackMember add(DriverCandidate candidate, DriverObject driver) {
        StackMember member = new StackMember(candidate, driver);
        List<StackMember> more = new ArrayList<>(members);
        more.add(member);
        members = List.copyOf(more);
        return member;
    }

    /** Bottom up. */
    List<StackMember> members() {
        return members;
    }

    /** All drivers have been asked to attach; who is on the stack does not change any more. */
    void complete() {
        entries = entries();
    }

    /** A call through the stack begins: any of its drivers may be running it. */
    void callOut() {
        for (StackMember member : members) {
            member.callOut();
        }
    }

    /** A call through the stack is over. */
    void callBack() {
        for (StackMember member : members) {
            member.callBack();
        }
    }

    /** The device objects of the drivers are gone. */
    void dismantled() {
        dismantled = true;
    }

    /** Pays back what can be paid back, top down. */
    void settle() {
        if (dismantled) {
            members.reversed().forEach(this::releaseIfQuiet);
        }
    }

    /** What goes wrong while a driver is unloaded must not keep the device from going. */
    private void releaseIfQuiet(StackMember member) {
        try {
            member.releaseIfQuiet(pnp.catalog());
        } catch (RuntimeException e) {
            pnp.announcer()
                    .odd(
                            "The release of driver %s failed: %s."
                                    .formatted(
                                            Sentences.driver(member.candidate()),
                                            Sentences.thrown(e)));
        }
    }

    boolean isReleased() {
        for (StackMember member : members) {
            if (!member.isReleased()) {
                return false;
            }
        }
        return true;
    }

    /** The drivers that are on the stack, top to bottom. */
    List<StackEntry> entries() {
        List<StackEntry> known = entries;
        if (known == null) {
            known =
                    members.reversed().stream()
                            .filter(StackMember::isAttached)
                            .map(member -> entry(member.candidate()))
                            .toList();
        }
        return known;
    }

    private static StackEntry entry(DriverCandidate candidate) {
        return new StackEntry(candidate.role(), candidate.name(), candidate.packageId());
    }
}
