package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An object of the driver's own (WDFOBJECT as WdfObjectCreate makes it): it has a place in the
 * hierarchy, contexts, callbacks at its end, and objects below it that end with it.
 *
 * <p><b>Level:</b> up to DISPATCH. <b>Serialised by:</b> itself.
 */
@ProviderType
public interface GeneralObject extends ParentObject {}
