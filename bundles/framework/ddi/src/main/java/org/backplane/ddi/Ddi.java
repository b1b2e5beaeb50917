package org.backplane.ddi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the KMDF functions that a method or type stands for. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Ddi {

    /** KMDF function names, for example {@code WdfIoQueueCreate}. */
    String[] value();
}
