package org.backplane.loader.internal.inf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong so far; of a file that is wrong throughout, the first part. */
final class InfProblems {

    private static final int MOST = 1_000;

    private final List<InfProblem> problems = new ArrayList<>();
    private boolean anyError;

    /** The file cannot be used. */
    void error(int line, String sentence) {
        anyError = true;
        add(new InfProblem(line, true, sentence));
    }

    /** Something has no effect. */
    void warning(int line, String sentence) {
        add(new InfProblem(line, false, sentence));
    }

    private void add(InfProblem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    boolean anyError() {
        return anyError;
    }

    /** The errors, or the others, by line and each once. */
    List<String> texts(boolean errors) {
        Set<String> texts = new LinkedHashSet<>();
        problems.stream()
                .filter(problem -> problem.isError() == errors)
                .sorted(Comparator.comparingInt(InfProblem::line))
                .forEach(problem -> texts.add(problem.toString()));
        if (errors && anyError && texts.isEmpty()) {
            texts.add("0: error: there are more than " + MOST + " problems");
        }
        return List.copyOf(texts);
    }
}
