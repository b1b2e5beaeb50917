package org.backplane.tools.realm.internal;

import org.backplane.runtime.Interleaving;

import java.lang.instrument.Instrumentation;

/**
 * The realm's jar as a Java agent: opens the framework, and the packages named, to {@link
 * Interleaving}.
 */
public final class InterleavingAgent {

    private InterleavingAgent() {}

    /** Called by the Java virtual machine before the program begins. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new AccessTransformer(WovenPackages.parse(arguments)));
        Interleaving.install();
    }
}
