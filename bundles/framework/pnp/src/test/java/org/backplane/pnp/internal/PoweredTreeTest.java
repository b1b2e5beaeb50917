package org.backplane.pnp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.pnp.DeviceStatus;
import org.backplane.pnp.ProblemCode;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.backplane.wdm.PnpMinor;
import org.backplane.wdm.power.DeviceTreeView;
import org.junit.jupiter.api.Test;

/** What the power manager sees of the tree, and the hold that keeps it still. */
class PoweredTreeTest {

    private static final String DISC = "TEST\\DISC\\0";

    private static DeviceTreeView.Hold hold(Rig rig) {
        return rig.kernel.deviceTree().hold(Rig.SECOND);
    }

    @Test
    void startedDevicesAreListedWithTheirParentsFirst() {
        try (Rig rig = Rig.settled()) {
            rig.function("disc", "TEST\\DISC");
            FakeBus.Child disc = rig.plug("TEST\\DISC");
            rig.plug("TEST\\NOBODY");
            rig.settle();
            DeviceTreeView tree = rig.kernel.deviceTree();
            assertThat(tree.started())
                    .extracting(DeviceTreeView.Node::instanceId)
                    .containsExactly(Rig.ROOT, DISC);
            assertThat(tree.started().get(1).pdo()).isSameAs(disc.pdo);
            assertThat(tree.started().get(1).parent()).isSameAs(tree.started().get(0).pdo());
            assertThat(tree.started().get(0).parent()).isNull();
            assertThat(tree.find("test\\disc\\0")).isSameAs(disc.pdo);
            assertThat(tree.find("TEST\\NONE\\0")).isNull();
        }
    }

    @Test
    void whatComesAndGoesDuringAHoldFollowsWhenItEnds() {
        try (Rig rig = Rig.settled()) {
            rig.function("disc", "TEST\\DISC");
            FakeBus.Child first = rig.plug("TEST\\DISC");
            rig.settle();
            DeviceTreeView.Hold hold = hold(rig);
            rig.pull(first);
            rig.plug(Rig.ROOT, "TEST\\DISC", "1");
            rig.settle();
            assertThat(rig.node(DISC).status()).isEqualTo(DeviceStatus.STARTED);
            assertThat(rig.pnp.device("TEST\\DISC\\1")).isEmpty();
            hold.close();
            rig.settle();
            assertThat(rig.pnp.device(DISC)).isEmpty();
            assertThat(rig.node("TEST\\DISC\\1").status()).isEqualTo(DeviceStatus.STARTED);
        }
    }

    @Test
    void aHoldWaitsUntilTheTreeIsAtRest() {
        SimulatedDispatcher.forEachSeed(
                1,
                50,
                dispatcher -> {
                    try (Rig rig = new Rig(dispatcher.seed())) {
                        rig.function("disc", "TEST\\DISC");
                        FakeBus.Child disc = rig.plug("TEST\\DISC");
                        DeviceTreeView.Hold hold = hold(rig);
                        assertThat(hold.started()).isNotEmpty();
                        rig.pull(disc);
                        int devices = rig.pnp.devices().size();
                        rig.dispatcher.advance(60 * Rig.SECOND);
                        assertThat(rig.pnp.devices()).hasSize(devices);
                        hold.close();
                        rig.settle();
                        assertThat(rig.pnp.device(DISC)).isEmpty();
                    }
                });
    }

    @Test
    void aTreeThatDoesNotComeToRestIsNotHeld() {
        try (Rig rig = Rig.settled()) {
            FakeDriver disc = rig.function("disc", "TEST\\DISC");
            disc.kept.add(PnpMinor.START_DEVICE);
            rig.plug("TEST\\DISC");
            assertThat(hold(rig)).isNull();
            rig.dispatcher.advance(Rig.TIMEOUT);
            rig.settle();
            DeviceTreeView.Hold hold = hold(rig);
            assertThatThrownBy(() -> hold(rig)).isInstanceOf(IllegalStateException.class);
            hold.close();
            disc.keptIrps.forEach(irp -> irp.complete(Status.SUCCESS));
            rig.settle();
        }
    }

    @Test
    void ordersAreRefusedDuringAHold() {
        try (Rig rig = Rig.settled()) {
            rig.function("disc", "TEST\\DISC");
            rig.plug("TEST\\DISC");
            rig.settle();
            DeviceTreeView.Hold hold = hold(rig);
            assertThatThrownBy(() -> rig.pnp.disable(DISC))
                    .isInstanceOf(StatusException.class)
                    .hasMessageContaining("while the system sleeps");
            hold.close();
            rig.pnp.disable(DISC);
            rig.settle();
        }
    }

    @Test
    void aStackThatDoesNotAnswerIsTakenOutOfService() {
        try (Rig rig = Rig.settled()) {
            rig.function("disc", "TEST\\DISC");
            FakeBus.Child disc = rig.plug("TEST\\DISC");
            rig.settle();
            rig.kernel
                    .pnpNotifications()
                    .deviceFailed(disc.pdo, Status.IO_TIMEOUT, "driver disc has kept SET_POWER D3");
            rig.settle();
            assertThat(rig.problem(DISC, ProblemCode.FAILED_POST_START).message())
                    .contains("driver disc has kept SET_POWER D3.");
            rig.pnp.restart(DISC);
            rig.settle();
            assertThat(rig.node(DISC).status()).isEqualTo(DeviceStatus.STARTED);
        }
    }
}
