package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.ingestion.channels.ChannelClaim;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.channels.ChannelReadable;
import com.atom.slack.ingestion.messages.MessageClaim;

/** What events say, before anything is looked up: claims by Slack's ids. Filled by {@link EventReader}. */
final class Reading {

    /** A claim about a message of a channel known by Slack's id. */
    record Message(String channel, String ts, MessageClaim claim) {}

    /** Somebody came to a channel or left it. */
    record Member(String channel, String user, long at, boolean present) {}

    /** A channel has another id now. */
    record IdChange(String oldId, String newId, long at) {}

    /** A user record. */
    record User(JsonNode user, long at) {}

    /** A file object, whole or a stub. */
    record FileSeen(JsonNode file, long at) {}

    final List<IdChange> idChanges = new ArrayList<>();
    final List<ChannelClaim> channels = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<User> users = new ArrayList<>();
    final List<FileSeen> files = new ArrayList<>();
    final List<String> deletedFiles = new ArrayList<>();

    /** Channels that messages were said in, with what the events say of their kind. */
    final Map<String, ChannelKind> places = new LinkedHashMap<>();

    /** Filled while the channels are joined. */
    final List<ChannelReadable> readable = new ArrayList<>();

    void say(String channel, ChannelKind kind, String ts, MessageClaim claim) {
        places.merge(channel, kind, (one, other) -> one == ChannelKind.UNKNOWN ? other : one);
        messages.add(new Message(channel, ts, claim));
    }

    /** Every channel that anything is said of, with what is said of its kind. */
    Map<String, ChannelKind> allChannels() {
        Map<String, ChannelKind> all = new LinkedHashMap<>(places);
        channels.forEach(claim -> all.putIfAbsent(claim.id(), claim.kind()));
        members.forEach(member -> all.putIfAbsent(member.channel(), ChannelKind.UNKNOWN));
        return all;
    }

    /** How many things were understood so far. */
    int size() {
        return idChanges.size()
                + channels.size()
                + members.size()
                + messages.size()
                + users.size()
                + files.size()
                + deletedFiles.size();
    }
}
