package org.backplane.kmdf.internal.machines;

import org.backplane.kmdf.internal.hardware.WakeInterruptTable;
import org.backplane.kmdf.internal.pnp.PnpTable;
import org.backplane.kmdf.internal.policy.NotOwnerTable;
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
     * @param untaken transitions that the tests of this bundle cannot take, and why
     */
    record Machine(
            StateTable<?, ?, ?> table,
            Map<String, Set<String>> differences,
            Map<String, Set<String>> untaken) {}

    private static final Map<String, Set<String>> PNP_UNTAKEN =
            Map.of(
                    "a function driver's device has gone to FDO_REMOVED before",
                    Set.of("next CHECK_FOR_DEVICE_PRESENCE FINAL"),
                    "enabling interfaces does not fail",
                    Set.of(
                            "next ENABLE_INTERFACES FAILED_POWER_DOWN",
                            "on FAILED_POWER_DOWN PWR_POL_STOP_FAILED FAILED_OWN_HARDWARE"),
                    "resources always match the driver's interrupts: one without is not connected",
                    Set.of(
                            "next STARTING_FROM_STOPPED FAILED",
                            "next RESTART_HARDWARE_AVAILABLE FAILED"),
                    "only a power policy owner sleeps and is woken for a query",
                    Set.of(
                            "on QUERY_REMOVE_ENSURE_DEVICE_AWAKE DEVICE_IN_D0 QUERY_REMOVE_PENDING",
                            "next QUERY_REMOVE_ENSURE_DEVICE_AWAKE STARTED",
                            "on QUERY_STOP_ENSURE_DEVICE_AWAKE DEVICE_IN_D0 QUERY_STOP_PENDING",
                            "next QUERY_STOP_ENSURE_DEVICE_AWAKE STARTED"));

    private static final Map<String, Set<String>> POWER_UNTAKEN =
            Map.of(
                    "no DMA enablers exist yet",
                    Set.of(
                            "next D0_STARTING_DMA_ENABLE INITIAL_DMA_ENABLE_FAILED",
                            "next WAKING_DMA_ENABLE WAKING_DMA_ENABLE_FAILED",
                            "next WAKING_DMA_ENABLE_NP WAKING_DMA_ENABLE_FAILED_NP"),
                    "a file that comes meanwhile is told by an event, which waits until then",
                    Set.of(
                            "next D0_NP DECIDE_D0_STATE",
                            "next D0_BUS_WAKE_OWNER DECIDE_D0_STATE",
                            "next D0_BUS_WAKE_OWNER_NP DECIDE_D0_STATE",
                            "next D0_ARMED_FOR_WAKE DECIDE_D0_STATE",
                            "next D0_ARMED_FOR_WAKE_NP DECIDE_D0_STATE"),
                    "a class extension's half of the step",
                    Set.of(
                            "next D0_STARTING INITIAL_POWER_UP_FAILED_POWER_DOWN",
                            "next D0_STARTING_START_SELF_MANAGED_IO"
                                    + " INITIAL_SELF_MANAGED_IO_FAILED_STARTED",
                            "next START_SELF_MANAGED_IO START_SELF_MANAGED_IO_FAILED_STARTED",
                            "next START_SELF_MANAGED_IO_NP START_SELF_MANAGED_IO_FAILED_STARTED_NP",
                            "next WAKING UP_FAILED_POWER_DOWN",
                            "next WAKING_NP UP_FAILED_POWER_DOWN_NP",
                            "next INITIAL_POWER_UP_FAILED_POWER_DOWN"
                                    + " INITIAL_POWER_UP_FAILED_DEREF_PARENT",
                            "next UP_FAILED_POWER_DOWN UP_FAILED_DEREF_PARENT",
                            "next UP_FAILED_POWER_DOWN_NP UP_FAILED_DEREF_PARENT_NP",
                            "next INITIAL_SELF_MANAGED_IO_FAILED_STARTED"
                                    + " INITIAL_SELF_MANAGED_IO_FAILED",
                            "next START_SELF_MANAGED_IO_FAILED_STARTED"
                                    + " START_SELF_MANAGED_IO_FAILED",
                            "next START_SELF_MANAGED_IO_FAILED_STARTED_NP"
                                    + " START_SELF_MANAGED_IO_FAILED_NP",
                            "next WAKING_POST_HARDWARE_ENABLED WAKING_DMA_ENABLE_FAILED",
                            "next WAKING_POST_HARDWARE_ENABLED WAKING_DMA_ENABLE_FAILED_NP",
                            "next WAKING_POST_HARDWARE_ENABLED WAKING_POST_HARDWARE_ENABLED_FAILED",
                            "next WAKING_POST_HARDWARE_ENABLED"
                                    + " WAKING_POST_HARDWARE_ENABLED_FAILED_NP",
                            "next WAKING_POST_HARDWARE_ENABLED_NP WAKING_DMA_ENABLE_FAILED",
                            "next WAKING_POST_HARDWARE_ENABLED_NP WAKING_DMA_ENABLE_FAILED_NP",
                            "next WAKING_POST_HARDWARE_ENABLED_NP"
                                    + " WAKING_POST_HARDWARE_ENABLED_FAILED",
                            "next WAKING_POST_HARDWARE_ENABLED_NP"
                                    + " WAKING_POST_HARDWARE_ENABLED_FAILED_NP",
                            "next D0_STARTING_POST_HARDWARE_ENABLED INITIAL_DMA_ENABLE_FAILED",
                            "next D0_STARTING_POST_HARDWARE_ENABLED"
                                    + " INITIAL_POST_HARDWARE_ENABLED_FAILED"));

    static final List<Machine> ALL =
            List.of(
                    new Machine(PnpTable.TABLE, Map.of(), PNP_UNTAKEN),
                    new Machine(PowerTable.TABLE, Map.of(), POWER_UNTAKEN),
                    new Machine(NotOwnerTable.TABLE, Map.of(), Map.of()),
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
                                            "+next CLEANING_UP FINAL")),
                            Map.of(
                                    "the power machine does not suspend what is not started",
                                    Set.of(
                                            "on INIT_FAILED SUSPEND INIT_FAILED",
                                            "on STOPPED SUSPEND STOPPED",
                                            "on FAILED SUSPEND FAILED"))),
                    new Machine(
                            WakeInterruptTable.TABLE,
                            Map.of(),
                            Map.of(
                                    "one that has failed is disconnected; it could fire only in"
                                            + " between",
                                    Set.of("on FAILED ISR FAILED"))));

    private Machines() {}
}
