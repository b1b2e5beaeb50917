package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a device says it can do (WDF_DEVICE_PNP_CAPABILITIES). What is not said stays as other
 * drivers of the stack say it, or as it is by default: false, and -1.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface PnpCapabilities {

    /** Whether the hardware can be locked in its place. */
    PnpCapabilities lockSupported(boolean yes);

    /** Whether the hardware ejects the device. */
    PnpCapabilities ejectSupported(boolean yes);

    /** Whether it can be removed while the system runs. */
    PnpCapabilities removable(boolean yes);

    /** Whether the instance ID is unique in the system and not on its bus alone. */
    PnpCapabilities uniqueId(boolean yes);

    /** Whether nobody is to be asked anything when it is installed. */
    PnpCapabilities silentInstall(boolean yes);

    /** Whether nobody is to be warned when it is pulled out. */
    PnpCapabilities surpriseRemovalOk(boolean yes);

    /** Whether people are not to see it. */
    PnpCapabilities noDisplayInUi(boolean yes);

    /** Its address on the bus. */
    PnpCapabilities address(int address);

    /** Its number for people. */
    PnpCapabilities uiNumber(int number);
}
