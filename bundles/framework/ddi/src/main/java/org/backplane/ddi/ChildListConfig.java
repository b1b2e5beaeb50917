package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How a child list is (WDF_CHILD_LIST_CONFIG), beside how its children are made.
 *
 * <p>The callbacks that copy and duplicate descriptions in C have no place here: the list keeps the
 * objects themselves.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the method that it was handed to.
 */
@ProviderType
public interface ChildListConfig {

    /**
     * EvtChildListScanForChildren: the bus has come to D0; look who is there, and report it. Runs
     * at PASSIVE level at every power-up, after EvtDeviceD0EntryPostInterruptsEnabled.
     */
    ChildListConfig evtChildListScanForChildren(EvtChildListScanForChildren callback);

    /**
     * EvtChildListIdentificationDescriptionCompare, in place of equals. Such a list looks for a
     * child among all of them; with equals and hashCode it finds it at once.
     */
    ChildListConfig evtChildListIdentificationDescriptionCompare(
            EvtChildListIdentificationDescriptionCompare callback);

    /**
     * EvtChildListIdentificationDescriptionCleanup: the list has let go of an identification
     * description that it kept. Up to DISPATCH level.
     */
    ChildListConfig evtChildListIdentificationDescriptionCleanup(
            EvtChildListDescriptionCleanup callback);

    /**
     * EvtChildListAddressDescriptionCleanup: the list has let go of an address description that it
     * kept, because the child is gone or has another. Up to DISPATCH level.
     */
    ChildListConfig evtChildListAddressDescriptionCleanup(EvtChildListDescriptionCleanup callback);

    /**
     * EvtChildListDeviceReenumerated: a driver of a child asks that it be taken for missing and
     * found again. Without the callback that is done.
     */
    ChildListConfig evtChildListDeviceReenumerated(EvtChildListDeviceReenumerated callback);
}
