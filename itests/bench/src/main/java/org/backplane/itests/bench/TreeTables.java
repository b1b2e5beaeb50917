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
        table("So many at once, microseconds of processor time for each", this::cpu);
        table("So many at once, microseconds for each, two processors at work", this::time);
        heading("Bytes of the heap for each of so many");
        row("a started device", this::held, TreeBench.class, "start", "register");
        row("an OSGi service", this::held, TreePeerBench.class, "register", "");
        text.endTable();
    }

    /** A figure of a benchmark for each of so many. */
    private interface Figure {
        double of(Class<?> benchmark, String method, String count);
    }

    private void heading(String title) {
        text.table(title, "", "1,000", "10,000", "100,000", "growth", "to the peer, at 100,000");
    }

    private void table(String title, Figure figure) {
        heading(title);
        row("a device starts", figure, TreeBench.class, "start", "register");
        row("a device goes to sleep", figure, TreeBench.class, "sleep", "");
        row("a device wakes", figure, TreeBench.class, "resume", "");
        row("a device is removed", figure, TreeBench.class, "remove", "unregister");
        row("an OSGi service is registered", figure, TreePeerBench.class, "register", "");
        row("an OSGi service is unregistered", figure, TreePeerBench.class, "unregister", "");
        text.endTable();
    }

    private void row(
            String name, Figure figure, Class<?> benchmark, String method, String peerMethod) {
        double least = figure.of(benchmark, method, COUNTS[0]);
        double most = figure.of(benchmark, method, COUNTS[COUNTS.length - 1]);
        double peer = figure.of(TreePeerBench.class, peerMethod, COUNTS[COUNTS.length - 1]);
        text.row(name);
        for (String count : COUNTS) {
            text.cell(most < 1_000 ? "%.1f" : "%.0f", figure.of(benchmark, method, count));
        }
        text.cell("%.2f", most / least);
        text.cell("%.1f", most / peer);
        text.endRow();
    }

    private double time(Class<?> benchmark, String method, String count) {
        return figures.shot(benchmark, method, count) * MICROS_PER_MILLI / Integer.parseInt(count);
    }

    private double cpu(Class<?> benchmark, String method, String count) {
        return figures.counter(benchmark, method, count, "cpuEach");
    }

    private double held(Class<?> benchmark, String method, String count) {
        return figures.counter(benchmark, method, count, "bytesEach");
    }
}
