package org.backplane.kmdf.internal.pnp;

import static org.backplane.ddi.PnpState.CHECK_FOR_DEVICE_PRESENCE;
import static org.backplane.ddi.PnpState.EJECTED_WAITING_FOR_REMOVE;
import static org.backplane.ddi.PnpState.EJECT_FAILED;
import static org.backplane.ddi.PnpState.EJECT_HARDWARE;
import static org.backplane.ddi.PnpState.ENABLE_INTERFACES;
import static org.backplane.ddi.PnpState.FAILED;
import static org.backplane.ddi.PnpState.FAILED_INIT;
import static org.backplane.ddi.PnpState.FAILED_IO_STARTING;
import static org.backplane.ddi.PnpState.FAILED_OWN_HARDWARE;
import static org.backplane.ddi.PnpState.FAILED_POWER_DOWN;
import static org.backplane.ddi.PnpState.FAILED_POWER_POLICY_REMOVED;
import static org.backplane.ddi.PnpState.FAILED_STARTED;
import static org.backplane.ddi.PnpState.FAILED_SURPRISE_REMOVED;
import static org.backplane.ddi.PnpState.FAILED_WAIT_FOR_REMOVE;
import static org.backplane.ddi.PnpState.FDO_REMOVED;
import static org.backplane.ddi.PnpState.FINAL;
import static org.backplane.ddi.PnpState.HARDWARE_AVAILABLE;
import static org.backplane.ddi.PnpState.HARDWARE_AVAILABLE_POWER_POLICY_FAILED;
import static org.backplane.ddi.PnpState.INIT;
import static org.backplane.ddi.PnpState.INIT_QUERY_REMOVE;
import static org.backplane.ddi.PnpState.INIT_QUERY_REMOVE_CANCELED;
import static org.backplane.ddi.PnpState.INIT_STARTING;
import static org.backplane.ddi.PnpState.INIT_SURPRISE_REMOVED;
import static org.backplane.ddi.PnpState.OBJECT_CREATED;
import static org.backplane.ddi.PnpState.PDO_INIT_FAILED;
import static org.backplane.ddi.PnpState.PDO_REMOVED;
import static org.backplane.ddi.PnpState.PDO_RESTART;
import static org.backplane.ddi.PnpState.QUERIED_REMOVING;
import static org.backplane.ddi.PnpState.QUERIED_SURPRISE_REMOVE;
import static org.backplane.ddi.PnpState.QUERY_CANCELED;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_ASK_DRIVER;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_PENDING;
import static org.backplane.ddi.PnpState.QUERY_REMOVE_STATIC_CHECK;
import static org.backplane.ddi.PnpState.QUERY_STOP_ASK_DRIVER;
import static org.backplane.ddi.PnpState.QUERY_STOP_ENSURE_DEVICE_AWAKE;
import static org.backplane.ddi.PnpState.QUERY_STOP_PENDING;
import static org.backplane.ddi.PnpState.QUERY_STOP_STATIC_CHECK;
import static org.backplane.ddi.PnpState.REMOVED;
import static org.backplane.ddi.PnpState.REMOVED_CHILDREN_REMOVED;
import static org.backplane.ddi.PnpState.REMOVED_PDO_SURPRISE_REMOVED;
import static org.backplane.ddi.PnpState.REMOVED_PDO_WAIT;
import static org.backplane.ddi.PnpState.REMOVED_WAIT_FOR_CHILDREN;
import static org.backplane.ddi.PnpState.REMOVING_DISABLE_INTERFACES;
import static org.backplane.ddi.PnpState.RESTART;
import static org.backplane.ddi.PnpState.RESTARTING;
import static org.backplane.ddi.PnpState.RESTART_HARDWARE_AVAILABLE;
import static org.backplane.ddi.PnpState.RESTART_RELEASE_HARDWARE;
import static org.backplane.ddi.PnpState.STARTED;
import static org.backplane.ddi.PnpState.STARTED_CANCEL_REMOVE;
import static org.backplane.ddi.PnpState.STARTED_CANCEL_STOP;
import static org.backplane.ddi.PnpState.STARTED_REMOVING;
import static org.backplane.ddi.PnpState.STARTED_STOPPING;
import static org.backplane.ddi.PnpState.STARTING_FROM_STOPPED;
import static org.backplane.ddi.PnpState.STOPPED;
import static org.backplane.ddi.PnpState.STOPPED_WAIT_FOR_START_COMPLETION;
import static org.backplane.ddi.PnpState.SURPRISE_REMOVE;
import static org.backplane.ddi.PnpState.SURPRISE_REMOVE_IO_STARTED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.ADD_DEVICE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.CANCEL_REMOVE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.CANCEL_STOP;
import static org.backplane.kmdf.internal.pnp.PnpEvent.CHILDREN_REMOVAL_COMPLETE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.DEVICE_IN_D0;
import static org.backplane.kmdf.internal.pnp.PnpEvent.EJECT;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PARENT_REMOVED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.POWER_DOWN_FAILED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.POWER_UP_FAILED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PWR_POL_REMOVED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PWR_POL_STARTED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PWR_POL_START_FAILED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PWR_POL_STOPPED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.PWR_POL_STOP_FAILED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.QUERY_REMOVE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.QUERY_STOP;
import static org.backplane.kmdf.internal.pnp.PnpEvent.REMOVE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.START_DEVICE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.START_DEVICE_COMPLETE;
import static org.backplane.kmdf.internal.pnp.PnpEvent.START_DEVICE_FAILED;
import static org.backplane.kmdf.internal.pnp.PnpEvent.STOP;

