package com.atom.slack.gateway.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.MessageLookup;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;

/**
 * Messages as they are now, from ingestion: text is never on a topic, so what has been deleted since cannot come back. Deleted
 * messages are not asked for; when ingestion does not answer, events go out without their message.
 */
@ApplicationScoped
class CurrentMessages {

    private final Owners owners;
    private final OwnersConfig deadlines;
    private final StreamConfig config;
    private final ObjectMapper mapper;

    CurrentMessages(Owners owners, OwnersConfig deadlines, StreamConfig config, ObjectMapper mapper) {
        this.owners = owners;
        this.deadlines = deadlines;
        this.config = config;
        this.mapper = mapper;
    }

    /** The events of the changes, in their order. Never fails. */
    Uni<List<StreamEvent>> with(List<ArchiveChange> changes, Audience audience) {
        return Multi.createFrom()
                .iterable(portions(changes))
                .onItem()
                .transformToUniAndConcatenate(portion -> portion(portion, audience))
                .onItem()
                .<StreamEvent>disjoint()
                .collect()
                .asList();
    }

    private List<List<ArchiveChange>> portions(List<ArchiveChange> changes) {
        List<List<ArchiveChange>> portions = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += config.lookup()) {
            portions.add(changes.subList(from, Math.min(changes.size(), from + config.lookup())));
        }
        return portions;
    }

    private Uni<List<StreamEvent>> portion(List<ArchiveChange> changes, Audience audience) {
        List<MessageLookup.Item> items = changes.stream()
                .filter(CurrentMessages::hasMessage)
                .map(change -> new MessageLookup.Item(change.channelKey(), change.ts()))
                .distinct()
                .toList();
        Uni<Map<String, JsonNode>> messages =
                items.isEmpty() ? Uni.createFrom().item(Map.of()) : messages(items, audience);
        return messages.map(found -> changes.stream()
                .map(change -> StreamEvent.of(
                        change, hasMessage(change) ? found.get(key(change.channel(), change.ts())) : null))
                .toList());
    }

    private static boolean hasMessage(ArchiveChange change) {
        return change.ts() != null && change.channel() != null && change.kind() != ChangeKind.MESSAGE_DELETED;
    }

    private Uni<Map<String, JsonNode>> messages(List<MessageLookup.Item> items, Audience audience) {
        return owners.ask(
                        ServiceName.INGESTION,
                        "/internal/messages/lookup",
                        audience.caller(),
                        new MessageLookup(items),
                        deadlines.readDeadline())
                .map(this::read)
                .onFailure()
                .recoverWithItem(Map.of());
    }

    private Map<String, JsonNode> read(OwnerAnswer answer) {
        Map<String, JsonNode> messages = new HashMap<>();
        if (answer.succeeded()) {
            try {
                mapper.readTree(answer.body().getBytes())
                        .path("messages")
                        .forEach(message -> messages.put(
                                key(
                                        message.path("channel").asText(),
                                        message.path("ts").asText()),
                                message));
            } catch (IOException unreadable) {
                return Map.of();
            }
        }
        return messages;
    }

    private static String key(String channel, String ts) {
        return channel + "/" + ts;
    }
}
