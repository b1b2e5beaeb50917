package org.backplane.wdm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backplane.status.Status;
import org.backplane.status.StatusException;
import org.junit.jupiter.api.Test;

import java.util.Set;

class SecurityDescriptorTest {

    private static final String ALICE_SID = "S-1-5-21-1-2-3-1001";
    private static final AccessToken ALICE =
            new AccessToken("alice", ALICE_SID, Set.of(Sid.BUILTIN_USERS));
    private static final AccessToken BOB = new AccessToken("bob", "S-1-5-21-1-2-3-1002", Set.of());

    private static boolean allows(String sddl, AccessToken token, int desired) {
        return SecurityDescriptor.parse(sddl).missing(token, desired) == 0;
    }

    @Test
    void systemAndAdministratorsOnlyKeepsOthersOut() {
        String sddl = "D:P(A;;GA;;;SY)(A;;GA;;;BA)";
        assertThat(allows(sddl, AccessToken.SYSTEM, AccessMask.GENERIC_ALL)).isTrue();
        assertThat(allows(sddl, ALICE, AccessMask.GENERIC_READ)).isFalse();
    }

    @Test
    void genericRightsMeanTheRightsOfAFile() {
        String sddl = "D:(A;;GR;;;WD)";
        assertThat(allows(sddl, BOB, AccessMask.FILE_READ_DATA)).isTrue();
        assertThat(allows(sddl, BOB, AccessMask.GENERIC_READ)).isTrue();
        assertThat(allows(sddl, BOB, AccessMask.FILE_WRITE_DATA)).isFalse();
        assertThat(allows("D:(A;;0x1;;;WD)", BOB, AccessMask.FILE_READ_DATA)).isTrue();
        assertThat(allows("D:(A;;3;;;WD)", BOB, AccessMask.FILE_WRITE_DATA)).isTrue();
        assertThat(allows("D:(A;;FRFW;;;WD)", BOB, AccessMask.GENERIC_WRITE)).isTrue();
    }

    @Test
    void whatAnEarlierEntrySettledALaterOneDoesNotChange() {
        int write = AccessMask.FILE_WRITE_DATA;
        assertThat(allows("D:(D;;GW;;;BU)(A;;GA;;;WD)", ALICE, write)).isFalse();
        assertThat(allows("D:(D;;GW;;;BU)(A;;GA;;;WD)", BOB, write)).isTrue();
        assertThat(allows("D:(A;;GA;;;WD)(D;;GW;;;BU)", ALICE, write)).isTrue();
    }

    @Test
    void anEmptyListLetsNobodyInAndNoListEverybody() {
        assertThat(allows("D:", ALICE, AccessMask.FILE_READ_DATA)).isFalse();
        assertThat(allows("D:NO_ACCESS_CONTROL", ALICE, AccessMask.GENERIC_ALL)).isTrue();
        assertThat(allows("O:SYG:SY", ALICE, AccessMask.GENERIC_ALL)).isTrue();
    }

    @Test
    void theOwnerMayReadAndChangeTheDescriptorButNotTheDevice() {
        String sddl = "O:" + ALICE_SID + "G:SYD:P(A;;GA;;;SY)";
        assertThat(allows(sddl, ALICE, AccessMask.READ_CONTROL | AccessMask.WRITE_DAC)).isTrue();
        assertThat(allows(sddl, BOB, AccessMask.READ_CONTROL)).isFalse();
        assertThat(allows(sddl, ALICE, AccessMask.FILE_READ_DATA)).isFalse();
    }

    @Test
    void entriesForWhatInheritsDoNotCountAndAnAuditListIsReadOver() {
        assertThat(
                        allows(
                                "D:AI(A;CIIO;GA;;;WD)S:(AU;SAFA;GA;;;WD)",
                                ALICE,
                                AccessMask.FILE_READ_DATA))
                .isFalse();
        assertThat(allows("D:PAR(A;OICI;GA;;;" + ALICE_SID + ")", ALICE, 1)).isTrue();
    }

    @Test
    void aWrongDescriptorIsRefusedWithPlaceAndReason() {
        assertWrong("", 1, "it is empty");
        assertWrong("X:SY", 1, "O:, G:, D: or S:");
        assertWrong("O:XXD:", 3, "\"XX\" is no security identifier");
        assertWrong("D:Q(A;;GA;;;SY)", 3, "flags are P, AR and AI");
        assertWrong("D:P(A;;GA;;;SY", 4, "has no )");
        assertWrong("D:P(A;;GA;;SY)", 5, "this one has 5");
        assertWrong("D:P(X;;GA;;;SY)", 5, "\"X\" is no type");
        assertWrong("D:P(A;ZZ;GA;;;SY)", 7, "\"ZZ\" is no flag");
        assertWrong("D:P(A;;GAQQ;;;SY)", 10, "\"QQ\" is no right");
        assertWrong("D:P(A;;0xfffffffff;;;SY)", 8, "no number of 32 bits");
        assertWrong("D:P(A;;GA;guid;;SY)", 11, "no object type");
        assertWrong("D:P(A;;GA;;;S-1-)", 13, "\"S-1-\" is no security identifier");
        assertWrong("D:D:", 3, "second D:");
    }

    private static void assertWrong(String sddl, int place, String reason) {
        assertThatThrownBy(() -> SecurityDescriptor.parse(sddl))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(Status.INVALID_PARAMETER))
                .hasMessageContaining("is wrong at character " + place + ": ")
                .hasMessageContaining(reason);
    }
}
