package org.backplane.wdm;

import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a device can do (DEVICE_CAPABILITIES), the result of {@link PnpMinor#QUERY_CAPABILITIES}:
 * the bus driver's answer, which drivers above may change on the way up.
 *
 * @param deviceState the lightest D-state the device may be in, for each system state
 * @param systemWake the deepest system state from which the device can wake the system; null if
 *     from none
 * @param deviceWake the deepest D-state from which the device can wake; null if from none
 * @param wakeFromD0 whether it wakes from D0; and so on for the others
 * @param ejectSupported whether the hardware ejects it
 * @param removable whether it can be removed while the system runs
 * @param lockSupported whether it can be locked in its place
 * @param surpriseRemovalOk whether nobody is to be warned when it is pulled out
 * @param uniqueId whether its instance ID is unique in the system and not on its bus alone; if it
 *     is not, the PnP manager puts a prefix in front that stands for the bus. A device that does
 *     not answer the query at all keeps its instance ID as it is
 * @param rawDeviceOk whether it may be used without a function driver
 * @param silentInstall whether nobody is to be asked anything
 * @param noDisplayInUi whether it is to be hidden
 * @param address its address on the bus; -1 if it has none
 * @param uiNumber its number for people; -1 if it has none
 */
public record DeviceCapabilities(
        Map<SystemPowerState, DevicePowerState> deviceState,
        SystemPowerState systemWake,
        DevicePowerState deviceWake,
        boolean wakeFromD0,
        boolean wakeFromD1,
        boolean wakeFromD2,
        boolean wakeFromD3,
        boolean ejectSupported,
        boolean removable,
        boolean lockSupported,
        boolean surpriseRemovalOk,
        boolean uniqueId,
        boolean rawDeviceOk,
        boolean silentInstall,
        boolean noDisplayInUi,
        int address,
        int uiNumber) {

    /**
     * A device that is D0 in S0 and D3 in all others, can do nothing special, and whose instance ID
     * is its own: a bus says so if it is not.
     */
    public static final DeviceCapabilities DEFAULT =
            new DeviceCapabilities(
                    defaultStates(),
                    null,
                    null,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    -1,
                    -1);

    /** Keeps a copy of the map; states it does not name are D3. */
    public DeviceCapabilities {
        Map<SystemPowerState, DevicePowerState> all = defaultStates();
        all.putAll(deviceState);
        deviceState = Map.copyOf(all);
    }

    /** The same, but for whether the instance ID is unique in the system. */
    public DeviceCapabilities withUniqueId(boolean unique) {
        return with(ejectSupported, removable, surpriseRemovalOk, unique, rawDeviceOk);
    }

    /** The same, but for how the device leaves. */
    public DeviceCapabilities withRemoval(boolean eject, boolean canLeave, boolean bySurprise) {
        return with(eject, canLeave, bySurprise, uniqueId, rawDeviceOk);
    }

    /** The same, but for whether the device may be used without a function driver. */
    public DeviceCapabilities withRawDeviceOk(boolean raw) {
        return with(ejectSupported, removable, surpriseRemovalOk, uniqueId, raw);
    }

    private DeviceCapabilities with(
            boolean eject, boolean canLeave, boolean bySurprise, boolean unique, boolean raw) {
        return new DeviceCapabilities(
                deviceState,
                systemWake,
                deviceWake,
                wakeFromD0,
                wakeFromD1,
                wakeFromD2,
                wakeFromD3,
                eject,
                canLeave,
                lockSupported,
                bySurprise,
                unique,
                raw,
                silentInstall,
                noDisplayInUi,
                address,
                uiNumber);
    }

    private static Map<SystemPowerState, DevicePowerState> defaultStates() {
        Map<SystemPowerState, DevicePowerState> states = new EnumMap<>(SystemPowerState.class);
        for (SystemPowerState state : SystemPowerState.values()) {
            states.put(
                    state,
                    state == SystemPowerState.WORKING ? DevicePowerState.D0 : DevicePowerState.D3);
        }
        return states;
    }
}
