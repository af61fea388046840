package com.atom.slack.simulator.oauth;

import java.util.Map;

/** The page on which a person lets an app know who they are; plain HTML. */
final class SignInPage {
    private SignInPage() {}

    static String html(String app, Map<String, String> asked) {
        StringBuilder carried = new StringBuilder();
        asked.forEach((name, value) -> carried.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">%n".formatted(escaped(name), escaped(value))));
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Sign in to %1$s</title></head>
            <body>
            <h1>Sign in to %1$s with Slack</h1>
            <form method="post" action="/openid/connect/authorize">
            %2$s<button type="submit" name="decision" value="cancel">Cancel</button>
            <button type="submit" name="decision" value="allow" autofocus>Allow</button>
            </form>
            </body></html>
            """.formatted(escaped(app), carried);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
