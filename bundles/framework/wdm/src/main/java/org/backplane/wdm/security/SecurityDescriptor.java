package org.backplane.wdm.security;

import java.util.List;

/**
 * Who may do what with a device (SECURITY_DESCRIPTOR).
 *
 * <pre>{@code
 * SecurityDescriptor.parse("D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GR;;;WD)");
 * }</pre>
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; immutable.
 */
public final class SecurityDescriptor {

    /**
     * An entry of the access control list.
     *
     * @param allows whether it grants the rights, or denies them
     * @param rights mapped to a device's own rights
     * @param sid to whom
     */
    record Ace(boolean allows, int rights, String sid) {}

    private final String sddl;
    private final String owner;

    /** Null if there is no list, and everybody may do everything. */
    private final List<Ace> dacl;

    SecurityDescriptor(String sddl, String owner, List<Ace> dacl) {
        this.sddl = sddl;
        this.owner = owner;
        this.dacl = dacl;
    }

    /**
     * Reads a descriptor written in the security descriptor definition language: owner, group, and
     * a discretionary list of entries that allow and deny. An audit list is read and has no effect.
     *
     * @throws org.backplane.status.StatusException INVALID_PARAMETER, with the place and the reason
     */
    public static SecurityDescriptor parse(String sddl) {
        return new SddlParser(sddl).parse();
    }

    /**
     * Which of the desired rights a token does not get (SeAccessCheck): the entries are looked at
     * in order, and what one of them settles, a later one does not change. The owner may read the
     * descriptor and change the list in any case.
     *
     * @param desired rights, generic ones too
     * @return 0 if it gets all of them
     */
    public int missing(AccessToken token, int desired) {
        int wanted = AccessMask.map(desired);
        if (dacl == null) {
            return 0;
        }
        if (owner != null && token.has(owner)) {
            wanted &= ~(AccessMask.READ_CONTROL | AccessMask.WRITE_DAC);
        }
        int denied = 0;
        for (Ace ace : dacl) {
            if (token.has(ace.sid)) {
                if (ace.allows) {
                    wanted &= ~(ace.rights & ~denied);
                } else {
                    denied |= ace.rights & wanted;
                }
            }
        }
        return wanted;
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return sddl;
    }
}
