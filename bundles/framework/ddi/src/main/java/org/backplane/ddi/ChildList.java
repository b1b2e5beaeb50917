package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Collection;

/**
 * The children that a bus driver sees on its bus (WDFCHILDLIST).
 *
 * <p>A child is known by its identification description, an immutable object with equals and
 * hashCode, as a rule a record: what tells it from all others. It may have an address description
 * as well, an object that says how the bus reaches it, which may change. The list keeps the very
 * objects that it is given; nothing is copied.
 *
 * <p>Reporting a child makes the PnP manager create and start it; reporting it missing is a
 * surprise removal. A child that is reported anew while its old PDO is still leaving gets a new one
 * when the old one is gone.
 *
 * <p>While a scan or an iteration is open, reports wait; they take effect when the last one is
 * closed.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> its own lock, which is held while two
 * descriptions are compared.
 */
@ProviderType
public interface ChildList extends FrameworkObject {

    /** The bus's device. */
    @Ddi("WdfChildListGetDevice")
    Device device();

    /** Reports a child as present; false if it was known as present already. */
    @Ddi("WdfChildListAddOrUpdateChildDescriptionAsPresent")
    boolean present(Object identification);

    /**
     * As {@link #present(Object)}, with an address description; it takes the place of the one that
     * the child had.
     */
    @Ddi("WdfChildListAddOrUpdateChildDescriptionAsPresent")
    boolean present(Object identification, Object address);

    /** Reports a child as missing; false if it was not known. */
    @Ddi("WdfChildListUpdateChildDescriptionAsMissing")
    boolean missing(Object identification);

    /** In a scan: all children that were present before it still are. */
    @Ddi("WdfChildListUpdateAllChildDescriptionsAsPresent")
    void allPresent();

    /**
     * Opens a scan: a child that was present before, and is not reported as present before {@link
     * #endScan}, is missing. Scans may be nested, and count as one.
     */
    @Ddi("WdfChildListBeginScan")
    void beginScan();

    /**
     * Closes a scan.
     *
     * @throws IllegalStateException if none is open, a fault of the driver
     */
    @Ddi("WdfChildListEndScan")
    void endScan();

    /** A whole scan: reports exactly these children as present, all others as missing. */
    @Ddi({"WdfChildListBeginScan", "WdfChildListEndScan"})
    void scan(Collection<?> identifications);

    /**
     * Opens an iteration over the children as they are now; to be closed, best by try.
     *
     * @param which of them
     */
    @Ddi("WdfChildListBeginIteration")
    ChildListIterator beginIteration(RetrieveChildFlags which);

    /**
     * The PDO of a present child; null if there is none yet, or no such child. It may end at any
     * time, unless the driver knows better or holds a reference.
     */
    @Ddi("WdfChildListRetrievePdo")
    Device retrievePdo(Object identification);

    /**
     * As {@link #retrievePdo(Object)}, for the first child that a comparison finds; looks at all
     * children one by one, under the list's lock.
     *
     * @param identification handed to the comparison as the first description
     */
    @Ddi("WdfChildListRetrievePdo")
    Device retrievePdo(Object identification, EvtChildListIdentificationDescriptionCompare compare);

    /** Whether {@link #retrievePdo(Object)} finds a PDO, and if not, why (the retrieve info). */
    ChildListRetrieveDeviceStatus retrieveDeviceStatus(Object identification);

    /**
     * The address description of a present child; null if it has none.
     *
     * @throws org.backplane.status.StatusException NO_SUCH_DEVICE if there is no such child
     */
    @Ddi("WdfChildListRetrieveAddressDescription")
    Object retrieveAddressDescription(Object identification);

    /**
     * Asks the PnP manager to eject a child; it decides whether and when.
     *
     * @return false if there is no such child, or no PDO for it yet
     */
    @Ddi("WdfChildListRequestChildEject")
    boolean requestChildEject(Object identification);
}
