package org.backplane.wdm;

import java.util.Locale;

/**
 * The argument of {@link PnpMinor#QUERY_DEVICE_TEXT} for who speaks a language.
 *
 * @param type which text
 * @param language the answer's, if the bus knows it; else it is in the bus's default language
 */
public record DeviceTextQuery(DeviceText type, Locale language) {}
