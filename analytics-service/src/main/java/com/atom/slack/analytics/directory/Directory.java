package com.atom.slack.analytics.directory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Caller;

/** Names and completeness from the archive. Never fails: what cannot be had in time is left out. */
@Singleton
public class Directory {

    private final ArchiveApi archive;
    private final NameBook users;
    private final NameBook channels;
    private final Duration deadline;

    Directory(ArchiveApi archive, DirectoryConfig config) {
        this.archive = archive;
        this.deadline = config.deadline();
        this.users = new NameBook(
                archive,
                config,
                "/internal/users",
                "users",
                Set.of("include_bots", "include_deleted", "include_restricted"),
                Directory::userName);
        this.channels = new NameBook(
                archive,
                config,
                "/internal/channels",
                "channels",
                Set.of("include_private", "include_archived"),
                channel -> text(channel.path("name")));
    }

    /** The names that could be had. */
    public Uni<Names> names(Caller caller, String team, Set<String> userIds, Set<String> channelIds) {
        return Uni.combine()
                .all()
                .unis(
                        orNothing(users.of(caller, team, userIds), Map.of()),
                        orNothing(channels.of(caller, team, channelIds), Map.of()))
                .with(Names::new);
    }

    /** The archive's own words on how complete the workspace is; an empty object means that it is unknown. */
    public Uni<JsonNode> completeness(Caller caller, String team) {
        return orNothing(
                archive.ask(caller, team, "/internal/workspace/details", archive.question(team))
                        .map(Directory::completeness),
                JsonNodeFactory.instance.objectNode());
    }

    private <T> Uni<T> orNothing(Uni<T> asked, T nothing) {
        return asked.ifNoItem()
                .after(deadline)
                .fail()
                .onFailure()
                .invoke(away -> Log.debugf("archive does not answer reason=%s", away.getMessage()))
                .onFailure()
                .recoverWithItem(nothing);
    }

    private static JsonNode completeness(JsonNode details) {
        return Stream.of(details.at("/health/completeness"), details.path("completeness"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** As Slack shows people: the display name where there is one. */
    private static Optional<String> userName(JsonNode user) {
        return Stream.of(
                        user.at("/profile/display_name"),
                        user.path("display_name"),
                        user.path("real_name"),
                        user.at("/profile/real_name"),
                        user.path("name"))
                .flatMap(node -> text(node).stream())
                .findFirst();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isEmpty());
    }
}
