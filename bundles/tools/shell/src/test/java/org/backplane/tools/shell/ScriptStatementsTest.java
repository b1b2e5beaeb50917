package org.backplane.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptStatementsTest {

    @Test
    void lineBreaksAndSemicolonsSeparateStatements() {
        assertThat(ScriptStatements.split("hw:plug echo; io:write echo hi\n\n devcon:rescan ;\r\n"))
                .containsExactly("hw:plug echo", "io:write echo hi", "devcon:rescan");
    }

    @Test
    void separatorsInsideQuotesBelongToTheText() {
        assertThat(ScriptStatements.split("io:write echo \"a;b\nc\"; io:write echo 'd;\"e'"))
                .containsExactly("io:write echo \"a;b\nc\"", "io:write echo 'd;\"e'");
    }

    @Test
    void escapedCharactersSeparateAndQuoteNothing() {
        assertThat(ScriptStatements.split("echo a\\;b\\'c; echo \"\\\";\""))
                .containsExactly("echo a\\;b\\'c", "echo \"\\\";\"");
    }

    @Test
    void separatorsInsideBracketsBelongToTheBlock() {
        assertThat(ScriptStatements.split("each [1 2] { a; b }; c"))
                .containsExactly("each [1 2] { a; b }", "c");
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(ScriptStatements.split("# don't\na\n  # last")).containsExactly("a");
    }

    @Test
    void anEmptyScriptHasNoStatements() {
        assertThat(ScriptStatements.split(" ;\n; ")).isEmpty();
    }
}
