package org.backplane.loader.internal.inf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sections that decide which devices a package serves, and says what it leaves out. */
final class InfInterpreter {

    private static final int DEFAULT_FEATURE_SCORE = 0xFF;

    private static final int MAX_IDS = 64;
    private static final int MAX_ID = 199;
    private static final int MAX_DESCRIPTION = 255;

    /** Models of one file; the largest of Windows' own have a few thousand. */
    private static final int MAX_MODELS = 20_000;

    private static final Set<String> VERSION_DIRECTIVES =
            Set.of("signature", "class", "classguid", "provider", "driverver");

    private static final Set<String> INSTALL_DIRECTIVES = Set.of("driverver", "featurescore");

    private final TargetSystem system;
    private final InfProblems problems = new InfProblems();
    private final Map<String, InfSection> sections;
    private final InfStrings strings;
    private final Set<String> understood =
            new HashSet<>(Set.of("version", "strings", "manufacturer"));
    private final List<InfModel> models = new ArrayList<>();

    /** Sections of models that were read; manufacturers may share one. */
    private final Set<String> read = new HashSet<>();

    /** By the names that models give. */
    private final Map<String, Optional<Install>> installs = new HashMap<>();

    private record Install(LocalDate date, int featureScore) {}

    InfInterpreter(String text, TargetSystem system) {
        this.system = system;
        sections = InfLexer.sections(text, problems);
        strings = new InfStrings(sections.get("strings"), problems);
        sections.keySet().stream()
                .filter(name -> name.startsWith("strings."))
                .forEach(understood::add);
    }

    InfPackage interpret() {
        InfSection version = sections.get("version");
        String deviceClass = "Unknown";
        String provider = "";
        LocalDate date = LocalDate.EPOCH;
        if (version == null) {
            error(0, "there is no section [Version]; every INF file begins with one");
        } else {
            checkSignature(version);
            deviceClass = deviceClass(version);
            provider = value(version, "Provider").orElse("");
            date = date(version, LocalDate.EPOCH);
            reportDirectives(version, VERSION_DIRECTIVES);
        }
        readManufacturers(date);
        if (models.isEmpty() && !problems.anyError()) {
            error(0, "no section of models is for this system, so it serves nothing here");
        }
        reportSections();
        return new InfPackage(
                deviceClass, provider, models, problems.texts(true), problems.texts(false));
    }

    private void checkSignature(InfSection version) {
        String signature = value(version, "Signature").orElse("");
        if (!signature.equalsIgnoreCase("$Windows NT$")
                && !signature.equalsIgnoreCase("$Chicago$")) {
            error(
                    version.line(),
                    "the Signature of section [Version] is \"%s\"; write \"$Windows NT$\""
                            .formatted(InfLexer.shown(signature)));
        }
    }

    private String deviceClass(InfSection version) {
        String name = value(version, "Class").orElse("");
        if (name.equalsIgnoreCase("Extension")) {
            error(
                    version.line(),
                    "it is an extension of other packages, which cannot be used alone: it has no"
                            + " driver");
        }
        return name.isEmpty() ? "Unknown" : name;
    }

    private void readManufacturers(LocalDate date) {
        InfSection manufacturers = sections.get("manufacturer");
        if (manufacturers == null) {
            error(0, "there is no section [Manufacturer], which names the sections of models");
            return;
        }
        for (InfEntry entry : manufacturers.entries()) {
            List<String> values = expanded(entry);
            String name = values.isEmpty() ? "" : values.getFirst().strip();
            if (name.isEmpty()) {
                error(entry.line(), "a manufacturer names no section of models");
                continue;
            }
            for (String decoration : values.subList(1, values.size())) {
                understood.add(key(name + "." + decoration.strip()));
            }
            understood.add(key(name));
            String chosen = chosen(name, values.subList(1, values.size()));
            if (chosen != null && read.add(key(chosen))) {
                readModels(entry, chosen, date);
            }
        }
    }

    /** The most specific section that is not for another system; null if there is none. */
    private String chosen(String name, List<String> decorations) {
        String best = decorations.stream().allMatch(String::isBlank) ? name : null;
        List<Integer> bestSpecificity = null;
        for (String decoration : decorations) {
            Optional<List<Integer>> specificity = system.specificity(decoration);
            if (specificity.isPresent()
                    && (bestSpecificity == null
                            || TargetSystem.compare(specificity.get(), bestSpecificity) > 0)) {
                best = name + "." + decoration.strip();
                bestSpecificity = specificity.get();
            }
        }
        return best;
    }

    private void readModels(InfEntry manufacturer, String name, LocalDate date) {
        InfSection section = sections.get(key(name));
        if (section == null) {
            error(
                    manufacturer.line(),
                    "there is no section [%s], which the manufacturer names"
                            .formatted(InfLexer.shown(name)));
            return;
        }
        for (InfEntry entry : section.entries()) {
            if (models.size() >= MAX_MODELS) {
                error(entry.line(), "there are more than " + MAX_MODELS + " models");
                return;
            }
            readModel(entry, date);
        }
    }

