package org.backplane.tools.realm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The drivers that a {@link RealmTest} starts with, those of its class before its own.
 *
 * <p>Each is made anew for each realm, by its constructor without parameters.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InstallDrivers {

    /**
     * Classes that implement {@link org.backplane.ddi.Driver} or, for plain WDM drivers, {@link
     * org.backplane.wdm.DriverEntry}.
     */
    Class<?>[] value();
}
