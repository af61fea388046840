package com.atom.slack.auth.installations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.atom.slack.auth.installations.Finished.Denied;
import com.atom.slack.auth.installations.Finished.Installed;
import com.atom.slack.auth.installations.Finished.NowhereGranted;
import com.atom.slack.auth.installations.Finished.SlackRefused;
import com.atom.slack.auth.installations.Finished.SlackUnreachable;
import com.atom.slack.auth.installations.Finished.StateRefused;
import com.atom.slack.auth.installations.Finished.WrongApp;
import com.atom.slack.auth.installations.Finished.WrongWorkspace;
import com.atom.slack.auth.pages.Page;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

/** Says why an installation did not happen: to programs as a problem, to people as a page with the same words. */
final class Refusals {

    private Refusals() {}

    /** Empty for an installation that succeeded. */
    static Optional<Problem> of(Finished outcome) {
        return switch (outcome) {
            case Installed installed -> Optional.empty();
            case StateRefused() ->
                Optional.of(InstallationProblem.STATE_REFUSED.because("this installation was begun in another browser,"
                        + " more than ten minutes ago, or is finished already: begin a new one"));
            case Denied(String error) ->
                Optional.of(InstallationProblem.INSTALLATION_DENIED.because(
                        "Slack sent you back without a permission (" + error + "); nothing was installed",
                        Map.of("slack_error", error)));
            case SlackRefused(String error, Optional<Integer> retryAfter) ->
                Optional.of(CommonProblem.SLACK_API_ERROR.because(
                        "Slack did not accept the code (" + error + "): " + remedy(error),
                        slackDetails(error, retryAfter)));
            case SlackUnreachable() ->
                Optional.of(CommonProblem.NETWORK_ERROR.because(
                        "Slack gave no usable answer in time: begin a new installation"));
            case WrongApp(String appId) ->
                Optional.of(InstallationProblem.WRONG_APP.because(
                        "the permission is for app " + appId + ", which is not the one in SLACK_APP_ID"));
            case WrongWorkspace(String expected, String granted) ->
                Optional.of(InstallationProblem.WRONG_WORKSPACE.because("workspace " + granted
                        + " was chosen at Slack, but the installation was begun for " + expected
                        + "; nothing was kept, and the app can be removed there"));
            case NowhereGranted() ->
                Optional.of(CommonProblem.SLACK_API_ERROR.because(
                        "Slack named neither a workspace nor an organisation; nothing was kept"));
        };
    }

    /** What helps, by Slack's code. */
    private static String remedy(String error) {
        return switch (error) {
            case "invalid_client_id", "bad_client_secret" ->
                "correct SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, then begin a new installation";
            case "bad_redirect_uri" ->
                "register the redirect address that /api/auth/slack/status names at Slack, character by character";
            case "invalid_code_verifier", "pkce_not_allowed" ->
                "set SLACK_PKCE as the app is set up at Slack, then begin a new installation";
            case "no_scopes" -> "ask for at least one scope";
            case "user_email_unverified" -> "confirm your e-mail address at Slack, then begin a new installation";
            case "cannot_install_an_org_installed_app" ->
                "the organisation has installed the app already; ask its administrator to add it to this workspace";
            case "preview_feature_not_available" -> "a scope asked for is not open to this workspace; ask for fewer";
            case "ratelimited" -> "wait a moment, then begin a new installation";
            default -> "begin a new installation";
        };
    }

    private static Map<String, Object> slackDetails(String error, Optional<Integer> retryAfter) {
        Map<String, Object> details = new HashMap<>(Map.of("slack_error", error));
        retryAfter.ifPresent(seconds -> details.put("retry_after", seconds));
        return details;
    }

    /** The same words for a person. */
    static Page page(Problem problem) {
        return new Page(problem.type().status(), problem.type().title(), List.of(sentence(problem.getMessage())));
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
