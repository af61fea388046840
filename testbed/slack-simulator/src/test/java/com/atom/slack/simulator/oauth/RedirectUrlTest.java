package com.atom.slack.simulator.oauth;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectUrlTest {
    @TempDir
    Path folder;

    private App app(boolean pkce) {
        Vault vault = new Vault(folder, new Secrets(), new Pace(Clock.systemUTC()));
        return vault.register(Json.own("""
            {"name": "a", "pkce": %s, "redirect_uris": ["https://app.example/in", "http://127.0.0.1:8080/back",
             "https://app.example/dir/", "http://app.example/plain", "atom://signed-in"]}\
            """.formatted(pkce)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/in, true",
        "https://APP.example/in/deeper, true",
        "https://app.example/in?tenant=7, true",
        "https://app.example/inside, false",
        "https://app.example/, false",
        "https://app.example/in#part, false",
        "https://app.example/in/../out, false",
        "https://app.example/in/%2E%2e/out, false",
        "https://app.example.evil/in, false",
        "https://app.example@evil/in, false",
        "https://app.example:444/in, false",
        "https://app.example/dir/x, true",
        "http://127.0.0.1:8080/back, true",
        "http://127.0.0.1:8081/back, false",
        "http://app.example/in, false",
        "http://app.example/plain, false",
        "atom://signed-in, false",
        "not a url, false"
    })
    void aBrowserGoesBackOnlyToARedirectUrlOrBelowIt(String asked, boolean allowed) {
        assertThat(RedirectUrl.of(app(false), asked).isPresent()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"atom://signed-in, true", "atom://signed-in/now, true", "other://signed-in, false"})
    void anAppWithPkceMayHaveASchemeOfItsOwn(String asked, boolean allowed) {
        assertThat(RedirectUrl.of(app(true), asked).isPresent()).isEqualTo(allowed);
    }
}
