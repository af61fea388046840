package com.atom.slack.simulator;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.slack.api.methods.MethodsClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialOrganisation extends OfficialFixture {
    @Test
    void rulesAnOrganisation() throws Exception {
        FullOrg org = new FullOrg(server());
        MethodsClient ruler = client(org.token());
        assertThat(good(ruler.adminTeamsList(request -> request)).getTeams()).hasSize(2);
        assertThat(good(ruler.adminUsersList(request -> request.limit(100))).getUsers())
                .allMatch(user -> user.getUsername() != null);
        assertThat(good(ruler.adminConversationsSearch(
                                request -> request.query("general").limit(20)))
                        .getConversations())
                .isNotEmpty();
        String admin = org.team().path("admin").asText();
        assertThat(good(ruler.migrationExchange(request -> request.users(List.of(admin))))
                        .getUserIdMap())
                .containsKey(admin);
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        try (InputStream file = ruler.adminAnalyticsGetFile(
                                request -> request.type("member").date(day))
                        .getFileStream();
                GZIPInputStream zip = new GZIPInputStream(file)) {
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("\"messages_posted_count\"");
        }
    }
}
