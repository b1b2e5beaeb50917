package org.backplane.kmdf.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.ddi.LookasideList;
import org.backplane.ddi.MemoryObject;
import org.backplane.runtime.SimulatedDispatcher;
import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

class MemoryObjectTest {

    private final SimulatedDispatcher dispatcher = new SimulatedDispatcher(1);
    private final TestDevice device = new TestDevice(dispatcher);

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void memoryHasZeroedBytesOfItsOwn() {
        MemoryObject memory = device.part.createMemory(16);
        assertThat(memory.length()).isEqualTo(16);
        assertThat(memory.getLong(8)).isZero();
        memory.putLong(8, 0x1122334455667788L);
        assertThat(memory.get(8)).isEqualTo((byte) 0x88);
        assertThatThrownBy(() -> memory.getInt(13)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void memoryOverTheDriversBytesIsThoseBytes() {
        byte[] bytes = new byte[4];
        MemoryObject memory = device.part.createMemory(MemorySegment.ofArray(bytes));
        memory.put(3, (byte) 7);
        assertThat(bytes[3]).isEqualTo((byte) 7);
        byte[] others = {1, 2};
        memory.assignBuffer(MemorySegment.ofArray(others));
        assertThat(memory.length()).isEqualTo(2);
        assertThat(memory.get(1)).isEqualTo((byte) 2);
    }

    @Test
    void onlyMemoryOverTheDriversBytesGetsOthers() {
        MemoryObject memory = device.part.createMemory(4);
        assertThat(statusOf(() -> memory.assignBuffer(MemorySegment.ofArray(new byte[4]))))
                .isEqualTo(Status.INVALID_DEVICE_REQUEST);
    }

    @Test
    void memoryHasAtLeastOneByte() {
        assertThat(statusOf(() -> device.part.createMemory(0))).isEqualTo(Status.INVALID_PARAMETER);
        assertThat(statusOf(() -> device.part.createMemory(MemorySegment.NULL)))
                .isEqualTo(Status.INVALID_PARAMETER);
        assertThat(statusOf(() -> device.part.createLookasideList(-1)))
                .isEqualTo(Status.INVALID_PARAMETER);
    }

    @Test
    void deletedMemoryIsThereAsLongAsItIsReferenced() {
        MemoryObject memory = device.part.createMemory(4);
        memory.reference("a transfer");
        memory.delete();
        memory.put(0, (byte) 1);
        memory.dereference("a transfer");
        assertThatThrownBy(() -> memory.get(0)).hasMessageContaining("after its deletion");
    }

    @Test
    void memoriesCopyToEachOther() {
        MemoryObject from = device.part.createMemory(4);
        MemoryObject to = device.part.createMemory(4);
        from.putInt(0, 0x01020304);
        from.copyTo(1, to, 0, 2);
        assertThat(to.getInt(0)).isEqualTo(0x0203);
    }

    @Test
    void aLookasideListHandsOutBuffersAgain() {
        LookasideList list = device.part.createLookasideList(8);
        MemoryObject first = list.createMemory();
        first.putLong(0, 42);
        MemoryObject second = list.createMemory();
        assertThat(second.getLong(0)).isZero();
        first.delete();
        MemoryObject third = list.createMemory();
        assertThat(third.getLong(0)).as("what was left in it").isEqualTo(42);
        assertThat(third.length()).isEqualTo(8);
        assertThatThrownBy(() -> first.getLong(0)).hasMessageContaining("after its deletion");
    }

    private static Status statusOf(Runnable call) {
        try {
            call.run();
            return Status.SUCCESS;
        } catch (StatusException refused) {
            return refused.status();
        }
    }
}
