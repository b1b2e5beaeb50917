package org.backplane.ddi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the KMDF, or kernel, functions that a method or type stands for; the verifier reads it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Ddi {

    /** Function names, for example {@code WdfIoQueueCreate}; the first is what traces show. */
    String[] value();
}
