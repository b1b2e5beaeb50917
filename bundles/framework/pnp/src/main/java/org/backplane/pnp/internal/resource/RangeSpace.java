package org.backplane.pnp.internal.resource;

import org.backplane.wdm.BusWindows.Window;
import org.backplane.wdm.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The numbers of one kind that the devices of a system, or those behind one bridge, share (an
 * arbiter's range list).
 *
 * <p><b>Level:</b> PASSIVE. <b>Serialised by:</b> whoever arbitrates.
 */
public final class RangeSpace {

    /** A range in use. */
    private static final class Claim {
        final long start;
        final long end;
        final boolean shared;
        final List<Object> owners = new ArrayList<>(1);

        Claim(long start, long end, boolean shared) {
            this.start = start;
            this.end = end;
            this.shared = shared;
        }
    }

    private final ResourceType type;
    private final List<Window> windows;
    private final NavigableMap<Long, Claim> claims = new TreeMap<>();

    /** What is in use, from first to last number, neighbours joined. */
    private final NavigableMap<Long, Long> runs = new TreeMap<>();

    /**
     * @param windows the parts that it has, the preferred first
     */
    public RangeSpace(ResourceType type, List<Window> windows) {
        this.type = type;
        this.windows = List.copyOf(windows);
    }

    /** The parts that it has, the preferred first. */
    public List<Window> windows() {
        return windows;
    }

    /** What its numbers are. */
    public ResourceType type() {
        return type;
    }

    /** Whether a range lies in one of the windows and can be claimed. */
    public boolean isFree(long start, long length, boolean shared) {
        long end = start + length - 1;
        if (windows.stream().noneMatch(window -> window.contains(start, end))) {
            return false;
        }
        Map.Entry<Long, Long> run = runs.floorEntry(end);
        if (run == null || run.getValue() < start) {
            return true;
        }
        Claim claim = claims.get(start);
        return shared && claim != null && claim.shared && claim.end == end;
    }

    /** Claims a range that is free. */
    public void claim(Object owner, long start, long length, boolean shared) {
        if (!isFree(start, length, shared)) {
            throw new IllegalStateException(
                    Option.range(type, start, start + length - 1)
                            + " is in use and cannot be given to "
                            + owner);
        }
        long end = start + length - 1;
        Claim claim = claims.get(start);
        if (claim == null) {
            claim = new Claim(start, end, shared);
            claims.put(start, claim);
            addRun(start, end);
        }
        claim.owners.add(owner);
    }

    /** Takes back a claim. */
    public void release(Object owner, long start) {
        Claim claim = claims.get(start);
        if (claim == null || !claim.owners.remove(owner)) {
            throw new IllegalStateException(
                    Option.range(type, start, start) + " does not belong to " + owner);
        }
        if (claim.owners.isEmpty()) {
            claims.remove(start);
            removeRun(claim.start, claim.end);
        }
    }

    private void addRun(long start, long end) {
        long first = start;
        long last = end;
        Map.Entry<Long, Long> before = runs.lowerEntry(start);
        if (before != null && before.getValue() == start - 1) {
            first = before.getKey();
        }
        Long after = runs.remove(end + 1);
        if (after != null) {
            last = after;
        }
        runs.put(first, last);
    }

    private void removeRun(long start, long end) {
        Map.Entry<Long, Long> run = runs.floorEntry(start);
        long first = run.getKey();
        long last = run.getValue();
        runs.remove(first);
        if (first < start) {
            runs.put(first, start - 1);
        }
        if (last > end) {
            runs.put(end + 1, last);
        }
    }

    /**
     * The places where an option can be satisfied, best first: a free range at the upper end of
     * each gap, from the highest gap down, as Windows does; after those, if the option is shared,
     * ranges that others share.
     *
     * <p>It is enough to look at the upper ends: whatever can be placed at all can be pushed
     * upwards until it meets its bound or a neighbour.
     */
    public Places places(Option option) {
        return new Places(option);
    }

    /** Goes through the places for an option, while claims come and go. */
    public final class Places {

        private final Option option;
        private int window;
        private long below = Long.MAX_VALUE;
        private long sharedBelow = Long.MAX_VALUE;

        private Places(Option option) {
            this.option = option;
        }

        /** The next place; -1 if there is none. */
        public long next() {
            for (; window < windows.size(); window++) {
                long start = nextFree(windows.get(window));
                if (start >= 0) {
                    below = start;
                    return start;
                }
                below = Long.MAX_VALUE;
            }
            return option.shared() ? nextShared() : -1;
        }

        private long nextFree(Window bounds) {
            long lowest = Math.max(option.min(), bounds.start());
            long highest = Math.min(option.max(), bounds.end()) - option.length() + 1;
            if (below != Long.MAX_VALUE) {
                // Down from the last place, to the next gap.
                Map.Entry<Long, Long> run = runs.lowerEntry(below);
                if (run == null) {
                    return -1;
                }
                highest = Math.min(highest, run.getKey() - option.length());
            }
            long start = down(highest);
            while (start >= lowest) {
                Map.Entry<Long, Long> run = runs.floorEntry(start + option.length() - 1);
                if (run == null || run.getValue() < start) {
                    return start;
                }
                start = down(run.getKey() - option.length());
            }
            return -1;
        }

        private long down(long number) {
            return number < 0 ? -1 : number - number % option.alignment();
        }

        private long nextShared() {
            Map.Entry<Long, Claim> entry = claims.lowerEntry(sharedBelow);
            while (entry != null && entry.getKey() >= option.min()) {
                sharedBelow = entry.getKey();
                if (option.allows(sharedBelow) && isFree(sharedBelow, option.length(), true)) {
                    return sharedBelow;
                }
                entry = claims.lowerEntry(sharedBelow);
            }
            return -1;
        }
    }

    /** Who has something of a range, at most a few of them. */
    public List<Object> owners(long start, long end, int most) {
        List<Object> owners = new ArrayList<>();
        Claim before =
                claims.lowerEntry(start) == null ? null : claims.lowerEntry(start).getValue();
        if (before != null && before.end >= start) {
            owners.addAll(before.owners);
        }
        for (Claim claim : claims.tailMap(start).values()) {
            if (claim.start > end || owners.size() >= most) {
                break;
            }
            owners.addAll(claim.owners);
        }
        return owners.stream().distinct().limit(most).toList();
    }
}