    private void readModel(InfEntry entry, LocalDate date) {
        if (entry.values().size() > 1 + MAX_IDS) {
            error(
                    entry.line(),
                    "the model has %d IDs, and %d is the limit"
                            .formatted(entry.values().size() - 1, MAX_IDS));
            return;
        }
        List<String> values = expanded(entry).stream().map(String::strip).toList();
        if (entry.key() == null || values.getFirst().isEmpty()) {
            error(entry.line(), "a model is written: description = install section, hardware ID");
            return;
        }
        List<String> ids =
                values.subList(1, values.size()).stream().filter(id -> !id.isEmpty()).toList();
        for (String id : ids) {
            if (id.length() > MAX_ID) {
                error(
                        entry.line(),
                        "the ID %s has %d characters, and %d is the limit"
                                .formatted(InfLexer.shown(id), id.length(), MAX_ID));
                return;
            }
        }
        String name = values.getFirst();
        Optional<Install> install = installs.computeIfAbsent(key(name), _ -> install(name, date));
        if (install.isEmpty()) {
            error(
                    entry.line(),
                    "there is no section [%s], which the model names"
                            .formatted(InfLexer.shown(name)));
            return;
        }
        if (ids.isEmpty()) {
            warning(entry.line(), "the model has no hardware ID, so no device is found for it");
            return;
        }
        String description = strings.expand(entry.line(), entry.key());
        models.add(
                new InfModel(
                        entry.line(),
                        description.substring(0, Math.min(description.length(), MAX_DESCRIPTION)),
                        ids.getFirst(),
                        ids.subList(1, ids.size()),
                        install.get().date(),
                        install.get().featureScore()));
    }

    private Optional<Install> install(String name, LocalDate date) {
        InfSection found = null;
        for (String suffix : List.of(".nt" + system.architecture(), ".nt", "")) {
            InfSection candidate = sections.get(key(name + suffix));
            if (candidate != null && found == null) {
                found = candidate;
                understood.add(key(candidate.name()));
                reportDirectives(candidate, INSTALL_DIRECTIVES);
            }
        }
        return Optional.ofNullable(found)
                .map(section -> new Install(date(section, date), featureScore(section)));
    }

    private int featureScore(InfSection install) {
        Optional<InfEntry> entry = install.first("FeatureScore");
        if (entry.isEmpty()) {
            return DEFAULT_FEATURE_SCORE;
        }
        String text = strings.expand(entry.get().line(), entry.get().value(0)).strip();
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        if (!digits.matches("[0-9A-Fa-f]{1,2}")) {
            error(
                    entry.get().line(),
                    "the FeatureScore \"%s\" is no number from 00 to FF, in hexadecimal"
                            .formatted(InfLexer.shown(text)));
            return DEFAULT_FEATURE_SCORE;
        }
        return Integer.parseInt(digits, 16);
    }

    private LocalDate date(InfSection section, LocalDate otherwise) {
        Optional<InfEntry> entry = section.first("DriverVer");
        if (entry.isEmpty()) {
            return otherwise;
        }
        String text = strings.expand(entry.get().line(), entry.get().value(0)).strip();
        String[] parts = text.split("[/-]", -1);
        try {
            if (parts.length == 3) {
                return LocalDate.of(
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            // is reported below
        }
        error(
                entry.get().line(),
                "the date \"%s\" of DriverVer is not written mm/dd/yyyy"
                        .formatted(InfLexer.shown(text)));
        return otherwise;
    }

    private Optional<String> value(InfSection section, String key) {
        return section.first(key)
                .map(entry -> strings.expand(entry.line(), entry.value(0)).strip());
    }

    private List<String> expanded(InfEntry entry) {
        return entry.values().stream().map(value -> strings.expand(entry.line(), value)).toList();
    }

    private void reportDirectives(InfSection section, Set<String> known) {
        for (InfEntry entry : section.entries()) {
            if (entry.key() == null || !known.contains(key(entry.key()))) {
                warning(
                        entry.line(),
                        "%s in section [%s] has no effect here"
                                .formatted(
                                        InfLexer.shown(
                                                entry.key() == null ? entry.value(0) : entry.key()),
                                        InfLexer.shown(section.name())));
            }
        }
    }

    private void reportSections() {
        for (Map.Entry<String, InfSection> each : sections.entrySet()) {
            if (!understood.contains(each.getKey())) {
                warning(
                        each.getValue().line(),
                        "section [%s] has no effect here"
                                .formatted(InfLexer.shown(each.getValue().name())));
            }
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void error(int line, String sentence) {
        problems.error(line, sentence);
    }

    private void warning(int line, String sentence) {
        problems.warning(line, sentence);
    }
}
