package org.backplane.ddi;

import org.backplane.status.Status;
import org.osgi.annotation.versioning.ProviderType;

import java.util.function.Consumer;

/**
 * A device whose driver decides on the power of its stack: when it idles, whether it wakes itself
 * and the system, and who keeps it in D0 (WDF_POWER_POLICY_EVENT_CALLBACKS and what goes with
 * them). All but registering callbacks is for the power policy owner, and answered with
 * INVALID_DEVICE_REQUEST or INVALID_DEVICE_STATE to others.
 *
 * <p><b>Level:</b> as the methods say. <b>Serialised by:</b> callbacks are registered until
 * device-add returns; the rest may be called at any time and by anybody.
 */
@ProviderType
public interface PowerPolicyDevice {

    /**
     * Says how the device idles while the system works. The first call takes all of the settings; a
     * later one may change the state to go to, the timeout, whether it idles at all, and, except to
     * and from USB selective suspend in a wake-capable way, what the device can do about itself. A
     * device in Dx returns to D0 to decide anew.
     *
     * <p><b>Level:</b> up to DISPATCH, the first call PASSIVE.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the driver does not
     *     own the policy, if there is no power manager, or if a later call changes whether the
     *     system manages the timeout; INVALID_PARAMETER if the settings contradict themselves;
     *     POWER_STATE_INVALID if the device cannot wake from the state
     */
    @Ddi("WdfDeviceAssignS0IdleSettings")
    Device assignS0IdleSettings(S0IdleSettings settings);

    /**
     * Says how the device wakes the system. The first call takes all of the settings, a later one
     * the state to go to and whether it wakes at all; they take effect when the system sleeps next.
     *
     * <p><b>Level:</b> up to DISPATCH, the first call PASSIVE.
     *
     * @throws org.backplane.status.StatusException as {@link #assignS0IdleSettings}
     */
    @Ddi("WdfDeviceAssignSxWakeSettings")
    Device assignSxWakeSettings(SxWakeSettings settings);

    /**
     * Says what the power management framework is to know of a device whose idling the system
     * manages; before the first start.
     *
     * @throws org.backplane.status.StatusException INVALID_DEVICE_REQUEST if the driver does not
     *     own the policy, or the device was started before
     */
    @Ddi("WdfDeviceWdmAssignPowerFrameworkSettings")
    Device wdmAssignPowerFrameworkSettings(Consumer<PowerFrameworkSettings> config);

    /**
     * Brings the device to D0 and keeps it from idling, until {@link #resumeIdle()}; calls nest. It
     * keeps it neither from sleeping with the system nor from being directed down.
     *
     * <p><b>Level:</b> up to DISPATCH; PASSIVE to wait. Not before the first D0 entry, and not to
     * wait from a callback of a power-managed queue or one that runs while the device leaves D0.
     *
     * @param waitForD0 whether to return when the device is in D0
     * @return SUCCESS if it is in D0, PENDING if it goes there; it is kept in both cases
     * @throws org.backplane.status.StatusException INVALID_DEVICE_STATE if the driver does not own
     *     the policy; POWER_STATE_INVALID if the device is not started or its power failed
     */
    @Ddi({"WdfDeviceStopIdle", "WdfDeviceStopIdleActual", "WdfDeviceStopIdleNoTrack"})
    Status stopIdle(boolean waitForD0);

    /**
     * As {@link #stopIdle(boolean)}.
     *
     * @param tag who keeps it, for the list of those who do
     */
    @Ddi("WdfDeviceStopIdleWithTag")
    Status stopIdle(boolean waitForD0, Object tag);

    /** Takes back a {@link #stopIdle(boolean)}. One too many is a fault of the driver. */
    @Ddi({"WdfDeviceResumeIdle", "WdfDeviceResumeIdleActual", "WdfDeviceResumeIdleNoTrack"})
    void resumeIdle();

    /** Takes back a {@link #stopIdle(boolean, Object)}. */
    @Ddi("WdfDeviceResumeIdleWithTag")
    void resumeIdle(Object tag);

    /** The state of the power policy machine; at any level, for people. */
    @Ddi("WdfDeviceGetDevicePowerPolicyState")
    PowerPolicyState devicePowerPolicyState();

    /**
     * EvtDeviceArmWakeFromS0: arms the device to wake itself. I/O has stopped, and the device is
     * still in D0; a StatusException says that it cannot be armed.
     */
    Device evtDeviceArmWakeFromS0(Runnable callback);

    /** EvtDeviceDisarmWakeFromS0: undoes {@link #evtDeviceArmWakeFromS0}; not if that failed. */
    Device evtDeviceDisarmWakeFromS0(Runnable callback);

    /** EvtDeviceWakeFromS0Triggered: the device woke itself; it is disarmed next. */
    Device evtDeviceWakeFromS0Triggered(Runnable callback);

    /** EvtDeviceArmWakeFromSx: arms the device to wake the system. */
    Device evtDeviceArmWakeFromSx(Runnable callback);

    /** EvtDeviceArmWakeFromSxWithReason: as {@link #evtDeviceArmWakeFromSx}, in its place. */
    Device evtDeviceArmWakeFromSxWithReason(EvtDeviceArmWakeFromSxWithReason callback);

    /** EvtDeviceDisarmWakeFromSx: undoes arming, also if that failed. */
    Device evtDeviceDisarmWakeFromSx(Runnable callback);

    /** EvtDeviceWakeFromSxTriggered: the device woke the system; it is disarmed next. */
    Device evtDeviceWakeFromSxTriggered(Runnable callback);
}
