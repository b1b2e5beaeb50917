package org.backplane.tools.realm;

import org.backplane.ddi.Driver;
import org.backplane.kmdf.MonitoredDevice;
import org.backplane.runtime.Event;
import org.backplane.runtime.Level;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.verifier.Crossing;
import org.backplane.verifier.CrossingKind;
import org.backplane.verifier.CrossingListener;
import org.backplane.verifier.Recording;
import org.backplane.verifier.Verifier;
import org.backplane.wdm.Kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a recording is played: calls the driver as it was called then, and holds each crossing
 * until it is its turn.
 *
 * <p>Every crossing that the driver comes to waits. The stage, which is the simulation's main,
 * takes the next one of the recording, looks for one among those that wait that is the same, and
 * lets it go on until nothing is able to run again.
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> the simulation.
 */
final class ReplayStage implements CrossingListener, AutoCloseable {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(0);
    private final Recording recording;
    private final Map<Long, Runnable> stops;
    private final ReplayCast cast;

    /** What ends what, by the number of the beginning. */
    private final Map<Long, Crossing> ends = new HashMap<>();

    /** The crossings that the driver has come to. */
    private final List<Held> held = new ArrayList<>();

    /** The numbers that beginnings have in the recording, by those that they have now. */
    private final Map<Long, Long> recordedNumbers = new HashMap<>();

    /** The calls that wait for their answers, by their recorded numbers. */
    private final Map<Long, Event> calls = new HashMap<>();

    /** The recorded call that the task which runs now has just begun; null if it began none. */
    private Crossing call;

    /** A crossing that waits for its turn. */
    private static final class Held {

        private final Crossing crossing;
        private final Event turn;
        private Crossing recorded;

        Held(Crossing crossing, Event turn) {
            this.crossing = crossing;
            this.turn = turn;
        }
    }

    ReplayStage(Recording recording, Driver driver, Map<Long, Runnable> stops) {
        this.recording = recording;
        this.stops = stops;
        this.cast = new ReplayCast(this::takeAnswer, recording.device());
        recording.crossings().stream()
                .filter(crossing -> crossing.kind().isEnd())
                .forEach(crossing -> ends.put(crossing.begun(), crossing));
        MonitoredDevice device =
                new MonitoredDevice(recording.driver(), recording.device(), new Kernel(dispatcher));
        cast.driver(new Verifier(this, null, Object::toString).interpose(driver, device));
    }

    void play() {
        for (Crossing next : recording.crossings()) {
            if (next.kind() == CrossingKind.CALLBACK) {
                dispatcher.post(Level.PASSIVE, next.function(), () -> cast.call(next));
                dispatcher.runUntilIdle();
            } else if (calls.containsKey(next.begun())) {
                calls.remove(next.begun()).set();
                dispatcher.runUntilIdle();
            }
            Held matching = matching(next);
            held.remove(matching);
            matching.recorded = next;
            if (!next.kind().isEnd()) {
                recordedNumbers.put(matching.crossing.number(), next.number());
            }
            matching.turn.set();
            dispatcher.runUntilIdle();
        }
    }

    private Held matching(Crossing next) {
        return held.stream()
                .filter(candidate -> isSame(candidate.crossing, next))
                .findFirst()
                .orElseThrow(() -> diverged(next));
    }

    private boolean isSame(Crossing now, Crossing then) {
        return now.kind() == then.kind()
                && recordedNumbers.getOrDefault(now.begun(), 0L) == then.begun()
                && now.toString().equals(then.toString());
    }

    private AssertionError diverged(Crossing expected) {
        StringBuilder text = new StringBuilder("crossing ").append(expected.number());
        text.append(" of ").append(recording.device()).append(" diverges\nexpected: ");
        text.append(expected.toString().strip());
        if (held.isEmpty()) {
            text.append("\nbut the driver does nothing more");
        }
        held.forEach(one -> text.append("\nactual:   ").append(one.crossing.toString().strip()));
        return new AssertionError(text.toString());
    }

    /** A crossing waits for its turn; then the driver is on the stack of what runs here. */
    @Override
    public void crossed(Crossing crossing) {
        Held waiting = new Held(crossing, dispatcher.event("turn of " + crossing));
        held.add(waiting);
        waiting.turn.await();
        Runnable stop = stops.get(waiting.recorded.number());
        if (stop != null) {
            stop.run();
        }
        call = crossing.kind() == CrossingKind.CALL ? waiting.recorded : null;
    }

    /** How the call that has just begun ended then; null if none has: nothing crossed. */
    private ReplayAnswer takeAnswer() {
        Crossing begun = call;
        call = null;
        if (begun == null) {
            return null;
        }
        // The answer brings what it brings when it is its turn. If the recording ends inside the
        // call, so does the replay.
        Event answered = dispatcher.event("end of " + begun);
        calls.put(begun.number(), answered);
        answered.await();
        return new ReplayAnswer(begun, ends.get(begun.number()));
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
