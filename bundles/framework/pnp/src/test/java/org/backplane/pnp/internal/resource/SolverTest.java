package org.backplane.pnp.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.wdm.BusWindows.Window;
import org.backplane.wdm.IoResource;
import org.backplane.wdm.IoResource.Option;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.backplane.wdm.ResourceRequirements;
import org.backplane.wdm.ResourceType;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SolverTest {

    private static final int CASES = 3000;
    private static final int SIZE = 10;

    private final RangeSpace memory = space(ResourceType.MEMORY, 0, 0xFFFF);
    private final RangeSpace interrupts = space(ResourceType.INTERRUPT, 0, 15);

    private static RangeSpace space(ResourceType type, long first, long last) {
        return new RangeSpace(type, List.of(new Window(type, first, last, first)));
    }

    private Wish wish(String owner, IoResource... needs) {
        return wish(owner, ResourceList.EMPTY, List.of(List.of(needs)));
    }

    private Wish wish(
            String owner, ResourceList favourites, List<List<IoResource>> configurations) {
        return Wish.of(
                owner,
                type -> type == ResourceType.MEMORY ? memory : interrupts,
                new ResourceRequirements(configurations),
                favourites);
    }

    private static IoResource memory(Option option, long min, long max, long length, long align) {
        return new IoResource.Memory(option, min, max, length, align, null);
    }

    private static IoResource vector(int min, int max, boolean shared) {
        return new IoResource.Interrupt(Option.REQUIRED, min, max, shared, number -> null);
    }

    private static List<Resource> solve(Wish wish) {
        Solver.Answer answer = Solver.solve(List.of(wish));
        assertThat(answer).isInstanceOf(Solver.Solved.class);
        return ((Solver.Solved) answer).placements().getFirst().resources().resources();
    }

    private static String obstacle(Wish... wishes) {
        Solver.Answer answer = Solver.solve(List.of(wishes));
        assertThat(answer).isInstanceOf(Solver.Unsolved.class);
        return ((Solver.Unsolved) answer).obstacle();
    }

    @Test
    void theHighestAlignedPlaceIsTaken() {
        assertThat(solve(wish("a", memory(Option.REQUIRED, 0, 0x1FFF, 0x100, 0x1000))))
                .containsExactly(new Resource.Memory(0x1000, 0x100, null));
        assertThat(solve(wish("b", memory(Option.REQUIRED, 0, 0x10FF, 0x80, 0x80))))
                .containsExactly(new Resource.Memory(0xF80, 0x80, null));
    }

    @Test
    void aPreferredPlaceComesFirstAndAnAlternativeLast() {
        IoResource[] needs = {
            memory(Option.REQUIRED, 0x1000, 0x1FFF, 0x1000, 1),
            memory(Option.ALTERNATIVE, 0x2000, 0x2FFF, 0x1000, 1),
            memory(Option.PREFERRED, 0x3000, 0x3FFF, 0x1000, 1),
        };

        assertThat(start(solve(wish("a", needs)))).isEqualTo(0x3000);
        assertThat(start(solve(wish("b", needs)))).isEqualTo(0x1000);
        assertThat(start(solve(wish("c", needs)))).isEqualTo(0x2000);
        assertThat(obstacle(wish("d", needs)))
                .isEqualTo(
                        "memory 0x3000-0x3FFF is in use by a; memory 0x1000-0x1FFF is in use by b;"
                                + " memory 0x2000-0x2FFF is in use by c");
    }

    private static long start(List<Resource> resources) {
        return org.backplane.pnp.internal.resource.Option.start(resources.getFirst());
    }

    @Test
    void theSecondConfigurationIsUsedIfTheFirstIsNotFreeAsAWhole() {
        solve(wish("other", vector(5, 5, false)));
        List<IoResource> first =
                List.of(memory(Option.REQUIRED, 0, 0xF, 16, 1), vector(5, 5, false));
        List<IoResource> second =
                List.of(memory(Option.REQUIRED, 0x10, 0x1F, 16, 1), vector(6, 6, false));

        assertThat(solve(wish("a", ResourceList.EMPTY, List.of(first, second))))
                .containsExactly(
                        new Resource.Memory(0x10, 16, null), new Resource.Interrupt(6, null));
        assertThat(memory.isFree(0, 16, false)).isTrue();
    }

    @Test
    void whatADeviceHadIsTakenAgain() {
        ResourceList before = new ResourceList(List.of(new Resource.Memory(0x500, 16, null)));

        assertThat(
                        solve(
                                wish(
                                        "a",
                                        before,
                                        List.of(
                                                List.of(
                                                        memory(
                                                                Option.REQUIRED,
                                                                0,
                                                                0xFFF,
                                                                16,
                                                                1))))))
                .containsExactly(new Resource.Memory(0x500, 16, null));
    }

    @Test
    void anInterruptIsSharedByThoseThatShareAndOnlyIfNoneIsFree() {
        assertThat(solve(wish("a", vector(4, 5, true))))
                .containsExactly(new Resource.Interrupt(5, null));
        assertThat(solve(wish("b", vector(4, 5, true))))
                .containsExactly(new Resource.Interrupt(4, null));
        assertThat(solve(wish("c", vector(4, 5, true))))
                .containsExactly(new Resource.Interrupt(5, null));
        assertThat(obstacle(wish("d", vector(5, 5, false))))
                .isEqualTo("interrupt 5 is in use by a, c");
    }

    @Test
    void theBusesLimitsAreNamed() {
        assertThat(obstacle(wish("a", memory(Option.REQUIRED, 0x20000, 0x2FFFF, 16, 1))))
                .isEqualTo(
                        "there is no room for 16 places within memory 0x20000-0x2FFFF; the bus has"
                                + " memory 0x0-0xFFFF");
    }

    @Test
    void severalDevicesAreSatisfiedWhenTheFirstIdeaDoesNotWork() {
        // The first would take the upper half, which is all that the second can have.
        Wish anywhere = wish("a", memory(Option.REQUIRED, 0, 0x1F, 16, 1));
        Wish above = wish("b", memory(Option.REQUIRED, 0x10, 0x1F, 16, 1));

        assertThat(Solver.solve(List.of(anywhere, above))).isInstanceOf(Solver.Solved.class);
        assertThat(memory.owners(0, 0xF, 2)).containsExactly("a");
        assertThat(memory.owners(0x10, 0x1F, 2)).containsExactly("b");
    }

    /** Small cases, each compared with trying out everything. */
    @Test
    void aSolutionIsFoundWhereverThereIsOneAndNoTwoRangesOverlap() {
        int solved = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            RangeSpace small = space(ResourceType.MEMORY, 0, SIZE - 1);
            boolean[] used = new boolean[SIZE];
            for (int i = 0; i < random.nextInt(3); i++) {
                int at = random.nextInt(SIZE);
                if (!used[at]) {
                    used[at] = true;
                    small.claim("old", at, 1, false);
                }
            }
            List<Wish> wishes = new ArrayList<>();
            List<IoResource> all = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                List<IoResource> needs = new ArrayList<>();
                for (int j = 0; j <= random.nextInt(2); j++) {
                    int min = random.nextInt(SIZE);
                    int max = min + random.nextInt(SIZE - min);
                    int length = 1 + random.nextInt(3);
                    needs.add(memory(Option.REQUIRED, min, max, length, 1L << random.nextInt(2)));
                }
                all.addAll(needs);
                wishes.add(
                        Wish.of(
                                "device " + i,
                                type -> small,
                                new ResourceRequirements(List.of(needs)),
                                ResourceList.EMPTY));
            }
            boolean possible = isPossible(all, 0, used.clone());

            Solver.Answer answer = Solver.solve(wishes);

            assertThat(answer instanceof Solver.Solved).as("case %d", seed).isEqualTo(possible);
            if (answer instanceof Solver.Solved found) {
                solved++;
                checkDisjoint(found, used, seed);
            } else {
                for (int at = 0; at < SIZE; at++) {
                    assertThat(small.isFree(at, 1, false)).isEqualTo(!used[at]);
                }
            }
        }
        assertThat(solved).isBetween(CASES / 10, CASES * 9 / 10);
    }

    private static void checkDisjoint(Solver.Solved found, boolean[] used, int seed) {
        boolean[] taken = used.clone();
        for (Placement placement : found.placements()) {
            for (Resource resource : placement.resources().resources()) {
                Resource.Memory range = (Resource.Memory) resource;
                for (long at = range.start(); at < range.start() + range.length(); at++) {
                    assertThat(taken[(int) at]).as("case %d at %d", seed, at).isFalse();
                    taken[(int) at] = true;
                }
            }
        }
    }

    private static boolean isPossible(List<IoResource> needs, int index, boolean[] used) {
        if (index == needs.size()) {
            return true;
        }
        IoResource.Memory need = (IoResource.Memory) needs.get(index);
        for (int start = (int) need.minimum();
                start + need.length() - 1 <= need.maximum();
                start++) {
            if (start % need.alignment() == 0 && isFree(used, start, need.length())) {
                mark(used, start, need.length(), true);
                if (isPossible(needs, index + 1, used)) {
                    return true;
                }
                mark(used, start, need.length(), false);
            }
        }
        return false;
    }

    private static boolean isFree(boolean[] used, int start, long length) {
        for (int at = start; at < start + length; at++) {
            if (at >= used.length || used[at]) {
                return false;
            }
        }
        return true;
    }

    private static void mark(boolean[] used, int start, long length, boolean value) {
        for (int at = start; at < start + length; at++) {
            used[at] = value;
        }
    }
}
