package com.atom.slack.devstack.commands;

import java.util.List;
import java.util.Optional;

import com.atom.slack.devstack.house.HouseSettings;
import com.atom.slack.devstack.house.Plug;
import com.atom.slack.devstack.mainjob.DemoSlack;
import com.atom.slack.devstack.mainjob.Gateway;
import com.atom.slack.devstack.mainjob.MainJobFailure;
import com.atom.slack.devstack.mainjob.ProgressLine;

/** What is printed when everything is ready: where things are and what to try. */
final class Welcome {

    private final HouseSettings settings;

    Welcome(HouseSettings settings) {
        this.settings = settings;
    }

    List<String> lines() {
        String gateway = settings.ports().url(Plug.GATEWAY);
        return settings.slack().isPresent() ? realSlack(gateway) : demo(gateway);
    }

    /** Empty with real Slack, where nobody knows how many messages there are. */
    static Optional<ProgressLine> progress(HouseSettings settings) {
        if (settings.slack().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new ProgressLine(
                Gateway.asAdministrator(
                        settings.ports().url(Plug.GATEWAY), settings.folder().adminKey()),
                new DemoSlack(settings.ports().url(Plug.SIMULATOR)),
                settings.ports().url(Plug.EVENTS_MANAGEMENT),
                settings.ports().url(Plug.INGESTION_MANAGEMENT)));
    }

    private List<String> demo(String gateway) {
        String api = gateway + "/api/integrations/slack";
        return List.of(
                "",
                "gateway    " + gateway,
                "key        " + settings.folder().adminKey(),
                "simulator  " + settings.ports().url(Plug.SIMULATOR) + "/_sim/truth",
                "",
                "KEY=$(cat " + settings.folder().adminKey() + ")",
                "curl -sH \"Authorization: Bearer $KEY\" " + api + "/workspaces",
                "curl -sH \"Authorization: Bearer $KEY\" '" + api + "/channels?include_private=true'",
                "curl -sH \"Authorization: Bearer $KEY\" '" + api + "/search?query=deploy'",
                "curl -sH \"Authorization: Bearer $KEY\" '" + api + "/analytics/activity?aggregation=daily'",
                "curl -sNH \"Authorization: Bearer $KEY\" " + api + "/stream",
                "");
    }

    private List<String> realSlack(String gateway) {
        boolean reachable = settings.publicUrl().startsWith("https://");
        return List.of(
                "",
                "gateway    " + gateway,
                "key        " + settings.folder().adminKey(),
                "install    " + installLink(gateway),
                reachable
                        ? "Slack sends events to " + settings.publicUrl() + "/api/integrations/slack/events"
                        : "Slack cannot reach " + settings.publicUrl()
                                + ": set ATOM_PUBLIC_URL to an https address that leads here",
                "");
    }

    private String installLink(String gateway) {
        try {
            return Gateway.asAdministrator(gateway, settings.folder().adminKey())
                    .installLink()
                    .toString();
        } catch (MainJobFailure e) {
            return "no link: " + e.getMessage();
        }
    }
}
