package org.backplane.wdm.security;

import java.util.Set;

/**
 * Who opens a device (ACCESS_TOKEN): a user and the groups that it is in, by their security
 * identifiers.
 *
 * @param name what people call the user
 * @param user the user's identifier, for example {@code S-1-5-21-1-2-3-1001}
 * @param groups the groups' identifiers; every token is in Everyone as well
 */
public record AccessToken(String name, String user, Set<String> groups) {

    /** The VM itself: the system, which is an administrator. */
    public static final AccessToken SYSTEM =
            new AccessToken(
                    "SYSTEM",
                    Sid.LOCAL_SYSTEM,
                    Set.of(Sid.BUILTIN_ADMINISTRATORS, Sid.AUTHENTICATED_USERS));

    /** Keeps a copy of the groups. */
    public AccessToken {
        groups = Set.copyOf(groups);
    }

    /** Whether the user is, or is in, what an identifier stands for. */
    public boolean has(String sid) {
        return sid.equals(Sid.EVERYONE) || sid.equals(user) || groups.contains(sid);
    }
}
