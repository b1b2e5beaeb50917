package org.backplane.itests.bench;

/** The other thread of a benchmark: does one thing again and again until it is stopped. */
final class BenchThread {

    /** One turn. */
    interface Turn {

        void take() throws InterruptedException;
    }

    private final Turn turn;
    private final Thread thread = new Thread(this::run, "other");
    private volatile boolean stopped;

    BenchThread(Turn turn) {
        this.turn = turn;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    private void run() {
        try {
            while (!stopped) {
                turn.take();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }
}
