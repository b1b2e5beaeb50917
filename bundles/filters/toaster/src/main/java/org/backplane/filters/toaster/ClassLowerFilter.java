package org.backplane.filters.toaster;

import org.backplane.contracts.toaster.Toaster;
import org.backplane.ddi.Driver;
import org.backplane.ddi.FilterFor;
import org.backplane.ddi.FilterPosition;
import org.osgi.service.component.annotations.Component;

/** Lies right below the function driver of each device of the class of toasters. */
@Component(service = Driver.class)
@FilterFor(
        deviceClass = Toaster.DEVICE_CLASS,
        position = FilterPosition.LOWER,
        description = "Toaster class lower filter",
        date = "2026-01-01")
public final class ClassLowerFilter extends ToasterFilter {

    /** Called class lower filter. */
    public ClassLowerFilter() {
        super("class lower filter");
    }
}
