package org.backplane.kmdf.internal.object;

/**
 * Whose an object is.
 *
 * @param driver the driver's name
 * @param instanceId the device instance path; null for what belongs to no device
 */
public record ObjectOwner(String driver, String instanceId) {

    /** For names of objects: which driver, and on which device. */
    @Override
    public String toString() {
        return instanceId == null ? driver : driver + " on " + instanceId;
    }

    /** For sentences about what a driver does: which driver, and for which device. */
    public String inSentence() {
        return instanceId == null ? driver : driver + " for " + instanceId;
    }
}
