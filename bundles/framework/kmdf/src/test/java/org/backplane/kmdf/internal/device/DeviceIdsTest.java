package org.backplane.kmdf.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class DeviceIdsTest {

    @Test
    void wellFormedIdsPass() {
        assertThat(DeviceIds.checkId("hardware ID", "PCI\\VEN_8086&DEV_1234"))
                .isEqualTo("PCI\\VEN_8086&DEV_1234");
        String longest = "X\\" + "y".repeat(197);
        assertThat(DeviceIds.checkId("hardware ID", longest)).isEqualTo(longest);
        assertThat(DeviceIds.checkInstanceId("0000")).isEqualTo("0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOENUMERATOR",
                "\\X",
                "X\\",
                "A\\B\\C",
                "A\\B C",
                "A\\B,C",
                "A\\\u00e9"
            })
    void malformedIdsAreRefusedWithASentence(String id) {
        assertThatThrownBy(() -> DeviceIds.checkId("hardware ID", id))
                .isInstanceOf(StatusException.class)
                .hasMessageStartingWith("hardware ID \"" + id + "\" ")
                .extracting(e -> ((StatusException) e).status())
                .isEqualTo(Status.INVALID_PARAMETER);
    }

    @Test
    void anIdIsAtMost199CharactersLong() {
        assertThatThrownBy(() -> DeviceIds.checkId("device ID", "X\\" + "y".repeat(198)))
                .hasMessageContaining("longer than 199");
    }

    @Test
    void anInstanceIdHasNoBackslash() {
        assertThatThrownBy(() -> DeviceIds.checkInstanceId("a\\b"))
                .hasMessageContaining("backslash");
    }

    @Test
    void aListHoldsAtMost64Ids() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            DeviceIds.add("hardware ID", list, "X\\" + i);
        }

        assertThatThrownBy(() -> DeviceIds.add("hardware ID", list, "X\\64"))
                .hasMessageContaining("64");
        assertThat(list).hasSize(64);
    }
}
