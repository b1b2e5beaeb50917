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
 * <p>A device filter names hardware IDs; the filter joins the stack of every device that has one of
 * them among its hardware or compatible IDs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Capability(namespace = DriverCapability.NAMESPACE)
public @interface FilterFor {

    /** Hardware or compatible IDs of the devices, compared without regard to case. */
    @Attribute("filter.ids")
    String[] value();

    /** On which side of the function driver it sits. */
    @Attribute("filter.position")
    FilterPosition position() default FilterPosition.UPPER;

    /** What the filter does, for people. */
    @Attribute("description")
    String description() default "";

    /** DriverVer date, {@code yyyy-mm-dd}. */
    @Attribute("driver.date")
    String date() default "";
}
