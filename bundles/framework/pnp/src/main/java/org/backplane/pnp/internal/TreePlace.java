package org.backplane.pnp.internal;

import org.backplane.runtime.Event;

/**
 * Where a node sits in the tree: links instead of collections, because a bus may have a hundred
 * thousand children.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> the lock of the {@link DeviceTree}, which alone uses
 * the fields.
 */
abstract class TreePlace {

    DevNode firstChild;
    DevNode lastChild;
    DevNode previousSibling;
    DevNode nextSibling;
    boolean inTree;
    boolean leaving;

    /** Set by an enumeration to those who are still there. */
    int seen;

    /** The instance path that the node owns; null if none. */
    String claimed;

    /** The instance path that it waits for; null if none. */
    String wanted;

    /** Children whose end has not been announced yet. */
    int remaining;

    /** Signalled when there are none; null while nobody waits. */
    Event childless;
}
