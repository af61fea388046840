package com.atom.slack.auth.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** Installs the app as an administrator does. */
public record Installer(Browser admin) {

    /** In the first workspace; answers its id. */
    public String install() {
        return install("{}", "");
    }

    /**
     * Answers the id of the workspace or organisation.
     *
     * @param request of endpoint 17
     * @param wishes added to the address of Slack's page, such as {@code &_sim_org=E1}
     */
    public String install(String request, String wishes) {
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", request));
        String back = location(begun.path("authorization_url").asText() + wishes);
        return location(back).replaceAll(".*team=(\\w+).*", "$1");
    }

    private String location(String address) {
        var answer = admin.get(address);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }
}
