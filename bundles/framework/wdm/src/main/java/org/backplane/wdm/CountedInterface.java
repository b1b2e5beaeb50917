package org.backplane.wdm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An interface between drivers whose owner wants to know whether somebody still has it (INTERFACE,
 * InterfaceReference and InterfaceDereference). One that does not care implements nothing.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> the implementation.
 */
@ConsumerType
public interface CountedInterface {

    /** One more has it; called before it is handed out. */
    void interfaceReference();

    /** One who had it calls this when he has done with it. */
    void interfaceDereference();
}
