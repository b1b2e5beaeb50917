package org.backplane.itests.conformance.sequences;

import org.backplane.ddi.Device;
import org.backplane.ddi.DeviceInit;
import org.backplane.ddi.PdoInit;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * One driver of a stack, or the bus below it.
 *
 * @param place where in the stack it is
 * @param init what it says before it creates its device; a PDO has none
 * @param pdoInit what the bus says before it creates a child; only a PDO has it
 * @param device what it registers beside the callbacks that write their lines
 * @param hasQueue whether it has a power-managed queue
 */
record Part(
        Place place,
        Consumer<DeviceInit> init,
        Consumer<PdoInit> pdoInit,
        Consumer<Device> device,
        boolean hasQueue) {

    /** Where a driver is, from the bus up. */
    enum Place {
        BUS,
        PDO,
        LOWER,
        FUNCTION,
        UPPER,
        SIBLING;

        /** The name that its lines begin with. */
        String driver() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The function driver of the bus. */
    static Part bus() {
        return of(Place.BUS);
    }

    /** The bus driver's device at the bottom of the stack. */
    static Part pdo() {
        return of(Place.PDO);
    }

    /** A filter below the function driver. */
    static Part lower() {
        return of(Place.LOWER);
    }

    /** The function driver. */
    static Part function() {
        return of(Place.FUNCTION);
    }

    /** A filter above the function driver. */
    static Part upper() {
        return of(Place.UPPER);
    }

    static Part of(Place place) {
        return new Part(place, _ -> {}, _ -> {}, _ -> {}, false);
    }

    /** The same, whose driver says this too before it creates its device. */
    Part init(Consumer<DeviceInit> more) {
        return new Part(place, init.andThen(more), pdoInit, device, hasQueue);
    }

    /** The same, for a PDO. */
    Part pdoInit(Consumer<PdoInit> more) {
        return new Part(place, init, pdoInit.andThen(more), device, hasQueue);
    }

    /** The same, whose driver registers this too. */
    Part with(Consumer<Device> more) {
        return new Part(place, init, pdoInit, device.andThen(more), hasQueue);
    }

    /** The same, with a power-managed queue. */
    Part queue() {
        return new Part(place, init, pdoInit, device, true);
    }

    /** The same, whose driver owns the power policy of the stack, or does not. */
    Part owner(boolean yes) {
        return init(settings -> settings.powerPolicyOwnership(yes));
    }
}
