package com.atom.slack.auth.installations;

import com.atom.slack.kit.problems.ProblemType;

/** Failures of an installation that clients may tell apart. */
enum InstallationProblem implements ProblemType {
    STATE_REFUSED("state-refused", 400, "The state is not valid in this browser", "VALIDATION_FAILED"),
    TICKET_REFUSED("ticket-refused", 400, "The install link is not valid any more", "VALIDATION_FAILED"),
    INSTALLATION_DENIED("installation-denied", 403, "The installation was not allowed", "INSUFFICIENT_PERMISSIONS"),
    WRONG_APP("wrong-app", 409, "Slack answered for another app", "CONFLICT"),
    WRONG_WORKSPACE("wrong-workspace", 409, "Another workspace was chosen at Slack", "CONFLICT"),
    OAUTH_NOT_CONFIGURED("oauth-not-configured", 503, "The Slack app is not configured", "SERVICE_UNAVAILABLE");

    private final String slug;
    private final int status;
    private final String title;
    private final String code;

    InstallationProblem(String slug, int status, String title, String code) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.code = code;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String code() {
        return code;
    }
}
