package org.backplane.wdm;

import java.util.UUID;

/**
 * The argument of {@link PnpMinor#QUERY_INTERFACE}: a driver asks those below it, or of its bus,
 * for an object to call directly.
 *
 * @param type the interface's identifier
 * @param size how many bytes or methods the asker knows; for interfaces that grew
 * @param version the version the asker knows
 * @param specificData what the asker adds (InterfaceSpecificData); may be null
 */
public record InterfaceQuery(UUID type, int size, int version, Object specificData) {}