import org.backplane.ddi.PnpState;
import org.backplane.kmdf.internal.state.StateTable;

/** The PnP machine of a device: KMDF's states and transitions. */
public final class PnpTable {

    /** The table. */
    public static final StateTable<PnpState, PnpEvent, FxPkgPnp> TABLE =
            StateTable.<PnpState, PnpEvent, FxPkgPnp>startingIn(OBJECT_CREATED, PnpEvent.class)
                    .named("PnP")
                    .priority(
                            PWR_POL_STARTED,
                            PWR_POL_START_FAILED,
                            PWR_POL_STOPPED,
                            PWR_POL_STOP_FAILED,
                            DEVICE_IN_D0,
                            PWR_POL_REMOVED)
                    .open(
                            OBJECT_CREATED,
                            EJECT_FAILED,
                            EJECTED_WAITING_FOR_REMOVE,
                            INIT,
                            INIT_STARTING,
                            QUERY_REMOVE_PENDING,
                            QUERY_STOP_PENDING,
                            REMOVED_PDO_WAIT,
                            STARTED,
                            STARTED_REMOVING,
                            STOPPED,
                            STOPPED_WAIT_FOR_START_COMPLETION,
                            STARTED_STOPPING,
                            INIT_QUERY_REMOVE,
                            INIT_QUERY_REMOVE_CANCELED,
                            REMOVED_WAIT_FOR_CHILDREN,
                            FAILED_WAIT_FOR_REMOVE,
                            RESTART_RELEASE_HARDWARE,
                            RESTART_HARDWARE_AVAILABLE,
                            FINAL,
                            REMOVED_CHILDREN_REMOVED)
                    .ignores(EJECTED_WAITING_FOR_REMOVE, PnpEvent.SURPRISE_REMOVE)
                    .ignores(HARDWARE_AVAILABLE, POWER_UP_FAILED)
                    .ignores(QUERIED_REMOVING, POWER_DOWN_FAILED, POWER_UP_FAILED)
                    .ignores(REMOVED_PDO_WAIT, CANCEL_REMOVE, QUERY_REMOVE, POWER_DOWN_FAILED)
                    .ignores(RESTARTING, POWER_UP_FAILED)
                    .ignores(STARTED_REMOVING, POWER_UP_FAILED, POWER_DOWN_FAILED)
                    .ignores(STARTED_STOPPING, POWER_UP_FAILED, POWER_DOWN_FAILED)
                    .ignores(REMOVED_WAIT_FOR_CHILDREN, POWER_DOWN_FAILED)
                    .ignores(FAILED_POWER_DOWN, POWER_DOWN_FAILED)
                    .ignores(FAILED_IO_STARTING, POWER_DOWN_FAILED, POWER_UP_FAILED)
                    .ignores(
                            FAILED_WAIT_FOR_REMOVE,
                            POWER_UP_FAILED,
                            POWER_DOWN_FAILED,
                            QUERY_REMOVE,
                            CANCEL_STOP,
                            CANCEL_REMOVE)
                    .ignores(RESTART, POWER_UP_FAILED, POWER_DOWN_FAILED)
                    .ignores(RESTART_RELEASE_HARDWARE, POWER_DOWN_FAILED)
                    .ignores(RESTART_HARDWARE_AVAILABLE, POWER_UP_FAILED)
                    .ignores(FINAL, POWER_DOWN_FAILED)
                    .enteredFromOutside(PDO_INIT_FAILED)
                    .last(FINAL)
                    // Before the first start.
                    .on(OBJECT_CREATED, ADD_DEVICE, INIT)
                    .enter(INIT, PnpStarting::init)
                    .on(INIT, START_DEVICE, INIT_STARTING)
                    .on(INIT, QUERY_REMOVE, INIT_QUERY_REMOVE)
                    .on(INIT, REMOVE, REMOVED)
                    .on(INIT, PARENT_REMOVED, REMOVED)
                    .on(INIT, PnpEvent.SURPRISE_REMOVE, INIT_SURPRISE_REMOVED)
                    .on(INIT, EJECT, EJECT_HARDWARE)
                    .on(INIT_STARTING, START_DEVICE_COMPLETE, HARDWARE_AVAILABLE)
                    .on(INIT_STARTING, START_DEVICE_FAILED, INIT)
                    .enter(INIT_STARTING, PnpStarting::initStarting, HARDWARE_AVAILABLE)
                    .on(INIT_QUERY_REMOVE, REMOVE, REMOVED)
                    .on(INIT_QUERY_REMOVE, CANCEL_REMOVE, INIT_QUERY_REMOVE_CANCELED)
                    .enter(INIT_QUERY_REMOVE, PnpQuerying::pending)
                    .enter(INIT_QUERY_REMOVE_CANCELED, PnpQuerying::backToInit, INIT)
                    .enter(INIT_SURPRISE_REMOVED, PnpFailing::initSurpriseRemoved, INIT)

