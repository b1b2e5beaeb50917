package org.backplane.ddi;

import org.backplane.wdm.InterfaceQuery;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * EvtDeviceProcessQueryInterfaceRequest: another driver asks for an interface.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the PnP manager. <b>Throws:</b> StatusException
 * to refuse; NOT_SUPPORTED lets others be asked.
 */
@ConsumerType
@FunctionalInterface
public interface EvtDeviceProcessQueryInterfaceRequest {

    /**
     * Looks at the question, and says what the asker gets.
     *
     * @param exposed the registered interface; null if the device imports interfaces of this type
     * @return what the asker gets, as a rule {@code exposed}
     */
    Object evtDeviceProcessQueryInterfaceRequest(InterfaceQuery query, Object exposed);
}
