package org.backplane.itests.bench;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** What {@link PathLayerBench} is measured against: calls written by hand, and Netty's pipeline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathLayerPeerBench {

    /** How many layers are above the one that answers. */
    @Param({"0", "2", "8"})
    public int layers;

    private final Message message = new Message();
    private Layer top;
    private EmbeddedChannel channel;

    @Setup(Level.Trial)
    public void build() {
        top = new Bottom();
        ChannelHandler[] handlers = new ChannelHandler[layers];
        for (int i = 0; i < layers; i++) {
            top =
                    switch (i % 3) {
                        case 0 -> new FirstLayer(top);
                        case 1 -> new SecondLayer(top);
                        default -> new ThirdLayer(top);
                    };
            handlers[i] = new ChannelDuplexHandler();
        }
        channel = new EmbeddedChannel(handlers);
    }

    /** The limit: a virtual call down and one up for each layer, on a message used again. */
    @Benchmark
    public long calls() {
        message.depth = 0;
        message.done = false;
        top.down(message);
        if (!message.done) {
            throw new IllegalStateException("the message is not done");
        }
        return message.information;
    }

    /** Netty: a message out through all handlers, and back in. */
    @Benchmark
    public Object netty() {
        channel.writeOutbound(message);
        channel.writeInbound(channel.<Object>readOutbound());
        return channel.readInbound();
    }

    /** A request with room for those who want to hear of its completion. */
    static final class Message {

        private final Layer[] above = new Layer[16];
        private int depth;
        private long information;
        private volatile boolean done;

        void complete(long transferred) {
            information = transferred;
            while (depth > 0) {
                above[--depth].up(this);
            }
            done = true;
        }
    }

    /** One of a chain. */
    abstract static class Layer {

        abstract void down(Message request);

        abstract void up(Message request);
    }

    static final class Bottom extends Layer {

        @Override
        void down(Message request) {
            request.complete(BenchRead.LENGTH);
        }

        @Override
        void up(Message request) {
            throw new IllegalStateException("nothing is below");
        }
    }

    /** Several classes do the same, or the compiler would make one method of the chain. */
    abstract static class Passing extends Layer {

        private final Layer below;
        private long seen;

        Passing(Layer below) {
            this.below = below;
        }

        final void pass(Message request) {
            request.above[request.depth++] = this;
            below.down(request);
        }

        final void note(Message request) {
            seen += request.information;
        }
    }

    static final class FirstLayer extends Passing {

        FirstLayer(Layer below) {
            super(below);
        }

        @Override
        void down(Message request) {
            pass(request);
        }

        @Override
        void up(Message request) {
            note(request);
        }
    }

    static final class SecondLayer extends Passing {

        SecondLayer(Layer below) {
            super(below);
        }

        @Override
        void down(Message request) {
            pass(request);
        }

        @Override
        void up(Message request) {
            note(request);
        }
    }

    static final class ThirdLayer extends Passing {

        ThirdLayer(Layer below) {
            super(below);
        }

        @Override
        void down(Message request) {
            pass(request);
        }

        @Override
        void up(Message request) {
            note(request);
        }
    }
}