                    // Starting.
                    .on(HARDWARE_AVAILABLE, PWR_POL_STARTED, ENABLE_INTERFACES)
                    .on(
                            HARDWARE_AVAILABLE,
                            PWR_POL_START_FAILED,
                            HARDWARE_AVAILABLE_POWER_POLICY_FAILED)
                    .enter(
                            HARDWARE_AVAILABLE,
                            PnpStarting::hardwareAvailable,
                            FAILED_INIT,
                            FAILED_OWN_HARDWARE)
                    .enter(
                            HARDWARE_AVAILABLE_POWER_POLICY_FAILED,
                            PnpStarting::powerPolicyFailed,
                            FAILED_OWN_HARDWARE)
                    .enter(
                            ENABLE_INTERFACES,
                            PnpStarting::enableInterfaces,
                            FAILED_POWER_DOWN,
                            STARTED)
                    .on(STARTED, QUERY_REMOVE, QUERY_REMOVE_STATIC_CHECK)
                    .on(STARTED, QUERY_STOP, QUERY_STOP_STATIC_CHECK)
                    .on(STARTED, CANCEL_STOP, STARTED_CANCEL_STOP)
                    .on(STARTED, CANCEL_REMOVE, STARTED_CANCEL_REMOVE)
                    .on(STARTED, REMOVE, STARTED_REMOVING)
                    .on(STARTED, PnpEvent.SURPRISE_REMOVE, SURPRISE_REMOVE_IO_STARTED)
                    .on(STARTED, POWER_UP_FAILED, FAILED_IO_STARTING)
                    .on(STARTED, POWER_DOWN_FAILED, FAILED_POWER_DOWN)
                    .on(STARTED, START_DEVICE, RESTART)
                    .enter(STARTED, PnpStarting::started)
                    .enter(STARTED_CANCEL_STOP, _ -> STARTED, STARTED)
                    .enter(STARTED_CANCEL_REMOVE, _ -> STARTED, STARTED)

