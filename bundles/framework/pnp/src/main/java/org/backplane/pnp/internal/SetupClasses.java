package org.backplane.pnp.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The GUIDs of device setup classes. */
final class SetupClasses {

    private static final Map<String, String> WELL_KNOWN =
            Map.ofEntries(
                    Map.entry("system", "4d36e97d-e325-11ce-bfc1-08002be10318"),
                    Map.entry("keyboard", "4d36e96b-e325-11ce-bfc1-08002be10318"),
                    Map.entry("mouse", "4d36e96f-e325-11ce-bfc1-08002be10318"),
                    Map.entry("ports", "4d36e978-e325-11ce-bfc1-08002be10318"),
                    Map.entry("modem", "4d36e96d-e325-11ce-bfc1-08002be10318"),
                    Map.entry("net", "4d36e972-e325-11ce-bfc1-08002be10318"),
                    Map.entry("diskdrive", "4d36e967-e325-11ce-bfc1-08002be10318"),
                    Map.entry("hidclass", "745a17a0-74d3-11d0-b6fe-00a0c90f57da"),
                    Map.entry("usb", "36fc9e60-c465-11cf-8056-444553540000"),
                    Map.entry("usbdevice", "88bae032-5a81-49f0-bc3d-a4ff138216d6"),
                    Map.entry("battery", "72631e54-78a4-11d0-bcf7-00aa00b7b32a"),
                    Map.entry("sensor", "5175d334-c371-4806-b3ba-71fd53c9258d"),
                    Map.entry("softwarecomponent", "5c4c3332-344d-483c-8739-259e934c9cc8"),
                    Map.entry("sample", "78a1c341-4539-11d3-b88d-00c04fad5171"),
                    Map.entry("unknown", "4d36e97e-e325-11ce-bfc1-08002be10318"));

    private SetupClasses() {}

    /** The GUID in braces; for a class that Windows does not know, always the same one. */
    static String guid(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        String known = WELL_KNOWN.get(key);
        return "{"
                + (known != null
                        ? known
                        : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString())
                + "}";
    }
}
