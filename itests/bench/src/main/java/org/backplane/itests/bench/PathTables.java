package org.backplane.itests.bench;

/** The tables of the README, with the ratios that matter. */
final class PathTables {

    private static final String[] LAYERS = {"0", "2", "8"};
    private static final String[] COUNTS = {"1", "1000", "1000000"};

    private final BenchFigures figures;
    private final Markdown text;

    PathTables(BenchFigures figures, Markdown text) {
        this.figures = figures;
        this.text = text;
    }

    void write() {
        layers();
        queues();
        handOffs();
        scale();
    }

    private void layers() {
        text.table(
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
        text.endTable();
    }

    private void layerRow(String name, Class<?> benchmark, String method) {
        text.row(name);
        for (String layers : LAYERS) {
            text.cell("%.1f", figures.time(benchmark, method, layers));
        }
        double each = eachLayer(benchmark, method);
        text.cell("%.1f", each);
        text.cell("%.1f", each / eachLayer(PathLayerPeerBench.class, "calls"));
        text.cell("%.2f", each / eachLayer(PathLayerPeerBench.class, "netty"));
        text.cell("%.0f", figures.allocated(benchmark, method, "8"));
        text.endRow();
    }

    private double eachLayer(Class<?> benchmark, String method) {
        return (figures.time(benchmark, method, "8") - figures.time(benchmark, method, "0")) / 8;
    }

    private void queues() {
        text.table(
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
        text.endTable();
    }

    private void queueRow(String name, String method, int threads) {
        double mean = figures.time(PathQueueBench.class, method, "") / threads;
        text.row(name);
        text.cell("%.1f", mean);
        text.cell("%.1f", 1_000 / mean);
        text.cell("%.0f", figures.percentile(PathQueueBench.class, method, 50));
        text.cell("%.0f", figures.percentile(PathQueueBench.class, method, 99));
        text.cell("%.0f", figures.allocated(PathQueueBench.class, method, ""));
        text.endRow();
    }

    private void handOffs() {
        text.table(
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
        text.endTable();
        double peer = figures.time(PathHandOffPeerBench.class, "pipelined", "");
        double own = figures.time(PathHandOffBench.class, "pipelined", "");
        text.paragraph(
                "With %d under way, spinning: JCTools %.0f ns each, a sequential queue %.0f ns, ratio %.1f."
                        .formatted(PathHandOffBench.WINDOW, peer, own, own / peer));
    }

    private void handOffRow(String name, String peer, String peerMethod, String method) {
        double peerMedian = figures.percentile(PathHandOffPeerBench.class, peerMethod, 50);
        double median = figures.percentile(PathHandOffBench.class, method, 50);
        text.row(name);
        text.cell(peer);
        text.cell("%.0f", peerMedian);
        text.cell("%.0f", figures.percentile(PathHandOffPeerBench.class, peerMethod, 99));
        text.cell("%.0f", median);
        text.cell("%.0f", figures.percentile(PathHandOffBench.class, method, 99));
        text.cell("%.2f", median / peerMedian);
        text.cell("%.0f", figures.allocated(PathHandOffBench.class, method, ""));
        text.endRow();
    }

    private void scale() {
        text.table(
                "A read beside others, nanoseconds",
                "",
                "1",
                "1,000",
                "1,000,000",
                "bytes of each at 1,000,000");
        scaleRow("the youngest of so many that wait is cancelled", "cancelTheYoungest");
        scaleRow("the oldest is completed and sent again", "completeTheOldest");
        scaleRow("a read through one of so many handles", "readThroughOne");
        text.endTable();
    }

    private void scaleRow(String name, String method) {
        text.row(name);
        for (String count : COUNTS) {
            text.cell("%.1f", figures.time(PathScaleBench.class, method, count));
        }
        text.cell("%.0f", figures.counter(PathScaleBench.class, method, COUNTS[2], "bytesEach"));
        text.endRow();
    }
}
