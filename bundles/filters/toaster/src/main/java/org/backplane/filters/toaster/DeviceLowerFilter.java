package org.backplane.filters.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.osgi.service.component.annotations.Component;

/** Lies below the function driver of each toaster. */
@Component(service = Driver.class)
@FilterFor(
        value = Toaster.HARDWARE_ID,
        position = FilterPosition.LOWER,
        description = "Toaster device lower filter",
        date = "2026-01-01")
public final class DeviceLowerFilter extends ToasterFilter {

    /** Called device lower filter. */
    public DeviceLowerFilter() {
        super("device lower filter");
    }
}
