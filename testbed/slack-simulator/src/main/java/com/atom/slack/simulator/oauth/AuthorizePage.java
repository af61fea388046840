package com.atom.slack.simulator.oauth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The page on which a person allows an app in; plain HTML. */
final class AuthorizePage {
    /** What a form field of the page decides. */
    private static final Set<String> DECIDED = Set.of(
            "decision",
            "_sim_decision",
            Consents.TEAM,
            Consents.ORG,
            Consents.USER,
            Consents.CHANNEL,
            Consents.DECLINE);

    private final Asked asked;
    private final Consent preset;
    private final List<Team> teams;
    private final List<Enterprise> organisations;

    /** @param preset what is chosen unless the person chooses otherwise */
    AuthorizePage(Asked asked, Consent preset, List<Team> teams, List<Enterprise> organisations) {
        this.asked = asked;
        this.preset = preset;
        this.teams = teams;
        this.organisations = organisations;
    }

    String html() {
        String name = escaped(asked.app().name());
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Allow %1$s?</title></head>
            <body>
            <h1>%1$s is requesting permission to access the %2$s workspace</h1>
            <form method="post" action="%3$s">
            %4$s<fieldset><legend>Where</legend>
            %5$s</fieldset>
            <label>Signed in as <select name="_sim_user">
            %6$s</select></label>
            %7$s<fieldset><legend>What %1$s will be able to do</legend>
            <ul>
            %8$s</ul></fieldset>
            <button type="submit" name="decision" value="cancel">Cancel</button>
            <button type="submit" name="decision" value="allow" autofocus>Allow</button>
            </form>
            </body></html>
            """.formatted(
                        name,
                        escaped(preset.team().name()),
                        asked.flow().equals("v1") ? "/oauth/authorize" : "/oauth/" + asked.flow() + "/authorize",
                        carried(),
                        places(),
                        people(),
                        channels(),
                        scopes());
    }

    private String carried() {
        StringBuilder fields = new StringBuilder();
        for (Map.Entry<String, String> parameter : asked.parameters().entrySet()) {
            if (!DECIDED.contains(parameter.getKey())) {
                fields.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(escaped(parameter.getKey()), escaped(parameter.getValue())));
            }
        }
        return fields.append("<input type=\"hidden\" name=\"boxes\" value=\"shown\">\n")
                .toString();
    }

    private String places() {
        StringBuilder places = new StringBuilder();
        teams.forEach(team -> places.append(place(team.id(), team.name())));
        organisations.forEach(org -> places.append(place(org.id(), org.name() + " (the whole organisation)")));
        return places.toString();
    }

    private String place(String id, String name) {
        return "<label><input type=\"radio\" name=\"_sim_team\" value=\"%s\"%s> %s</label><br>\n"
                .formatted(id, id.equals(preset.place()) ? " checked" : "", escaped(name));
    }

    private String people() {
        StringBuilder people = new StringBuilder("<option value=\"\">an administrator</option>\n");
        for (Team team : teams) {
            people.append("<optgroup label=\"").append(escaped(team.name())).append("\">\n");
            team.users().values().stream()
                    .filter(user -> !user.isBot() && !user.isDeleted())
                    .forEach(user -> people.append(person(team, user)));
            people.append("</optgroup>\n");
        }
        return people.toString();
    }

    private String person(Team team, User user) {
        boolean chosen = asked.parameters().containsKey(Consents.USER)
                && team.equals(preset.team())
                && user.id().equals(preset.installer().id());
        return "<option value=\"%s\"%s>%s</option>\n"
                .formatted(user.id(), chosen ? " selected" : "", escaped(user.realName()));
    }

    private String channels() {
        if (preset.channel().isEmpty()) {
            return "";
        }
        StringBuilder channels = new StringBuilder("<label>Post to <select name=\"_sim_channel\">\n");
        preset.team().channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC && !channel.isArchived())
                .forEach(channel -> channels.append("<option value=\"%s\"%s>#%s</option>\n"
                        .formatted(
                                channel.name(),
                                channel.id().equals(preset.channel()) ? " selected" : "",
                                escaped(channel.name()))));
        return channels.append("</select></label>\n").toString();
    }

    private String scopes() {
        StringBuilder lines = new StringBuilder();
        asked.scopes().forEach(scope -> lines.append(line(scope, "bot", asked.optionalScopes(), preset.scopes())));
        asked.userScopes()
                .forEach(scope -> lines.append(line(scope, "user", asked.optionalUserScopes(), preset.userScopes())));
        return lines.toString();
    }

    private static String line(String scope, String kind, List<String> optional, List<String> kept) {
        String shown = escaped(scope) + (kind.equals("user") ? " (on your behalf)" : "");
        return optional.contains(scope)
                ? "<li><label><input type=\"checkbox\" name=\"keep.%s.%s\" value=\"on\"%s> %s, optional</label></li>\n"
                        .formatted(kind, escaped(scope), kept.contains(scope) ? " checked" : "", shown)
                : "<li>" + shown + "</li>\n";
    }

    static String error(PageError error) {
        String detail = error.detail().isEmpty() ? "" : "<p>" + escaped(error.detail()) + "</p>";
        return String.format(
                Locale.ROOT,
                "<!doctype html>%n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Something went wrong</title>"
                        + "</head><body><h1>Something went wrong when authorizing this app.</h1><p>Error details</p>"
                        + "<p><code>%s</code></p>%s</body></html>%n",
                escaped(error.code()),
                detail);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
