package org.backplane.buses.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.hardware.HardwareModel;
import org.backplane.hardware.HardwarePort;
import org.backplane.hardware.SoftwareDevice;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

class SlotTableTest {

    private final SlotTable slots = new SlotTable();
    private final RecordedChildren children = new RecordedChildren();

    @Test
    void whatWasPluggedInBeforeTheBusStartedIsReportedWhenItDoes() {
        slots.plug(echo("echo"));
        slots.attach(children);

        assertThat(children.reported()).containsExactlyElementsOf(slots.slots());
        assertThat(slots.slots()).hasSize(1);
    }

    @Test
    void comingsAndGoingsAreReportedWhileTheBusIsThere() {
        slots.attach(children);
        slots.plug(echo("echo"));
        assertThat(children.reported()).hasSize(1);

        slots.unplug(echo("echo"));
        assertThat(children.reported()).isEmpty();
    }

    @Test
    void aBusDeviceThatWasCleanedUpHearsNothingMore() {
        slots.attach(children);
        slots.detach(children);
        slots.plug(echo("echo"));

        assertThat(children.reported()).isEmpty();
    }

    @Test
    void theSuccessorOfABusDeviceIsNotDetachedWithIt() {
        RecordedChildren successor = new RecordedChildren();
        slots.attach(children);
        slots.attach(successor);
        slots.detach(children);
        slots.plug(echo("echo"));

        assertThat(successor.reported()).hasSize(1);
    }

    @Test
    void instanceIdsCountDevicesWithTheSameDeviceIdAndAreUsedAgain() {
        slots.plug(echo("a"));
        slots.plug(echo("b"));
        slots.plug(new SoftwareDevice("c", List.of("ROOT\\OTHER"), "Other"));
        assertThat(instanceIds()).containsExactly("0000", "0001", "0000");

        slots.unplug(echo("a"));
        slots.plug(echo("d"));
        assertThat(instanceIds()).containsExactly("0001", "0000", "0000");
    }

    @Test
    void deviceIdsThatDifferOnlyInCaseShareTheirInstanceIds() {
        slots.plug(echo("a"));
        slots.plug(new SoftwareDevice("b", List.of("Root\\Echo"), "Echo"));

        assertThat(instanceIds()).containsExactly("0000", "0001");
    }

    @Test
    void whatIsPulledOutAndPutBackIsANewChild() {
        slots.plug(echo("echo"));
        Slot first = slots.slots().getFirst();
        slots.unplug(echo("echo"));
        slots.plug(echo("echo"));

        assertThat(slots.slots().getFirst()).isNotEqualTo(first);
    }

    @Test
    void cardsTakeTheLowestFreeSlot() {
        HardwareModel first = new DeadCard();
        slots.plug(first, card(16));
        slots.plug(new DeadCard(), card(16));
        slots.unplug(first);
        slots.plug(new DeadCard(), card(16));

        assertThat(cards()).extracting(CardSlot::number).containsExactly(1, 0);
    }

    @Test
    void registerWindowsOfDifferentCardsDoNotOverlap() {
        slots.plug(new DeadCard(), card(16, 5000));
        slots.plug(new DeadCard(), card(16));
        List<CardSlot> cards = cards();

        assertThat(cards.getFirst().endAddress() - cards.getFirst().firstAddress())
                .isEqualTo(3 * 4096);
        assertThat(cards.getLast().firstAddress()).isEqualTo(cards.getFirst().endAddress());
    }

    @Test
    void theSameCardCannotBePluggedInTwice() {
        HardwareModel card = new DeadCard();
        slots.plug(card, card(16));

        assertThatThrownBy(() -> slots.plug(card, card(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unplug it first");
    }

    @Test
    void twoSoftwareDevicesCannotHaveOneName() {
        slots.plug(echo("echo"));

        assertThatThrownBy(() -> slots.plug(echo("echo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("software device echo is plugged in already");
    }

    @Test
    void unpluggingWhatIsNotThereChangesNothing() {
        slots.attach(children);
        slots.unplug(new DeadCard());
        slots.unplug(echo("echo"));

        assertThat(slots.slots()).isEmpty();
    }

    private List<String> instanceIds() {
        return slots.slots().stream().map(Slot::instanceId).toList();
    }

    private List<CardSlot> cards() {
        return slots.slots().stream().map(CardSlot.class::cast).toList();
    }

    private static SoftwareDevice echo(String name) {
        return new SoftwareDevice(name, List.of("ROOT\\ECHO"), "Echo");
    }

    private static CardDescription card(Integer... windows) {
        return new CardDescription(
                "dead", List.of("ROOT\\DEAD"), "Dead card", List.of(windows), true);
    }

    private static final class DeadCard implements HardwareModel {
        @Override
        public void reset(HardwarePort port) {}
    }

    private static final class RecordedChildren implements Consumer<List<Slot>> {

        private List<Slot> reported = List.of();

        List<Slot> reported() {
            return reported;
        }

        @Override
        public void accept(List<Slot> slots) {
            reported = slots;
        }
    }
}
