package org.backplane.tools.shell;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs the commands in the framework property {@value #COMMANDS} instead of a person, and then ends
 * the JVM: with status 0 if all of them succeeded, else with 1.
 *
 * <p>It depends on no service, so that it can say which one is missing instead of waiting for ever.
 */
@Component(service = {})
public final class ScriptRunner {

    /** Framework property: statements to run, separated by line breaks or semicolons. */
    static final String COMMANDS = "backplane.commands";

    /** Starts the script, if there is one, on a thread of its own. */
    @Activate
    public ScriptRunner(BundleContext context) {
        String script = context.getProperty(COMMANDS);
        if (script != null) {
            new Thread(() -> Exit.with(context, run(context, script) ? 0 : 1), "script").start();
        }
    }

    private static boolean run(BundleContext context, String script) {
        // Not System.out: what other threads print there is not the script's output.
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        try {
            CommandProcessor processor = new Readiness(context).await();
            try (CommandSession session =
                    processor.createSession(InputStream.nullInputStream(), out, err)) {
                return new Script(session, out, err).run(script);
            }
        } catch (CommandFailure notReady) {
            err.println(notReady.getMessage());
            return false;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
