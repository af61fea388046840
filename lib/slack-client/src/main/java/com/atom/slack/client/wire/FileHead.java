package com.atom.slack.client.wire;

import java.util.Locale;
import java.util.Optional;

import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * What was said before the bytes of a file.
 *
 * @param status of HTTP
 * @param contentType the header as it was
 * @param disposition the header {@code Content-Disposition} as it was
 * @param retryAfter the header as it was
 */
public record FileHead(
        int status, Optional<String> contentType, Optional<String> disposition, Optional<String> retryAfter) {

    static FileHead of(HttpClientResponse response) {
        return new FileHead(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Content-Type")),
                Optional.ofNullable(response.getHeader("Content-Disposition")),
                Optional.ofNullable(response.getHeader("Retry-After")));
    }

    /** Whether the bytes that follow are the file. */
    public boolean isFile() {
        return status == 200 && !asksToLogIn();
    }

    /**
     * Whether Slack did not take the token. It seldom says 401 or 403: it sends people to a page to log in, by a redirect or with
     * 200. A page that comes as an attachment is a file that happens to be HTML.
     */
    public boolean asksToLogIn() {
        return switch (status) {
            case 301, 302, 303, 307, 308, 401, 403 -> true;
            case 200 -> isPage() && !isAttachment();
            default -> false;
        };
    }

    private boolean isPage() {
        return contentType.map(FileHead::lower).orElse("").startsWith("text/html");
    }

    private boolean isAttachment() {
        return disposition.map(FileHead::lower).orElse("").startsWith("attachment");
    }

    private static String lower(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
