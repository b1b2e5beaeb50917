package org.backplane.kmdf.internal.device;

import org.backplane.ddi.ChildListConfig;
import org.backplane.ddi.EvtChildListCreateDevice;
import org.backplane.ddi.EvtChildListDescriptionCleanup;
import org.backplane.ddi.EvtChildListDeviceReenumerated;
import org.backplane.ddi.EvtChildListIdentificationDescriptionCompare;
import org.backplane.ddi.EvtChildListScanForChildren;

/**
 * What a bus driver said about a child list; callbacks that it did not register are null.
 *
 * <p><b>Serialised by:</b> filled before the list is made, constant afterwards.
 */
final class FxChildListConfig implements ChildListConfig {

    final EvtChildListCreateDevice create;
    EvtChildListScanForChildren scan;
    EvtChildListIdentificationDescriptionCompare compare;
    EvtChildListDescriptionCleanup identificationCleanup;
    EvtChildListDescriptionCleanup addressCleanup;
    EvtChildListDeviceReenumerated reenumerated;

    FxChildListConfig(EvtChildListCreateDevice create) {
        this.create = create;
    }

    @Override
    public ChildListConfig evtChildListScanForChildren(EvtChildListScanForChildren callback) {
        scan = callback;
        return this;
    }

    @Override
    public ChildListConfig evtChildListIdentificationDescriptionCompare(
            EvtChildListIdentificationDescriptionCompare callback) {
        compare = callback;
        return this;
    }

    @Override
    public ChildListConfig evtChildListIdentificationDescriptionCleanup(
            EvtChildListDescriptionCleanup callback) {
        identificationCleanup = callback;
        return this;
    }

    @Override
    public ChildListConfig evtChildListAddressDescriptionCleanup(
            EvtChildListDescriptionCleanup callback) {
        addressCleanup = callback;
        return this;
    }

    @Override
    public ChildListConfig evtChildListDeviceReenumerated(EvtChildListDeviceReenumerated callback) {
        reenumerated = callback;
        return this;
    }

    /** What a description is found by: itself, or something that compares as the driver says. */
    Object key(Object description) {
        return compare == null ? description : new Compared(description, compare);
    }

    private record Compared(
            Object description, EvtChildListIdentificationDescriptionCompare compare) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Compared that
                    && compare.evtChildListIdentificationDescriptionCompare(
                            description, that.description);
        }

        /** The driver's comparison has no hash that goes with it. */
        @Override
        public int hashCode() {
            return 0;
        }
    }
}
