package org.backplane.wdm;

import java.util.List;

/**
 * What a device needs (IO_RESOURCE_REQUIREMENTS_LIST): logical configurations, the preferred first,
 * of which the PnP manager satisfies one.
 *
 * @param configurations each a list in which alternatives follow what they are alternatives of
 */
public record ResourceRequirements(List<List<IoResource>> configurations) {

    /** A device that needs nothing. */
    public static final ResourceRequirements NONE = new ResourceRequirements(List.of());

    /** Keeps copies of the lists. */
    public ResourceRequirements {
        configurations = configurations.stream().map(List::copyOf).toList();
    }
}
