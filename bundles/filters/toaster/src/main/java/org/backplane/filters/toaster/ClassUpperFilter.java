package org.backplane.filters.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.osgi.service.component.annotations.Component;

/** Lies on top of each device of the class of toasters. */
@Component(service = Driver.class)
@FilterFor(
        deviceClass = Toaster.DEVICE_CLASS,
        position = FilterPosition.UPPER,
        description = "Toaster class upper filter",
        date = "2026-01-01")
public final class ClassUpperFilter extends ToasterFilter {

    /** Called class upper filter. */
    public ClassUpperFilter() {
        super("class upper filter");
    }
}
