package org.backplane.tools.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

import java.io.PrintStream;

/** Runs the statements of a script in a session, one after the other, whether they fail or not. */
final class Script {

    private final CommandSession session;
    private final PrintStream out;
    private final PrintStream err;

    Script(CommandSession session, PrintStream out, PrintStream err) {
        this.session = session;
        this.out = out;
        this.err = err;
    }

    /** Runs it; returns whether every statement succeeded. */
    boolean run(String script) {
        boolean succeeded = true;
        for (String statement : ScriptStatements.split(script)) {
            succeeded &= runStatement(statement);
        }
        return succeeded;
    }

    private boolean runStatement(String statement) {
        try {
            Object result = session.execute(statement);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            return true;
        } catch (Exception failure) {
            err.println(sentence(failure));
            return false;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }
}
