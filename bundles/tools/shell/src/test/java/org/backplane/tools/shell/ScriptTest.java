package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class ScriptTest {

    private final List<String> executed = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Script script = new Script(session(), print(out), print(err));

    @Test
    void aScriptWhoseStatementsSucceedSucceeds() {
        assertThat(script.run("a; b")).isTrue();
        assertThat(executed).containsExactly("a", "b");
        assertThat(err.size()).isZero();
    }

    @Test
    void aFailureIsSaidOnTheErrorStreamAndTheNextStatementRuns() {
        assertThat(script.run("a; fail; b")).isFalse();
        assertThat(executed).containsExactly("a", "fail", "b");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("no such luck");
        assertThat(out.size()).isZero();
    }

    @Test
    void aResultIsPrinted() {
        assertThat(script.run("answer")).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("<42>");
    }

    private CommandSession session() {
        return (CommandSession)
                Proxy.newProxyInstance(
                        CommandSession.class.getClassLoader(),
                        new Class<?>[] {CommandSession.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "execute" -> execute(arguments[0].toString());
                                    case "format" -> "<" + arguments[0] + ">";
                                    default -> throw new UnsupportedOperationException();
                                });
    }

    private Object execute(String statement) throws CommandFailure {
        executed.add(statement);
        return switch (statement) {
            case "fail" -> throw new CommandFailure("no such luck");
            case "answer" -> 42;
            default -> null;
        };
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
