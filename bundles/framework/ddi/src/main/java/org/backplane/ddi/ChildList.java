package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Collection;

/**
 * The children that a bus driver sees on its bus (WDFCHILDLIST).
 *
 * <p>A child is known by its identification description, an immutable object with equals and
 * hashCode, as a rule a record. Reporting one makes the PnP manager create and start the child;
 * reporting it missing is a surprise removal.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> its own lock.
 */
@ProviderType
public interface ChildList extends FrameworkObject {

    /** Reports a child as present; false if it was known as present already. */
    @Ddi("WdfChildListAddOrUpdateChildDescriptionAsPresent")
    boolean present(Object description);

    /** Reports a child as missing; false if it was not known. */
    @Ddi("WdfChildListUpdateChildDescriptionAsMissing")
    boolean missing(Object description);

    /** Reports exactly these children as present, all others as missing. */
    @Ddi({"WdfChildListBeginScan", "WdfChildListEndScan"})
    void scan(Collection<?> descriptions);
}
