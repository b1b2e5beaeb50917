package org.backplane.kmdf.internal.support;

import org.backplane.kmdf.internal.object.FxObject;

/**
 * An object that helps a driver to do its work, with a name for people.
 *
 * <p><b>Serialised by:</b> nothing; constant.
 */
abstract class FxSupportObject extends FxObject {

    private final String name;

    /**
     * Makes an object for {@link FxObject#adopt} of its parent.
     *
     * @param kind what it is, for example {@code "timer"}
     */
    FxSupportObject(FxObject parent, String kind) {
        super(parent);
        this.name = kind + " of " + parent.owner();
    }

    @Override
    public final String toString() {
        return name;
    }
}
