package org.backplane.kmdf.internal.object;

/**
 * What the driver attached to an object: a context, or the mark of a type of its own.
 *
 * @param type what it is looked up by
 * @param value the context, or what goes with the mark
 * @param isMark whether it is a mark
 */
record AttachedContext(Class<?> type, Object value, boolean isMark) {

    static final AttachedContext[] NONE = {};

    /** The one of this type and kind; null if there is none. */
    static AttachedContext find(AttachedContext[] all, Class<?> type, boolean isMark) {
        for (AttachedContext attached : all) {
            if (attached.type == type && attached.isMark == isMark) {
                return attached;
            }
        }
        return null;
    }
}
