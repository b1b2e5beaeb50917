package org.backplane.drivers.ticker;

import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.Driver;
import org.backplane.ddi.HardwareIds;
import org.backplane.ddi.InterfaceClass;
import org.osgi.service.component.annotations.Component;

/** Serves {@code ROOT\TICKER}: every read completes at the card's next tick, with its number. */
@Component
@HardwareIds(
        value = "ROOT\\TICKER",
        deviceClass = "Sample",
        description = "Backplane Ticker card",
        date = "2026-01-01")
public final class TickerDriver implements Driver {

    /** The interface of ticker devices: a read returns a line {@code tick <number>}. */
    public static final InterfaceClass TICKER =
            InterfaceClass.of("a9e37ba4-e41b-4c20-bbab-74e5db7ee0d4");

    @Override
    public Object evtDriverDeviceAdd(DeviceInit init) {
        return new TickerDevice(init);
    }
}
