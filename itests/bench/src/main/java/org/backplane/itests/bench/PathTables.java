package org.backplane.itests.bench;

import java.util.Locale;

/** The tables of the README, with the ratios that matter. */
final class PathTables {

    private static final String[] LAYERS = {"0", "2", "8"};
    private static final String[] COUNTS = {"1", "1000", "1000000"};

    private final PathFigures figures;
    private final StringBuilder text = new StringBuilder();

    PathTables(PathFigures figures) {
        this.figures = figures;
    }

    String toMarkdown(String options) {
        text.append(
                "JDK %s, %d processors, options `%s`.%n%n"
                        .formatted(
                                System.getProperty("java.vm.version"),
                                Runtime.getRuntime().availableProcessors(),
                                options));
        layers();
        queues();
        handOffs();
        scale();
        return text.toString();
    }

    private void layers() {
        heading(
                "A read through N layers, nanoseconds",
                "layers",
                "N = 0",
                "N = 2",
                "N = 8",
                "for each layer",
                "to a call's layer",
                "to a handler",
                "bytes");
        layerRow("calls by hand", PathLayerPeerBench.class, "calls");
        layerRow("Netty's EmbeddedChannel, out and in", PathLayerPeerBench.class, "netty");
        layerRow("filters without a queue", PathLayerBench.class, "skippingFilters");
        layerRow("filters that forward", PathLayerBench.class, "forwardingFilters");
        layerRow("the same, `read` of a handle", PathHandleBench.class, "read");
        layerRow("the same, `startRead` of a handle", PathHandleBench.class, "startRead");
        end();
    }

    private void layerRow(String name, Class<?> benchmark, String method) {
        text.append("| ").append(name);
        for (String layers : LAYERS) {
            cell("%.1f", figures.time(benchmark, method, layers));
        }
        double each = eachLayer(benchmark, method);
        cell("%.1f", each);
        cell("%.1f", each / eachLayer(PathLayerPeerBench.class, "calls"));
        cell("%.2f", each / eachLayer(PathLayerPeerBench.class, "netty"));
        cell("%.0f", figures.allocated(benchmark, method, "8"));
        text.append(" |\n");
    }

    private double eachLayer(Class<?> benchmark, String method) {
        return (figures.time(benchmark, method, "8") - figures.time(benchmark, method, "0")) / 8;
    }

    private void queues() {
        heading(
                "A read through a queue, nanoseconds",
                "queue",
                "mean",
                "million per second",
                "p50",
                "p99",
                "bytes");
        queueRow("sequential, completed inline", "sequential", 1);
        queueRow("parallel, completed inline", "parallel", 1);
        queueRow("the same with two senders, both together", "parallelTwoThreads", 2);
        queueRow("manual: queued, retrieved, completed", "manual", 1);
        queueRow("manual: queued, cancelled by the sender", "cancelQueued", 1);
        end();
    }

    private void queueRow(String name, String method, int threads) {
        double mean = figures.time(PathQueueBench.class, method, "") / threads;
        text.append("| ").append(name);
        cell("%.1f", mean);
        cell("%.1f", 1_000 / mean);
        cell("%.0f", figures.percentile(PathQueueBench.class, method, 50));
        cell("%.0f", figures.percentile(PathQueueBench.class, method, 99));
        cell("%.0f", figures.allocated(PathQueueBench.class, method, ""));
        text.append(" |\n");
    }

    private void handOffs() {
        heading(
                "A read that another thread completes, there and back, nanoseconds",
                "both wait by",
                "peer",
                "peer p50",
                "peer p99",
                "p50",
                "p99",
                "ratio of p50",
                "bytes");
        handOffRow("spinning", "JCTools MPSC", "spinning", "spinning");
        handOffRow(
                "spinning, on a manual queue", "JCTools MPSC", "spinning", "spinningOnManualQueue");
        handOffRow("yielding", "Disruptor", "yielding", "yielding");
        handOffRow("parking", "LinkedBlockingQueue", "parking", "parking");
        end();
        double peer = figures.time(PathHandOffPeerBench.class, "pipelined", "");
        double own = figures.time(PathHandOffBench.class, "pipelined", "");
        text.append(
                "With %d under way, spinning: JCTools %.0f ns each, a sequential queue %.0f ns, ratio %.1f.%n%n"
                        .formatted(PathHandOffBench.WINDOW, peer, own, own / peer));
    }

    private void handOffRow(String name, String peer, String peerMethod, String method) {
        double peerMedian = figures.percentile(PathHandOffPeerBench.class, peerMethod, 50);
        double median = figures.percentile(PathHandOffBench.class, method, 50);
        text.append("| ").append(name).append(" | ").append(peer);
        cell("%.0f", peerMedian);
        cell("%.0f", figures.percentile(PathHandOffPeerBench.class, peerMethod, 99));
        cell("%.0f", median);
        cell("%.0f", figures.percentile(PathHandOffBench.class, method, 99));
        cell("%.2f", median / peerMedian);
        cell("%.0f", figures.allocated(PathHandOffBench.class, method, ""));
        text.append(" |\n");
    }

    private void scale() {
        heading(
                "A read beside others, nanoseconds",
                "",
                "1",
                "1,000",
                "1,000,000",
                "bytes of each at 1,000,000");
        scaleRow("the youngest of so many that wait is cancelled", "cancelTheYoungest");
        scaleRow("the oldest is completed and sent again", "completeTheOldest");
        scaleRow("a read through one of so many handles", "readThroughOne");
        end();
    }

    private void scaleRow(String name, String method) {
        text.append("| ").append(name);
        for (String count : COUNTS) {
            cell("%.1f", figures.time(PathScaleBench.class, method, count));
        }
        cell("%.0f", figures.counter(PathScaleBench.class, method, COUNTS[2], "bytesEach"));
        text.append(" |\n");
    }

    private void heading(String title, String... columns) {
        text.append("**").append(title).append("**\n\n");
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    private void cell(String format, double value) {
        text.append(" | ")
                .append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value));
    }

    private void end() {
        text.append('\n');
    }
}
