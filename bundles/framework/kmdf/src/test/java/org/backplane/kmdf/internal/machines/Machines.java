package org.backplane.kmdf.internal.machines;

import org.backplane.kmdf.internal.hardware.WakeInterruptTable;
import org.backplane.kmdf.internal.pnp.PnpTable;
import org.backplane.kmdf.internal.policy.DevicePowerRequirementTable;
import org.backplane.kmdf.internal.policy.NotOwnerTable;
import org.backplane.kmdf.internal.policy.PowerIdleTable;
import org.backplane.kmdf.internal.policy.PowerPolicyTable;
import org.backplane.kmdf.internal.power.PowerTable;
import org.backplane.kmdf.internal.power.SelfManagedIo;
import org.backplane.kmdf.internal.state.StateTable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** All machines of a device, and where and why they differ from KMDF's: a line for each. */
final class Machines {

    /**
     * A machine.
     *
     * @param differences facts about KMDF's machine that do not hold here, with {@code -} before
     *     them, and those that hold here alone, with {@code +}; and why
     */
    record Machine(StateTable<?, ?, ?> table, Map<String, Set<String>> differences) {}

    static final List<Machine> ALL =
            List.of(
                    new Machine(
                            PnpTable.TABLE,
                            Map.of(
                                    "a child that the hardware did not let go is removed already,"
                                            + " and may leave as any such child, which KMDF's"
                                            + " list forgets",
                                    Set.of(
                                            "+on EJECT_FAILED REMOVE CHECK_FOR_DEVICE_PRESENCE",
                                            "+on EJECT_FAILED PARENT_REMOVED PDO_REMOVED"))),
                    new Machine(PowerTable.TABLE, Map.of()),
                    new Machine(
                            PowerPolicyTable.TABLE,
                            Map.of(
                                    "the state has a row for it, which KMDF's list forgets",
                                    Set.of("-ignores STARTING POWER_UP_FAILED"))),
                    new Machine(NotOwnerTable.TABLE, Map.of()),
                    new Machine(PowerIdleTable.TABLE, Map.of()),
                    new Machine(DevicePowerRequirementTable.TABLE, Map.of()),
                    new Machine(
                            SelfManagedIo.TABLE,
                            Map.of(
                                    "the two states that only a class extension leads to are left"
                                            + " out",
                                    Set.of(
                                            "-state INIT_STARTED_FAILED_POST",
                                            "-state RESTARTED_FAILED_POST",
                                            "-next INIT CREATED",
                                            "-next INIT INIT_STARTED_FAILED_POST",
                                            "-next INIT_STARTED_FAILED_POST INIT_FAILED",
                                            "-next RESTARTING RESTARTED_FAILED_POST",
                                            "-next RESTARTED_FAILED_POST FAILED"),
                                    "CLEANUP is an event here",
                                    Set.of(
                                            "-state CLEANUP",
                                            "+state CLEANING_UP",
                                            "-on FLUSHED CLEANUP CLEANUP",
                                            "+on FLUSHED CLEANUP CLEANING_UP",
                                            "-next CLEANUP FINAL",
                                            "+next CLEANING_UP FINAL"))),
                    new Machine(WakeInterruptTable.TABLE, Map.of()));

    private Machines() {}
}
