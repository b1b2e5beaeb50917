package org.backplane.wdm;

import org.backplane.status.Status;
import org.backplane.status.StatusException;

import java.util.List;

/**
 * What a name that is opened, by an application or a driver, stands for.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> nothing; immutable.
 *
 * @param deviceInterface the interface, enabled when it was looked up
 * @param rest what follows the device in the name: reference string and path, or nothing
 */
record InterfaceName(DeviceInterface deviceInterface, String rest) {

    private static final String LINK_PREFIX = "\\\\?\\";

    /**
     * Looks a name up: a symbolic link, with or without a path after it, or a device instance path.
     *
     * @throws StatusException OBJECT_NAME_NOT_FOUND or DEVICE_NOT_READY, with a sentence
     */
    static InterfaceName resolve(DeviceInterfaceTable table, String name) {
        InterfaceName found =
                isLink(name)
                        ? byLink(table, LINK_PREFIX + name.substring(LINK_PREFIX.length()))
                        : byInstance(table, name.replace('/', '\\'));
        if (found == null) {
            throw new StatusException(
                    Status.OBJECT_NAME_NOT_FOUND,
                    name
                            + " cannot be opened: no device of this name has an interface; check"
                            + " the instance path, and that the driver calls createInterface");
        }
        if (!found.deviceInterface().isEnabled()) {
            throw notReady(name);
        }
        return found;
    }

    /** What an opening fails with whose device is not started, or not any more. */
    static StatusException notReady(String name) {
        return new StatusException(
                Status.DEVICE_NOT_READY,
                name
                        + " cannot be opened: its interface is disabled because the device is not"
                        + " started; look at the device's status");
    }

    private static boolean isLink(String name) {
        return name.startsWith(LINK_PREFIX) || name.startsWith("//?/");
    }

    private static InterfaceName byLink(DeviceInterfaceTable table, String name) {
        int classEnd = name.indexOf('}') + 1;
        for (int end = name.length(); end >= classEnd && end > 0; end = lastPart(name, end)) {
            DeviceInterface found = table.find(name.substring(0, end));
            if (found != null) {
                return new InterfaceName(found, name.substring(classEnd));
            }
        }
        return null;
    }

    /** Where the name ends without the part after its last separator before {@code end}. */
    private static int lastPart(String name, int end) {
        return Math.max(name.lastIndexOf('\\', end - 1), name.lastIndexOf('/', end - 1));
    }

    private static InterfaceName byInstance(DeviceInterfaceTable table, String path) {
        List<DeviceInterface> own = table.ofInstance(path);
        return own.stream()
                .filter(DeviceInterface::isEnabled)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(each -> new InterfaceName(each, reference(each)))
                .orElse(null);
    }

    private static String reference(DeviceInterface each) {
        return each.reference().isEmpty() ? "" : "\\" + each.reference();
    }
}
