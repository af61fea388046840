package com.atom.slack.kit.settings;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.atom.slack.contracts.settings.Setting;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsCheckTest {

    @Test
    void nothingSetIsFine() {
        assertThat(faults(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void whatHoldsWithoutASettingIsAllowedItself(Setting setting) {
        setting.fallback()
                .filter(text -> !text.startsWith("{"))
                .ifPresent(text -> assertThat(setting.fault(text)).isEmpty());
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirRemedyAndWithoutTheValue() {
        List<String> faults = faults(Map.of(
                "SLACK_TIMEOUT", "soon",
                "SLACK_SYNC_FREQUENCY", "yearly",
                "SLACK_CLIENT_SECRET", "x y",
                "SLACK_CACHE_TTL", "-1"));

        assertThat(faults)
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).contains("SLACK_TIMEOUT", "1 to 60"))
                .anySatisfy(fault -> assertThat(fault).contains("realtime, hourly, daily, weekly"))
                .noneMatch(fault -> fault.contains("soon") || fault.contains("yearly") || fault.contains("x y"));
    }

    @ParameterizedTest
    @Tag("security-68")
    @CsvSource({
        "SLACK_WEBHOOK_VERIFICATION_ENABLED, false",
        "SLACK_API_BASE_URL, http://slack.example/api",
        "SLACK_NOTIFICATION_WEBHOOK_URL, http://hooks.example",
        "ATOM_OIDC_ISSUER, http://issuer.example",
        "SLACK_BOT_TOKEN, xoxp-1234567890"
    })
    void weakSettingsAreRefused(String name, String value) {
        assertThat(faults(Map.of(name, value))).anyMatch(fault -> fault.startsWith(name));
    }

    @Test
    @Tag("security-68")
    void aKeyOfNothingButZerosIsRefused() {
        String zeros = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(faults(Map.of("ENCRYPTION_KEY", zeros))).hasSize(1).noneMatch(fault -> fault.contains(zeros));
        assertThat(faults(Map.of("ATOM_INTERNAL_KEYS", "k:" + zeros))).hasSize(1);
    }

    @Test
    @Tag("security-68")
    void anIssuerWithoutAnAudienceIsRefused() {
        assertThat(faults(Map.of("ATOM_OIDC_ISSUER", "https://issuer.example")))
                .containsExactly("ATOM_OIDC_AUDIENCE must be set with ATOM_OIDC_ISSUER");
    }

    private static List<String> faults(Map<String, String> set) {
        return SettingsCheck.faults(name -> Optional.ofNullable(set.get(name)));
    }
}
