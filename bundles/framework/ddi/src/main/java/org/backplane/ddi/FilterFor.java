package org.backplane.ddi;

import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The devices whose stacks a filter driver joins: an AddFilter directive of an INF.
 *
 * <p>A device filter names hardware IDs; it joins the stack of every device that has one of them
 * among its hardware or compatible IDs. A class filter names a device setup class instead; it joins
 * the stack of every device whose function driver gives it that class, above the device filters of
 * its side.
 *
 * <p>A bundle may have several drivers, each a component of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Capability(namespace = DriverCapability.NAMESPACE, attribute = DriverCapability.DRIVER_CLASS)
public @interface FilterFor {

    /**
     * For a device filter: hardware or compatible IDs of the devices, compared without regard to
     * case.
     */
    @Attribute("filter.ids")
    String[] value() default {};

    /**
     * For a class filter: the device setup class, for example {@code Sample}, compared without
     * regard to case.
     */
    @Attribute("filter.class")
    String deviceClass() default "";

    /** On which side of the function driver it sits. */
    @Attribute("filter.position")
    FilterPosition position() default FilterPosition.UPPER;

    /** What the filter does, for people. */
    @Attribute("description")
    String description() default "";

    /** DriverVer date, {@code yyyy-mm-dd}. */
    @Attribute("driver.date")
    String date() default "";

    /** Who offers the driver, for people. */
    @Attribute("provider")
    String provider() default "";
}