                    // Being asked.
                    .enter(
                            QUERY_REMOVE_STATIC_CHECK,
                            PnpQuerying::removeStaticCheck,
                            STARTED,
                            QUERY_REMOVE_ASK_DRIVER)
                    .enter(
                            QUERY_REMOVE_ASK_DRIVER,
                            PnpQuerying::removeAskDriver,
                            QUERY_REMOVE_ENSURE_DEVICE_AWAKE,
                            STARTED)
                    .on(QUERY_REMOVE_ENSURE_DEVICE_AWAKE, DEVICE_IN_D0, QUERY_REMOVE_PENDING)
                    .enter(
                            QUERY_REMOVE_ENSURE_DEVICE_AWAKE,
                            PnpQuerying::removeEnsureAwake,
                            QUERY_REMOVE_PENDING,
                            STARTED)
                    .on(QUERY_REMOVE_PENDING, REMOVE, QUERIED_REMOVING)
                    .on(QUERY_REMOVE_PENDING, CANCEL_REMOVE, QUERY_CANCELED)
                    .trap(QUERY_REMOVE_PENDING, PnpEvent.SURPRISE_REMOVE, QUERIED_SURPRISE_REMOVE)
                    .enter(QUERY_REMOVE_PENDING, PnpQuerying::pending)
                    .enter(
                            QUERY_STOP_STATIC_CHECK,
                            PnpQuerying::stopStaticCheck,
                            STARTED,
                            QUERY_STOP_ASK_DRIVER)
                    .enter(
                            QUERY_STOP_ASK_DRIVER,
                            PnpQuerying::stopAskDriver,
                            QUERY_STOP_ENSURE_DEVICE_AWAKE,
                            STARTED)
                    .on(QUERY_STOP_ENSURE_DEVICE_AWAKE, DEVICE_IN_D0, QUERY_STOP_PENDING)
                    .enter(
                            QUERY_STOP_ENSURE_DEVICE_AWAKE,
                            PnpQuerying::stopEnsureAwake,
                            QUERY_STOP_PENDING,
                            STARTED)
                    .on(QUERY_STOP_PENDING, STOP, STARTED_STOPPING)
                    .on(QUERY_STOP_PENDING, CANCEL_STOP, QUERY_CANCELED)
                    .trap(QUERY_STOP_PENDING, PnpEvent.SURPRISE_REMOVE, QUERIED_SURPRISE_REMOVE)
                    .enter(QUERY_STOP_PENDING, PnpQuerying::pending)
                    .enter(QUERY_CANCELED, PnpQuerying::canceled, STARTED)

