package com.atom.slack.simulator;

import com.slack.api.model.SearchResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialSearch extends OfficialFixture {
    @Test
    void searchesMessagesAndFiles() throws Exception {
        app.posted("a zebrafish");
        app.app().act("upload", "general", ", \"name\": \"zebra.pdf\"");
        SearchResult found = good(person.searchMessages(request -> request.query("zebrafish")))
                .getMessages();
        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(found.getMatches().getFirst().getChannel().getName()).isEqualTo("general");
        assertThat(good(person.searchFiles(request -> request.query("zebra*")))
                        .getFiles()
                        .getTotal())
                .isEqualTo(1);
        assertThat(good(person.searchAll(request -> request.query("zebrafish")))
                        .getMessages()
                        .getTotal())
                .isEqualTo(1);
        assertThat(person.searchMessages(request -> request.query("")).getError())
                .isEqualTo("No query passed");
    }
}
