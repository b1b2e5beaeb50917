package org.backplane.loader.internal;

import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks Declarative Services why a bundle's components do not come up. */
final class ComponentDiagnosis {

    private final ServiceComponentRuntime runtime;

    ComponentDiagnosis(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Why there is no driver. */
    sealed interface Finding {

        /**
         * A component waits.
         *
         * @param reason for what: a sentence's end, after "waits for"
         */
        record Waits(String reason) implements Finding {}

        /**
         * A component's constructor or activation threw.
         *
         * @param component its class
         * @param exception what it threw, in one line
         */
        record Failed(String component, String exception) implements Finding {}
    }

    /** The first thing wrong with the bundle's components, failures before waits. */
    Optional<Finding> of(Bundle bundle) {
        List<Finding> findings = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration :
                    runtime.getComponentConfigurationDTOs(component)) {
                switch (configuration.state) {
                    case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                            findings.addFirst(
                                    new Finding.Failed(
                                            component.implementationClass,
                                            rootCause(configuration.failure)));
                    case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                            findings.add(new Finding.Waits(missing(configuration)));
                    case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                            findings.add(
                                    new Finding.Waits(
                                            "configuration "
                                                    + String.join(
                                                            ", ", component.configurationPid)));
                    default -> {}
                }
            }
        }
        return findings.stream().findFirst();
    }

    /** Whether the bundle has components at all. */
    boolean hasComponents(Bundle bundle) {
        return !runtime.getComponentDescriptionDTOs(bundle).isEmpty();
    }

    private static String missing(ComponentConfigurationDTO configuration) {
        List<String> missing = new ArrayList<>();
        for (UnsatisfiedReferenceDTO unsatisfied : configuration.unsatisfiedReferences) {
            String service =
                    Arrays.stream(configuration.description.references)
                            .filter(reference -> reference.name.equals(unsatisfied.name))
                            .map(ComponentDiagnosis::service)
                            .findFirst()
                            .orElse("unknown");
            missing.add(
                    isGenerated(unsatisfied.name)
                            ? "service " + service
                            : "service %s (reference '%s')".formatted(service, unsatisfied.name));
        }
        return String.join(" and ", missing);
    }

    /** References of a constructor's parameters have numbers for names. */
    private static boolean isGenerated(String reference) {
        return reference.startsWith("$");
    }

    private static String service(ReferenceDTO reference) {
        return reference.target == null
                ? reference.interfaceName
                : reference.interfaceName + " with " + reference.target;
    }

    /**
     * The last "Caused by" of a stack trace, which is what the driver threw; else its first line.
     */
    private static String rootCause(String stackTrace) {
        String cause = "an unknown exception";
        boolean first = true;
        for (String line : stackTrace.lines().toList()) {
            if (first) {
                cause = line.strip();
                first = false;
            } else if (line.startsWith("Caused by: ")) {
                cause = line.substring("Caused by: ".length()).strip();
            }
        }
        return cause;
    }
}
