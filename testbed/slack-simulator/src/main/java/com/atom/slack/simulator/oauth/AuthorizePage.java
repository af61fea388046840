package com.atom.slack.simulator.oauth;

import java.util.List;
import java.util.Map;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.workspace.Team;

/** The page on which a person allows an app in; plain HTML, two buttons. */
final class AuthorizePage {
    private static final List<String> CARRIED = List.of(
            "client_id",
            "scope",
            "user_scope",
            "redirect_uri",
            "state",
            "team",
            "code_challenge",
            "code_challenge_method");

    private AuthorizePage() {}

    static String ask(App app, Team team, Map<String, String> asked) {
        StringBuilder fields = new StringBuilder();
        CARRIED.stream()
                .filter(asked::containsKey)
                .forEach(name -> fields.append("<input type=\"hidden\" name=\"")
                        .append(name)
                        .append("\" value=\"")
                        .append(escaped(asked.get(name)))
                        .append("\">\n"));
        StringBuilder scopes = new StringBuilder();
        String wanted = asked.getOrDefault("scope", "") + "," + asked.getOrDefault("user_scope", "");
        for (String scope : wanted.split("[, ]+")) {
            if (!scope.isEmpty()) {
                scopes.append("<li>").append(escaped(scope)).append("</li>\n");
            }
        }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Allow %1$s?</title></head>
            <body>
            <h1>%1$s is requesting permission to access the %2$s workspace</h1>
            <ul>
            %3$s</ul>
            <form method="post" action="/oauth/v2/authorize">
            %4$s<button type="submit" name="decision" value="cancel">Cancel</button>
            <button type="submit" name="decision" value="allow" autofocus>Allow</button>
            </form>
            </body></html>
            """.formatted(escaped(app.name()), escaped(team.name()), scopes, fields);
    }

    static String error(String error) {
        return "<!doctype html>\n"
                + "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Something went"
                + " wrong</title></head><body><h1>Something went wrong when authorizing this app.</h1><p>Error"
                + " details</p><p><code>"
                + escaped(error) + "</code></p></body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
