package org.backplane.filters.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.osgi.service.component.annotations.Component;

/** Lies above the function driver of each toaster. */
@Component(service = Driver.class)
@FilterFor(
        value = Toaster.HARDWARE_ID,
        position = FilterPosition.UPPER,
        description = "Toaster device upper filter",
        date = "2026-01-01")
public final class DeviceUpperFilter extends ToasterFilter {

    /** Called device upper filter. */
    public DeviceUpperFilter() {
        super("device upper filter");
    }
}
