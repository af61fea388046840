package com.atom.slack.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Java client, unchanged, takes the simulator for Slack: no method is served that it does not call. */
class OfficialClientTest {
    /** Served, and not called here, because of this. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "assistant.search.context", "the client has no such method",
            "oauth.v2.user.access", "the client has no such method",
            "dialog.open", "called where interactions are tested");

    @Nested
    class Apps extends OfficialApps {}

    @Nested
    class Boards extends OfficialBoards {}

    @Nested
    class Chat extends OfficialChat {}

    @Nested
    class Conversations extends OfficialConversations {}

    @Nested
    class Files extends OfficialFiles {}

    @Nested
    class Installs extends OfficialOAuth {}

    @Nested
    class Organisation extends OfficialOrganisation {}

    @Nested
    class People extends OfficialPeople {}

    @Nested
    class Search extends OfficialSearch {}

    @Nested
    class Views extends OfficialViews {}

    @AfterAll
    static void everyMethodThatIsServedHasBeenCalled() {
        assertThat(OfficialCalls.served()).as("some test has started a server").isNotEmpty();
        Set<String> missed = new TreeSet<>(OfficialCalls.served());
        missed.removeAll(OfficialCalls.made());
        missed.removeAll(EXCEPTIONS.keySet());
        assertThat(missed).as("served, but not called by the official client").isEmpty();
        assertThat(OfficialCalls.made()).as("called, so no exception").doesNotContainAnyElementsOf(EXCEPTIONS.keySet());
    }
}
