package org.backplane.itests.osgi.drivers;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.osgi.service.component.annotations.Component;

/** Lets no device of the class of toasters go. */
@Component
@FilterFor(deviceClass = "Toaster", position = FilterPosition.LOWER)
public final class ClingingFilter implements Driver {

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return init.filter()
                .create()
                .evtDeviceQueryRemove(() -> {
                    throw new StatusException(Status.DEVICE_BUSY, "there is bread in it");
                });
    }
}
