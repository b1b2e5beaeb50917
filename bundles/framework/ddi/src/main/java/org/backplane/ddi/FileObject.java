package org.backplane.ddi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An open handle of a device (WDFFILEOBJECT). A device has them if its driver called {@link
 * DeviceInit#fileObjectConfig}: made when the opening begins, deleted after EvtFileClose, or at
 * once if the opening fails.
 *
 * <p><b>Level:</b> any. <b>Serialised by:</b> nothing; constant but for the flags.
 */
@ProviderType
public interface FileObject extends FrameworkObject {

    /** What follows the device's name in the path that was opened; empty if nothing does. */
    @Ddi("WdfFileObjectGetFileName")
    String fileName();

    /** The FO_ flags, of which {@link org.backplane.wdm.FileObject} has those that are used. */
    @Ddi("WdfFileObjectGetFlags")
    int flags();

    /** The device that it belongs to. */
    @Ddi("WdfFileObjectGetDevice")
    Device device();

    /** The file object that all drivers of the stack share. */
    @Ddi("WdfFileObjectWdmGetFileObject")
    org.backplane.wdm.FileObject wdmFileObject();
}
