package org.backplane.kmdf.internal.support;

import org.backplane.ddi.ExecutionLevel;
import org.backplane.ddi.TimerConfig;

/**
 * What a driver said about a timer.
 *
 * <p><b>Serialised by:</b> the method that it was handed to.
 */
final class FxTimerConfig implements TimerConfig {

    boolean automaticSerialization = true;
    ExecutionLevel level = ExecutionLevel.DISPATCH;

    @Override
    public TimerConfig automaticSerialization(boolean yes) {
        automaticSerialization = yes;
        return this;
    }

    @Override
    public TimerConfig executionLevel(ExecutionLevel newLevel) {
        level = newLevel == ExecutionLevel.INHERIT_FROM_PARENT ? ExecutionLevel.DISPATCH : newLevel;
        return this;
    }
}
