package org.backplane.ddi;

import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The devices that a function driver serves: its package's line in the Models section of an INF.
 *
 * <p>bnd writes it into the bundle's manifest as a capability, so that the driver store is searched
 * without loading code.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Capability(namespace = DriverCapability.NAMESPACE, attribute = DriverCapability.DRIVER_CLASS)
public @interface HardwareIds {

    /** Hardware IDs, {@code enumerator\specific}, compared without regard to case. */
    @Attribute("hardware.ids")
    String[] value();

    /** Compatible IDs: devices that the driver serves if nobody knows them better. */
    @Attribute("compatible.ids")
    String[] compatibleIds() default {};

    /** The device setup class, for example {@code Sample}. */
    @Attribute("device.class")
    String deviceClass() default "Unknown";

    /** What the device is called once this driver serves it; empty to keep the bus's words. */
    @Attribute("description")
    String description() default "";

    /** DriverVer date, {@code yyyy-mm-dd}; among equal ranks the later one wins. */
    @Attribute("driver.date")
    String date() default "";

    /**
     * How much of the device's features the driver serves, from 0 (all, the best) to 255: decides
     * between packages before the IDs do (FeatureScore).
     */
    @Attribute("feature.score")
    int featureScore() default 255;

    /** Who offers the driver, for people. */
    @Attribute("provider")
    String provider() default "";
}
