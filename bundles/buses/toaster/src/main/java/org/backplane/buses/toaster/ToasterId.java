package org.backplane.buses.toaster;

/**
 * A toaster on the bus, its identification description: known by its serial number, whatever else
 * is said of it.
 *
 * @param serialNumber greater than 0
 * @param hardwareId what it is
 * @param description what it is called, for people
 */
record ToasterId(int serialNumber, String hardwareId, String description) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ToasterId id && id.serialNumber == serialNumber;
    }

    @Override
    public int hashCode() {
        return serialNumber;
    }
}
