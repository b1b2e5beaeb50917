package org.backplane.kmdf.internal.file;

import org.backplane.ddi.Device;
import org.backplane.ddi.FileObject;
import org.backplane.kmdf.internal.io.DeviceHost;
import org.backplane.kmdf.internal.io.FxDevicePart;

/** A device's own object for an open handle. */
final class FxFileObject extends FxDevicePart implements FileObject {

    private final org.backplane.wdm.FileObject wdm;

    FxFileObject(DeviceHost host, org.backplane.wdm.FileObject wdm) {
        super(host.object(), host, "file object");
        this.wdm = wdm;
    }

    @Override
    public String fileName() {
        return wdm.name();
    }

    @Override
    public int flags() {
        return wdm.flags();
    }

    @Override
    public Device device() {
        return host().device();
    }

    @Override
    public org.backplane.wdm.FileObject wdmFileObject() {
        return wdm;
    }
}