                    // Stopping, and starting again.
                    .on(STARTED_STOPPING, PWR_POL_STOPPED, STOPPED)
                    .on(STARTED_STOPPING, PWR_POL_STOP_FAILED, FAILED_OWN_HARDWARE)
                    .enter(STARTED_STOPPING, PnpStopping::powerDownQueried)
                    .on(STOPPED, START_DEVICE, STOPPED_WAIT_FOR_START_COMPLETION)
                    .on(STOPPED, PnpEvent.SURPRISE_REMOVE, SURPRISE_REMOVE)
                    .enter(STOPPED, PnpStopping::stopped, FAILED)
                    .on(
                            STOPPED_WAIT_FOR_START_COMPLETION,
                            START_DEVICE_COMPLETE,
                            STARTING_FROM_STOPPED)
                    .trap(STOPPED_WAIT_FOR_START_COMPLETION, START_DEVICE_FAILED, FAILED)
                    .enter(
                            STOPPED_WAIT_FOR_START_COMPLETION,
                            PnpStopping::waitForStartCompletion,
                            STARTING_FROM_STOPPED)
                    .enter(
                            STARTING_FROM_STOPPED,
                            PnpStopping::startingFromStopped,
                            FAILED,
                            FAILED_OWN_HARDWARE,
                            RESTARTING)
                    .on(RESTARTING, PWR_POL_STARTED, STARTED)
                    .on(RESTARTING, PWR_POL_START_FAILED, HARDWARE_AVAILABLE_POWER_POLICY_FAILED)
                    .enter(RESTARTING, PnpStopping::powerUp)
                    .on(RESTART, PWR_POL_STOPPED, RESTART_RELEASE_HARDWARE)
                    .on(RESTART, PWR_POL_STOP_FAILED, HARDWARE_AVAILABLE_POWER_POLICY_FAILED)
                    .enter(RESTART, PnpStopping::powerDown)
                    .on(RESTART_RELEASE_HARDWARE, START_DEVICE_COMPLETE, RESTART_HARDWARE_AVAILABLE)
                    .trap(RESTART_RELEASE_HARDWARE, START_DEVICE_FAILED, FAILED)
                    .enter(
                            RESTART_RELEASE_HARDWARE,
                            PnpStopping::restartReleaseHardware,
                            FAILED,
                            RESTART_HARDWARE_AVAILABLE)
                    .on(RESTART_HARDWARE_AVAILABLE, PWR_POL_STARTED, STARTED)
                    .on(
                            RESTART_HARDWARE_AVAILABLE,
                            PWR_POL_START_FAILED,
                            HARDWARE_AVAILABLE_POWER_POLICY_FAILED)
                    .enter(
                            RESTART_HARDWARE_AVAILABLE,
                            PnpStarting::prepareAndPowerUp,
                            FAILED,
                            FAILED_OWN_HARDWARE)

                    // Being removed.
                    .on(QUERIED_REMOVING, PWR_POL_STOPPED, REMOVING_DISABLE_INTERFACES)
                    .on(QUERIED_REMOVING, PWR_POL_STOP_FAILED, REMOVING_DISABLE_INTERFACES)
                    .enter(QUERIED_REMOVING, PnpStopping::powerDownForGoodQueried)
                    .on(STARTED_REMOVING, PWR_POL_STOPPED, REMOVING_DISABLE_INTERFACES)
                    .on(STARTED_REMOVING, PWR_POL_STOP_FAILED, REMOVING_DISABLE_INTERFACES)
                    .enter(STARTED_REMOVING, PnpStopping::powerDownForGood)
                    .on(REMOVING_DISABLE_INTERFACES, PWR_POL_REMOVED, REMOVED)
                    .enter(REMOVING_DISABLE_INTERFACES, PnpRemoving::disableInterfaces)
                    .enter(
                            REMOVED,
                            PnpRemoving::removed,
                            REMOVED_WAIT_FOR_CHILDREN,
                            REMOVED_CHILDREN_REMOVED)
                    .on(
                            REMOVED_WAIT_FOR_CHILDREN,
                            CHILDREN_REMOVAL_COMPLETE,
                            REMOVED_CHILDREN_REMOVED)
                    .enter(
                            REMOVED_CHILDREN_REMOVED,
                            FxPkgPnp::postRemoveState,
                            FDO_REMOVED,
                            CHECK_FOR_DEVICE_PRESENCE)
                    .enter(
                            CHECK_FOR_DEVICE_PRESENCE,
                            FxPkgPnp::checkForDevicePresence,
                            FINAL,
                            PDO_REMOVED,
                            REMOVED_PDO_WAIT)
                    .enter(FDO_REMOVED, PnpRemoving::endOfContents, FINAL)
                    .enter(PDO_REMOVED, PnpRemoving::endOfContents, FINAL)
                    .on(REMOVED_PDO_WAIT, EJECT, EJECT_HARDWARE)
                    .on(REMOVED_PDO_WAIT, START_DEVICE, PDO_RESTART)
                    .on(REMOVED_PDO_WAIT, REMOVE, CHECK_FOR_DEVICE_PRESENCE)
                    .on(REMOVED_PDO_WAIT, PARENT_REMOVED, PDO_REMOVED)
                    .on(REMOVED_PDO_WAIT, PnpEvent.SURPRISE_REMOVE, REMOVED_PDO_SURPRISE_REMOVED)
                    .enter(REMOVED_PDO_WAIT, PnpRemoving::pdoWait)
                    .enter(
                            REMOVED_PDO_SURPRISE_REMOVED,
                            PnpRemoving::pdoSurpriseRemoved,
                            REMOVED_PDO_WAIT)
                    .enter(PDO_RESTART, PnpStarting::pdoRestart, HARDWARE_AVAILABLE)
                    .enter(PDO_INIT_FAILED, PnpRemoving::endOfContents, FINAL)
                    .enter(
                            EJECT_HARDWARE,
                            PnpRemoving::ejectHardware,
                            EJECTED_WAITING_FOR_REMOVE,
                            EJECT_FAILED)
                    .on(EJECT_FAILED, START_DEVICE, PDO_RESTART)
                    .on(EJECT_FAILED, REMOVE, CHECK_FOR_DEVICE_PRESENCE)
                    .on(EJECT_FAILED, PARENT_REMOVED, PDO_REMOVED)
                    .trap(EJECT_FAILED, PnpEvent.SURPRISE_REMOVE, SURPRISE_REMOVE)
                    .on(EJECTED_WAITING_FOR_REMOVE, REMOVE, PDO_REMOVED)
                    .enter(FINAL, PnpRemoving::reachedFinal)

