package com.atom.slack.auth.pages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import com.atom.slack.auth.secrets.OneTimeSecret;

/**
 * A page of a heading and a few sentences. No script, nothing loaded, nothing to submit; the policy allows the one style by
 * its hash.
 *
 * @param status HTTP status
 * @param heading plain text
 * @param sentences plain text, a paragraph each
 */
public record Page(int status, String heading, List<String> sentences) {

    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;"
            + "padding:0 1.5rem;color:#1d1c1d;background:#fff}h1{font-size:1.5rem}";

    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(OneTimeSecret.hash(STYLE))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Response response() {
        return Response.status(status)
                .type("text/html;charset=utf-8")
                .header("Content-Security-Policy", POLICY)
                .entity(html().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    String html() {
        String paragraphs = sentences.stream()
                .map(sentence -> "<p>" + escaped(sentence) + "</p>")
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>%2$s</style></head>
                <body><h1>%1$s</h1>
                %3$s
                </body></html>
                """.formatted(escaped(heading), STYLE, paragraphs);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
