package com.atom.slack.kit.problems;

/** The failures that every service may answer; codes are those of the public contract. */
public enum CommonProblem implements ProblemType {
    AUTH_REQUIRED(401, "Credentials are missing or not valid"),
    INSUFFICIENT_PERMISSIONS(403, "The credentials do not allow this"),
    WORKSPACE_NOT_FOUND(404, "No such workspace"),
    CHANNEL_NOT_FOUND(404, "No such channel"),
    MESSAGE_NOT_FOUND(404, "No such message"),
    USER_NOT_FOUND(404, "No such user"),
    NOT_FOUND(404, "Nothing lives at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not answer that method"),
    VALIDATION_FAILED(400, "The request is not valid"),
    CONFLICT(409, "The request contradicts the present state"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    SLACK_API_ERROR(502, "Slack refused the call"),
    NETWORK_ERROR(502, "Slack could not be reached"),
    SERVICE_UNAVAILABLE(503, "A part of the platform is not available");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
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
        return name();
    }
}
