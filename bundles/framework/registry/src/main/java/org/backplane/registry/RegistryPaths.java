package org.backplane.registry;

import java.util.Locale;

/** Where things are in the registry. */
public final class RegistryPaths {

    /** What belongs to this Backplane. */
    public static final String CONTROL_SET = "HKLM\\SYSTEM\\CurrentControlSet";

    /** The devices that are, or were, there: below it their instance IDs. */
    public static final String ENUM = CONTROL_SET + "\\Enum";

    /** The setup classes: below it their GUIDs, and below those the software keys of devices. */
    public static final String CLASS = CONTROL_SET + "\\Control\\Class";

    /** The drivers: below it their names. */
    public static final String SERVICES = CONTROL_SET + "\\Services";

    private RegistryPaths() {}

    /** What is known of a device, by whatever name its drivers go. */
    public static String device(String instanceId) {
        return ENUM + "\\" + instanceId;
    }

    /** A device's hardware key: settings that stay when the driver changes. */
    public static String hardwareKey(String instanceId) {
        return device(instanceId) + "\\Device Parameters";
    }

    /** What is known of a setup class. */
    public static String deviceClass(String guid) {
        return CLASS + "\\" + guid.toLowerCase(Locale.ROOT);
    }

    /**
     * A device's software key: settings that come with the driver and go with it.
     *
     * @param driver the device's {@code Driver} value: class GUID, backslash, four digits
     */
    public static String softwareKey(String driver) {
        return CLASS + "\\" + driver;
    }

    /** What is known of a driver. */
    public static String service(String name) {
        return SERVICES + "\\" + name;
    }

    /** A driver's own settings. */
    public static String parameters(String name) {
        return service(name) + "\\Parameters";
    }
}
