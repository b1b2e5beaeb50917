package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How an interface of a device is handed out (WDF_QUERY_INTERFACE_CONFIG).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface QueryInterfaceConfig {

    /** EvtDeviceProcessQueryInterfaceRequest, which sees each question first. */
    QueryInterfaceConfig evtDeviceProcessQueryInterfaceRequest(
            EvtDeviceProcessQueryInterfaceRequest callback);

    /** For a PDO: the stack of its bus answers, not the PDO itself (SendQueryToParentStack). */
    QueryInterfaceConfig sendQueryToParentStack();

    /**
     * The asker brings the interface, in {@link org.backplane.wdm.InterfaceQuery#specificData}, and
     * the device takes it in its callback (ImportInterface).
     */
    QueryInterfaceConfig importInterface();
}
