package org.backplane.kmdf.internal.power;

import org.backplane.ddi.PowerState;
import org.backplane.kmdf.internal.callback.Outcome;
import org.backplane.status.Status;

/**
 * What the power machine of a child does with its bus, which has to be in D0 while the child is.
 */
final class PowerParent {

    private PowerParent() {}

    /** Asks the bus whether the child may power up, and where that leads. */
    static PowerState check(
            PowerMachine power, PowerState failed, PowerState mayGo, PowerState hasToWait) {
        power.begin();
        PowerHost bus = power.host().powerParent();
        if (bus == null || power.isParentReferenced()) {
            return mayGo;
        }
        Status answer = bus.policy().referenceForChild();
        if (answer.isError()) {
            power.note(
                    new Outcome(
                            answer,
                            power.device().instanceId()
                                    + " cannot go to D0 because its bus "
                                    + bus.device().instanceId()
                                    + " does not: "
                                    + answer));
            return failed;
        }
        power.parentReferenced(true);
        return answer == Status.PENDING ? hasToWait : mayGo;
    }

    /** The child needs its bus no longer (PowerParentPowerDereference). */
    static void dereference(PowerMachine power) {
        if (power.isParentReferenced()) {
            power.parentReferenced(false);
            power.host().powerParent().policy().dereferenceForChild();
        }
    }
}
