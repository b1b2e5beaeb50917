package org.backplane.hardware;

import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a card's bus can tell without asking the card.
 *
 * <p>Written twice by bnd, under the same names: into the manifest as a capability of namespace
 * {@value #NAMESPACE}, so that a catalogue of cards is read without starting them, and as
 * properties ({@code card.model}, {@code card.bus}, {@code card.hardwareIds} and so on) of the
 * {@link HardwareModel} service.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ComponentPropertyType
@Capability(namespace = Card.NAMESPACE)
public @interface Card {

    /** The capability's namespace. */
    String NAMESPACE = "org.backplane.card";

    /** Prefix of the service properties; read by the component tooling. */
    String PREFIX_ = "card.";

    /** The model's name: what a user types to plug it in. */
    @Attribute("card.model")
    String model();

    /** The bus whose slots it fits, for example {@code root}. */
    @Attribute("card.bus")
    String bus();

    /** The hardware IDs that the bus reports, most specific first. */
    @Attribute("card.hardwareIds")
    String[] hardwareIds();

    /** What the bus calls it, for people. */
    @Attribute("card.description")
    String description();

    /** The lengths of its register windows, in bytes; empty for a card without registers. */
    @Attribute("card.registerWindows")
    int[] registerWindows();

    /** Whether it has an interrupt line. */
    @Attribute("card.interrupt")
    boolean interrupt();
}
