package org.backplane.loader.internal.inf;

import java.util.List;

/**
 * What a Windows INF file says that matters for finding drivers, and what is wrong with it.
 *
 * @param deviceClass the setup class
 * @param provider who offers the package
 * @param models what it serves on this system
 * @param errors why it cannot be used, by line, as a compiler says it; empty if it can
 * @param warnings what has no effect here, by line
 */
public record InfPackage(
        String deviceClass,
        String provider,
        List<InfModel> models,
        List<String> errors,
        List<String> warnings) {

    /** The longest file; the largest of Windows' own are a few hundred KiB. */
    public static final int MAX_BYTES = 1 << 20;

    /** Keeps copies of the lists. */
    public InfPackage {
        models = List.copyOf(models);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Reads a file; whatever it is, the answer comes, and in a time that its size bounds. */
    public static InfPackage read(byte[] file) {
        return read(file, TargetSystem.current());
    }

    static InfPackage read(byte[] file, TargetSystem system) {
        return new InfInterpreter(InfText.decoded(file), system).interpret();
    }
}
