package org.backplane.itests.bench;

/** The tables of the device tree, with the ratios that matter. */
final class TreeTables {

    private static final String[] COUNTS = {"1000", "10000", "100000"};
    private static final double MICROS_PER_MILLI = 1_000;

    private final BenchFigures figures;
    private final Markdown text;

    TreeTables(BenchFigures figures, Markdown text) {
        this.figures = figures;
        this.text = text;
    }

    void write() {
        text.table(
                "So many at once, microseconds for each",
                "",
                "1,000",
                "10,000",
                "100,000",
                "growth",
                "to the peer, at 100,000");
        row("device starts", TreeBench.class, "start", "register");
        row("device sleeps", TreeBench.class, "sleep", "");
        row("device resumes", TreeBench.class, "resume", "");
        row("device is removed", TreeBench.class, "remove", "unregister");
        row("OSGi service is registered", TreePeerBench.class, "register", "");
        row("OSGi service is unregistered", TreePeerBench.class, "unregister", "");
        text.endTable();
        text.table(
                "Bytes of the heap for each of so many",
                "",
                "1,000",
                "10,000",
                "100,000",
                "growth",
                "to the peer, at 100,000");
        bytes("started device", TreeBench.class, "start", true);
        bytes("OSGi service", TreePeerBench.class, "register", false);
        text.endTable();
    }

    private void row(String name, Class<?> benchmark, String method, String peer) {
        text.row(name);
        for (String count : COUNTS) {
            text.cell("%.1f", each(benchmark, method, count));
        }
        text.cell("%.2f", each(benchmark, method, "100000") / each(benchmark, method, "1000"));
        text.cell(
                "%.1f",
                each(benchmark, method, "100000") / each(TreePeerBench.class, peer, "100000"));
        text.endRow();
    }

    private double each(Class<?> benchmark, String method, String count) {
        return figures.shot(benchmark, method, count)
                * MICROS_PER_MILLI
                / Integer.parseInt(count);
    }

    private void bytes(String name, Class<?> benchmark, String method, boolean compare) {
        text.row(name);
        for (String count : COUNTS) {
            text.cell("%.0f", held(benchmark, method, count));
        }
        double most = held(benchmark, method, "100000");
        text.cell("%.2f", most / held(benchmark, method, "1000"));
        text.cell(
                "%.1f",
                compare ? most / held(TreePeerBench.class, "register", "100000") : Double.NaN);
        text.endRow();
    }

    private double held(Class<?> benchmark, String method, String count) {
        return figures.counter(benchmark, method, count, "bytesEach");
    }
}
