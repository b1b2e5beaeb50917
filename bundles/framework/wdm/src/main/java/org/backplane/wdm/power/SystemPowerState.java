package org.backplane.wdm.power;

/** Power states of the whole system (SYSTEM_POWER_STATE), from the lightest to the deepest. */
public enum SystemPowerState {
    /** S0: running. */
    WORKING("S0"),
    /** S1: processors stopped. */
    SLEEPING1("S1"),
    /** S2: processors off. */
    SLEEPING2("S2"),
    /** S3: only memory is powered. */
    SLEEPING3("S3"),
    /** S4: memory is saved, power is off. */
    HIBERNATE("S4"),
    /** S5: off. */
    SHUTDOWN("S5");

    private final String text;

    SystemPowerState(String text) {
        this.text = text;
    }

    /** Whether this state is deeper than another one. */
    public boolean isDeeperThan(SystemPowerState other) {
        return compareTo(other) > 0;
    }

    /** The short name, {@code S3}. */
    @Override
    public String toString() {
        return text;
    }
}
