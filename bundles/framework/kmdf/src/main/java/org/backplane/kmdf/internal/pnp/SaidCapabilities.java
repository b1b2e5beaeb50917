package org.backplane.kmdf.internal.pnp;

import org.backplane.ddi.PnpCapabilities;
import org.backplane.ddi.PowerCapabilities;
import org.backplane.wdm.DeviceCapabilities;
import org.backplane.wdm.power.DevicePowerState;
import org.backplane.wdm.power.SystemPowerState;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a driver said of its device's abilities; what it did not mention is as others say.
 *
 * <p><b>Serialised by:</b> filled by one call of the driver, constant afterwards.
 */
final class SaidCapabilities implements PnpCapabilities {

    private enum Ability {
        LOCK,
        EJECT,
        REMOVABLE,
        UNIQUE_ID,
        SILENT_INSTALL,
        SURPRISE_REMOVAL_OK,
        NO_DISPLAY_IN_UI,
        WAKE_FROM_D0,
        WAKE_FROM_D1,
        WAKE_FROM_D2,
        WAKE_FROM_D3
    }

    private final Map<Ability, Boolean> abilities = new EnumMap<>(Ability.class);
    private final Map<SystemPowerState, DevicePowerState> states =
            new EnumMap<>(SystemPowerState.class);
    private Integer address;
    private Integer uiNumber;
    private SystemPowerState systemWake;
    private DevicePowerState deviceWake;

    private SaidCapabilities() {}

    /** A copy of what was said so far, to say more. */
    static SaidCapabilities after(SaidCapabilities before) {
        SaidCapabilities said = new SaidCapabilities();
        if (before != null) {
            said.abilities.putAll(before.abilities);
            said.states.putAll(before.states);
            said.address = before.address;
            said.uiNumber = before.uiNumber;
            said.systemWake = before.systemWake;
            said.deviceWake = before.deviceWake;
        }
        return said;
    }

    private SaidCapabilities say(Ability ability, boolean yes) {
        abilities.put(ability, yes);
        return this;
    }

    @Override
    public PnpCapabilities lockSupported(boolean yes) {
        return say(Ability.LOCK, yes);
    }

    @Override
    public PnpCapabilities ejectSupported(boolean yes) {
        return say(Ability.EJECT, yes);
    }

    @Override
    public PnpCapabilities removable(boolean yes) {
        return say(Ability.REMOVABLE, yes);
    }

    @Override
    public PnpCapabilities uniqueId(boolean yes) {
        return say(Ability.UNIQUE_ID, yes);
    }

    @Override
    public PnpCapabilities silentInstall(boolean yes) {
        return say(Ability.SILENT_INSTALL, yes);
    }

    @Override
    public PnpCapabilities surpriseRemovalOk(boolean yes) {
        return say(Ability.SURPRISE_REMOVAL_OK, yes);
    }

    @Override
    public PnpCapabilities noDisplayInUi(boolean yes) {
        return say(Ability.NO_DISPLAY_IN_UI, yes);
    }

    @Override
    public PnpCapabilities address(int onBus) {
        address = onBus;
        return this;
    }

    @Override
    public PnpCapabilities uiNumber(int number) {
        uiNumber = number;
        return this;
    }

    /** Where the driver says the rest. */
    PowerCapabilities power() {
        return new Power(this);
    }

    /** What others say, changed as was said here. */
    DeviceCapabilities applyTo(DeviceCapabilities others) {
        Map<SystemPowerState, DevicePowerState> merged = new EnumMap<>(others.deviceState());
        merged.putAll(states);
        return new DeviceCapabilities(
                merged,
                systemWake != null ? systemWake : others.systemWake(),
                deviceWake != null ? deviceWake : others.deviceWake(),
                said(Ability.WAKE_FROM_D0, others.wakeFromD0()),
                said(Ability.WAKE_FROM_D1, others.wakeFromD1()),
                said(Ability.WAKE_FROM_D2, others.wakeFromD2()),
                said(Ability.WAKE_FROM_D3, others.wakeFromD3()),
                said(Ability.EJECT, others.ejectSupported()),
                said(Ability.REMOVABLE, others.removable()),
                said(Ability.LOCK, others.lockSupported()),
                said(Ability.SURPRISE_REMOVAL_OK, others.surpriseRemovalOk()),
                said(Ability.UNIQUE_ID, others.uniqueId()),
                others.rawDeviceOk(),
                said(Ability.SILENT_INSTALL, others.silentInstall()),
                said(Ability.NO_DISPLAY_IN_UI, others.noDisplayInUi()),
                address != null ? address : others.address(),
                uiNumber != null ? uiNumber : others.uiNumber());
    }

    private boolean said(Ability ability, boolean others) {
        return abilities.getOrDefault(ability, others);
    }

    private record Power(SaidCapabilities said) implements PowerCapabilities {

        @Override
        public PowerCapabilities deviceState(SystemPowerState system, DevicePowerState device) {
            said.states.put(system, device);
            return this;
        }

        @Override
        public PowerCapabilities systemWake(SystemPowerState deepest) {
            said.systemWake = deepest;
            return this;
        }

        @Override
        public PowerCapabilities deviceWake(DevicePowerState deepest) {
            said.deviceWake = deepest;
            return this;
        }

        @Override
        public PowerCapabilities wakeFrom(DevicePowerState state, boolean yes) {
            said.say(
                    switch (state) {
                        case D0 -> Ability.WAKE_FROM_D0;
                        case D1 -> Ability.WAKE_FROM_D1;
                        case D2 -> Ability.WAKE_FROM_D2;
                        case D3 -> Ability.WAKE_FROM_D3;
                    },
                    yes);
            return this;
        }
    }
}
