package org.backplane.tools.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.backplane.status.StatusException;

import java.io.PrintStream;
import java.util.List;

/**
 * A command: options, usage and printing are here, so that a subclass only asks a service and
 * reports.
 *
 * <p>Commands are services of type {@link Function}, because their names have dashes and those of
 * methods cannot.
 */
abstract class ShellCommand implements Function {

    private final Usage usage;

    /** Takes the two parts of a {@link Usage}. */
    ShellCommand(String synopsis, String description) {
        usage = new Usage(synopsis, description);
    }

    /**
     * Does what the command is for.
     *
     * @throws CommandFailure with a sentence for the user
     * @throws StatusException likewise
     */
    abstract Report run(Arguments arguments) throws CommandFailure;

    @Override
    public final Object execute(CommandSession session, List<Object> given) throws CommandFailure {
        PrintStream out = Process.Utils.current().out();
        out.print(answer(given));
        out.flush();
        return null;
    }

    /** What the command prints for these arguments. */
    final String answer(List<?> given) throws CommandFailure {
        Arguments arguments = Arguments.parse(usage, given);
        if (arguments.help()) {
            return usage.help();
        }
        try {
            Report report = run(arguments);
            return arguments.json() ? Json.write(report.json()) + "\n" : report.text();
        } catch (StatusException refused) {
            throw new CommandFailure(Failures.sentence(refused), refused);
        }
    }
}
