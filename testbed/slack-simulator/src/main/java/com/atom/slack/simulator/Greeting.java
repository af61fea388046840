package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;

/** What a person needs who has started a simulator: where things are and how a bot gets there. */
record Greeting(String base, Path folder, boolean forgotten) {
    /** The first line is for programs, which wait for it. */
    List<String> lines() {
        return List.of(
                "slack-simulator listening on " + base,
                "  page         " + base + "/_sim/",
                "  credentials  " + base
                        + "/_sim/apps   client id, client secret and signing secret; POST one to register it",
                "  install      " + base + "/oauth/v2/authorize?client_id=...&scope=...",
                "  Web API      " + base + "/api/",
                "  your bot     Node: slackApiUrl, Python: base_url, Java: methodsEndpointUrlPrefix = " + base
                        + "/api/",
                "  data         " + folder + (forgotten ? ", forgotten at the end" : ""),
                "Ctrl-C ends it");
    }
}
