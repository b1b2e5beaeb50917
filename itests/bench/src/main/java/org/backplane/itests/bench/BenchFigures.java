package org.backplane.itests.bench;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What a run gave, by benchmark and parameter; NaN for what was not in the run. */
final class BenchFigures {

    private final Collection<RunResult> results;

    BenchFigures(Collection<RunResult> results) {
        this.results = results;
    }

    /** Nanoseconds for one. */
    double time(Class<?> benchmark, String method, String parameter) {
        return of(Mode.AverageTime, benchmark, method, parameter, BenchFigures::score);
    }

    /** The time that so many percent do not exceed, in nanoseconds. */
    double percentile(Class<?> benchmark, String method, double percent) {
        return of(
                Mode.SampleTime,
                benchmark,
                method,
                "",
                result -> result.getPrimaryResult().getStatistics().getPercentile(percent));
    }

    /** Bytes that were allocated for one, with the sampled ones if there are no others. */
    double allocated(Class<?> benchmark, String method, String parameter) {
        double average =
                of(Mode.AverageTime, benchmark, method, parameter, BenchFigures::allocated);
        return Double.isNaN(average)
                ? of(Mode.SampleTime, benchmark, method, parameter, BenchFigures::allocated)
                : average;
    }

    /** Milliseconds for one that is measured by single shots. */
    double shot(Class<?> benchmark, String method, String parameter) {
        return of(Mode.SingleShotTime, benchmark, method, parameter, BenchFigures::score);
    }

    /** What a counter of the benchmark's own says. */
    double counter(Class<?> benchmark, String method, String parameter, String counter) {
        double average = counter(Mode.AverageTime, benchmark, method, parameter, counter);
        return Double.isNaN(average)
                ? counter(Mode.SingleShotTime, benchmark, method, parameter, counter)
                : average;
    }

    private double counter(
            Mode mode, Class<?> benchmark, String method, String parameter, String counter) {
        return of(
                mode,
                benchmark,
                method,
                parameter,
                result ->
                        secondary(result, counter)
                                / result.getAggregatedResult().getIterationResults().size());
    }

    private double of(
            Mode mode,
            Class<?> benchmark,
            String method,
            String parameter,
            ToDoubleFunction<RunResult> figure) {
        String name = benchmark.getName() + "." + method;
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            if (params.getMode() == mode
                    && params.getBenchmark().equals(name)
                    && (parameter.isEmpty()
                            || params.getParamsKeys().stream()
                                    .anyMatch(key -> params.getParam(key).equals(parameter)))) {
                return figure.applyAsDouble(result);
            }
        }
        return Double.NaN;
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        return secondary(result, "gc.alloc.rate.norm");
    }

    private static double secondary(RunResult result, String label) {
        Result<?> secondary = result.getSecondaryResults().get(label);
        return secondary == null ? Double.NaN : secondary.getScore();
    }
}
