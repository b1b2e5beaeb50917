package org.backplane.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.backplane.ddi.FrameworkObject;
import org.backplane.ddi.GeneralObject;
import org.backplane.status.Status;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What a driver hangs on an object. */
class ObjectContextsTest {

    private record Counters(String name) {}

    private record Limits(String name) {}

    private final List<String> ends = new ArrayList<>();
    private GeneralObject object;

    private RuleStage stage() {
        return RuleStage.of(device -> object = device.createObject("table"));
    }

    @Rule("LO-10")
    @Test
    void anObjectHasAContextOfEachTypeWithItsOwnCallbacks() {
        try (RuleStage stage = stage()) {
            Counters counters = new Counters("counters");
            Limits limits = new Limits("limits");
            object.allocateContext(
                    Counters.class,
                    counters,
                    context -> ends.add("cleanup " + context.name()),
                    context -> ends.add("destroy " + context.name()));
            object.allocateContext(
                    Limits.class,
                    limits,
                    context -> ends.add("cleanup " + context.name()),
                    context -> ends.add("destroy " + context.name()));
            assertThat(object.context(Counters.class)).isSameAs(counters);
            assertThat(object.context(Limits.class)).isSameAs(limits);
            object.delete();
            stage.realm.settle();
        }
        assertThat(ends)
                .containsExactly(
                        "cleanup counters", "cleanup limits", "destroy counters", "destroy limits");
    }

    @Rule("LO-11")
    @Test
    void aSecondContextOfOneTypeIsTheFirstOne() {
        try (RuleStage stage = stage()) {
            Counters first = new Counters("first");
            assertThat(object.allocateContext(Counters.class, first)).isSameAs(first);
            Counters known =
                    object.allocateContext(
                            Counters.class,
                            new Counters("second"),
                            context -> ends.add("cleanup"),
                            context -> ends.add("destroy"));
            assertThat(known).isSameAs(first);
            assertThat(object.context(Counters.class)).isSameAs(first);
            object.delete();
            stage.realm.settle();
        }
        assertThat(ends).isEmpty();
    }

    @Rule("LO-12")
    @Test
    void aCustomTypeMarksAnObject() {
        try (RuleStage stage = stage()) {
            FrameworkObject other = object.createObject("unmarked");
            object.addCustomType(Limits.class, "data");
            assertThat(object.isCustomType(Limits.class)).isTrue();
            assertThat(object.customTypeData(Limits.class)).isEqualTo("data");
            assertThat(object.isCustomType(Counters.class)).isFalse();
            assertThat(other.isCustomType(Limits.class)).isFalse();
            assertThat(RuleDrivers.statusOf(() -> object.addCustomType(Limits.class, "again")))
                    .isEqualTo(Status.OBJECT_NAME_COLLISION);
            stage.realm.settle();
        }
    }
}