                    // Gone by surprise, or failed.
                    .enter(
                            QUERIED_SURPRISE_REMOVE,
                            PnpFailing::queriedSurpriseRemove,
                            SURPRISE_REMOVE_IO_STARTED)
                    .enter(SURPRISE_REMOVE, PnpFailing::surpriseRemove, FAILED)
                    .enter(
                            SURPRISE_REMOVE_IO_STARTED,
                            PnpFailing::surpriseRemoveIoStarted,
                            FAILED_IO_STARTING)
                    .enter(FAILED_INIT, PnpStarting::failedInit, INIT)
                    .on(FAILED_IO_STARTING, PWR_POL_STOPPED, FAILED_OWN_HARDWARE)
                    .on(FAILED_IO_STARTING, PWR_POL_STOP_FAILED, FAILED_OWN_HARDWARE)
                    .enter(FAILED_IO_STARTING, PnpFailing::ioStarting)
                    .on(FAILED_POWER_DOWN, PWR_POL_STOPPED, FAILED_OWN_HARDWARE)
                    .on(FAILED_POWER_DOWN, PWR_POL_STOP_FAILED, FAILED_OWN_HARDWARE)
                    .enter(FAILED_POWER_DOWN, PnpStopping::powerDownForGood)
                    .enter(FAILED_OWN_HARDWARE, PnpFailing::ownHardware, FAILED)
                    .on(FAILED, PWR_POL_REMOVED, FAILED_POWER_POLICY_REMOVED)
                    .enter(FAILED, PnpFailing::failed)
                    .enter(
                            FAILED_POWER_POLICY_REMOVED,
                            PnpFailing::powerPolicyRemoved,
                            FAILED_WAIT_FOR_REMOVE)
                    .on(FAILED_WAIT_FOR_REMOVE, REMOVE, REMOVED)
                    .on(FAILED_WAIT_FOR_REMOVE, PnpEvent.SURPRISE_REMOVE, FAILED_SURPRISE_REMOVED)
                    .trap(FAILED_WAIT_FOR_REMOVE, START_DEVICE, FAILED_STARTED)
                    .enter(FAILED_STARTED, PnpStarting::failedStarted, FAILED_WAIT_FOR_REMOVE)
                    .enter(
                            FAILED_SURPRISE_REMOVED,
                            PnpFailing::failedSurpriseRemoved,
                            FAILED_WAIT_FOR_REMOVE)
                    .build();

    private PnpTable() {}
}
