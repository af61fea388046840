package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Java client, unchanged, takes the simulator for Slack. */
class OfficialClientTest {
    @TempDir
    Path folder;

    @Test
    void installsListsAndReads() throws Exception {
        SlackConfig config = new SlackConfig();
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                Slack slack = Slack.getInstance(config)) {
            config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
            InstalledApp app = InstalledApp.in(server, "");
            String code = InstalledApp.code(app.http(), app.app(), InstalledApp.SCOPES, "");
            OAuthV2AccessResponse access = slack.methods()
                    .oauthV2Access(request -> request.clientId(
                                    app.app().path("client_id").asText())
                            .clientSecret(app.app().path("client_secret").asText())
                            .redirectUri("http://localhost:9/callback")
                            .code(code));
            assertThat(access.isOk()).as(access.toString()).isTrue();

            MethodsClient methods = slack.methods(access.getAccessToken());
            assertThat(methods.authTest(request -> request).getBotId()).startsWith("B");
            assertThat(methods.teamInfo(request -> request).getTeam().getDomain())
                    .isEqualTo("northwind");
            assertThat(methods.usersList(request -> request.limit(200)).getMembers())
                    .anyMatch(user -> user.getProfile().getEmail() != null);
            assertThat(methods.filesList(request -> request.count(3)).getFiles())
                    .hasSize(3);

            ConversationsListResponse list =
                    methods.conversationsList(request -> request.limit(200).types(List.of(ConversationType.values())));
            Conversation general = list.getChannels().stream()
                    .filter(Conversation::isGeneral)
                    .findFirst()
                    .orElseThrow();
            assertThat(general.isMember()).isTrue();
            assertThat(methods.conversationsMembers(request -> request.channel(general.getId()))
                            .getMembers())
                    .contains(access.getBotUserId());

            ConversationsHistoryResponse history = methods.conversationsHistory(
                    request -> request.channel(general.getId()).limit(999));
            assertThat(history.getMessages()).anyMatch(message -> message.getBlocks() != null);
            Message parent = history.getMessages().stream()
                    .filter(message -> message.getReplyCount() != null && message.getReplyCount() > 0)
                    .findFirst()
                    .orElseThrow();
            ConversationsRepliesResponse replies = methods.conversationsReplies(
                    request -> request.channel(general.getId()).ts(parent.getTs()));
            assertThat(replies.getMessages()).hasSize(parent.getReplyCount() + 1);

            assertThat(methods.chatPostMessage(
                                    request -> request.channel(general.getId()).text("Hello from an app"))
                            .getMessage()
                            .getBotId())
                    .startsWith("B");
            assertThat(methods.conversationsHistory(request -> request.channel("C404"))
                            .getError())
                    .isEqualTo("channel_not_found");
        }
    }
}
