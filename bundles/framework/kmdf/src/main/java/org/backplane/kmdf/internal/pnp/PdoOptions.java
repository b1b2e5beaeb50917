package org.backplane.kmdf.internal.pnp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What is unusual about a child; most have none of it.
 *
 * <p><b>Serialised by:</b> filled before the child is created, constant afterwards.
 */
public final class PdoOptions {

    /** What a child is called in one language; null where the bus does not say. */
    record Texts(String description, String location) {}

    private final Map<Locale, Texts> texts = new HashMap<>();
    private Locale defaultLocale = Locale.ROOT;
    private UUID containerId;
    private UUID rawClass;
    private boolean powerIndependent;

    /** Makes the options of a child about which nothing is unusual yet. */
    public PdoOptions() {}

    /** Adds texts in a language. */
    public void addTexts(Locale language, String description, String location) {
        texts.put(language, new Texts(description, location));
    }

    /** Sets the language of the texts that were given without one. */
    public void defaultLocale(Locale language) {
        defaultLocale = language;
    }

    /** Sets the container ID. */
    public void containerId(UUID id) {
        containerId = id;
    }

    /** Lets the device be used raw, as one of this setup class. */
    public void rawClass(UUID deviceClass) {
        rawClass = deviceClass;
    }

    /** The setup class of a raw device; null for others. */
    public UUID rawClass() {
        return rawClass;
    }

    /** Frees the child's power state from its bus's. */
    public void removePowerDependency() {
        powerIndependent = true;
    }

    UUID containerId() {
        return containerId;
    }

    boolean isPowerIndependent() {
        return powerIndependent;
    }

    /**
     * The texts for who speaks a language; null if there are none but those without one.
     *
     * @param language null for the default one
     */
    Texts texts(Locale language) {
        if (language == null) {
            return texts.get(defaultLocale);
        }
        Texts exact = texts.get(language);
        if (exact != null) {
            return exact;
        }
        Texts general = texts.get(Locale.of(language.getLanguage()));
        return general != null ? general : texts.get(defaultLocale);
    }
}
