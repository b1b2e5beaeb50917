package org.backplane.kmdf.internal.support;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.GeneralObject;
import org.backplane.kmdf.internal.object.FxObject;
import org.backplane.runtime.Level;

/**
 * An object of the driver's own.
 *
 * <p><b>Serialised by:</b> as {@link FxObject}.
 */
final class FxGeneralObject extends FxParentObject implements GeneralObject {

    private final String name;
    private final ExecutionLevel level;

    FxGeneralObject(FxObject parent, String name, ExecutionLevel level) {
        super(parent);
        this.name = "object " + name + " of " + parent.owner();
        this.level = level;
    }

    /** What is below it may have to wait for callbacks, perhaps for the one that deletes it. */
    @Override
    protected boolean mustDefer() {
        return hasChildren()
                || (level == ExecutionLevel.PASSIVE
                        && dispatcher().currentLevel() != Level.PASSIVE);
    }

    @Override
    public String toString() {
        return name;
    }
}
