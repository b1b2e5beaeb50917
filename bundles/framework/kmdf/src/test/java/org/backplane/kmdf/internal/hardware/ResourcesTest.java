package org.backplane.kmdf.internal.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.backplane.ddi.Registers;
import org.backplane.status.StatusException;
import org.backplane.wdm.RegisterBank;
import org.backplane.wdm.Resource;
import org.backplane.wdm.ResourceList;
import org.junit.jupiter.api.Test;

import java.util.List;

class ResourcesTest {

    private final long[] last = new long[3];
    private final FxResourceList list =
            new FxResourceList(
                    "TEST\\CARD\\0",
                    new ResourceList(List.of(new Resource.Memory(0xF000, 16, new Bank()))));

    @Test
    void accessesReachTheBankWithTheirWidth() {
        Registers registers = list.mapMemory(0);

        registers.write32(8, -1);
        assertThat(last).containsExactly(32, 8, 0xFFFF_FFFFL);
        registers.write8(15, 0x1FF);
        assertThat(last).containsExactly(8, 15, 0xFF);
        assertThat(registers.read64(0)).isEqualTo(-2);
        assertThat(registers.read32(12)).isEqualTo(-2);
        assertThat(registers.length()).isEqualTo(16);
    }

    @Test
    void accessesOutsideTheRangeThrow() {
        Registers registers = list.mapMemory(0);

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> registers.read32(16));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> registers.read8(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> registers.write64(12, 0));
    }

    @Test
    void accessesThatAreNotAlignedThrow() {
        Registers registers = list.mapMemory(0);

        assertThatIllegalArgumentException().isThrownBy(() -> registers.read32(2));
        assertThatIllegalArgumentException().isThrownBy(() -> registers.write16(1, 0));
    }

    @Test
    void revokedRegistersThrowAndReachNothing() {
        Registers registers = list.mapMemory(0);
        registers.write8(0, 1);

        list.revoke();

        assertThatIllegalStateException()
                .isThrownBy(() -> registers.write8(0, 2))
                .withMessageContaining("EvtDeviceReleaseHardware");
        assertThatIllegalStateException().isThrownBy(() -> registers.read8(0));
        assertThatIllegalStateException().isThrownBy(() -> list.mapMemory(0));
        assertThat(last).containsExactly(8, 0, 1);
    }

    @Test
    void aResourceThatIsNotThereIsRefusedWithWhatThereIs() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> list.mapMemory(1))
                .withMessageContaining("TEST\\CARD\\0")
                .withMessageContaining("1 memory");
    }

    private final class Bank implements RegisterBank {

        @Override
        public long read(int width, long offset) {
            return -2;
        }

        @Override
        public void write(int width, long offset, long value) {
            last[0] = width;
            last[1] = offset;
            last[2] = value;
        }
    }
}
