package com.atom.slack.auth.installations;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.installations.Finished.Denied;
import com.atom.slack.auth.installations.Finished.SlackRefused;
import com.atom.slack.kit.problems.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {

    /** Every error of {@code oauth.v2.access}, and the common ones that it can have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_client_id",
                "bad_client_secret",
                "invalid_code",
                "code_already_used",
                "bad_redirect_uri",
                "oauth_authorization_url_mismatch",
                "invalid_grant_type",
                "invalid_refresh_token",
                "invalid_code_verifier",
                "pkce_not_allowed",
                "no_scopes",
                "user_email_unverified",
                "cannot_install_an_org_installed_app",
                "preview_feature_not_available",
                "invalid_arguments",
                "team_access_not_granted"
            })
    void everyErrorOfTheExchangeIsAProblemAndAPageThatSayWhatToDo(String error) {
        Problem problem = Refusals.of(new SlackRefused(error, Optional.empty())).orElseThrow();
        String page = page(problem);

        assertThat(problem.type().status()).isEqualTo(502);
        assertThat(problem.details().get("slack_error")).isEqualTo(error);
        assertThat(problem.getMessage()).contains(error).contains(": ");
        assertThat(page).contains(error).doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "invalid_scope", "unapproved_scope", "unknown_error"})
    void whatSlackSendsTheBrowserBackWithIsAProblemAndAPage(String error) {
        Problem problem = Refusals.of(new Denied(error)).orElseThrow();
        String page = page(problem);

        assertThat(problem.type().status()).isEqualTo(403);
        assertThat(problem.details().get("slack_error")).isEqualTo(error);
        assertThat(page).contains(error, "nothing was installed");
    }

    private static String page(Problem problem) {
        return new String((byte[]) Refusals.page(problem).response().getEntity(), StandardCharsets.UTF_8);
    }
}
