package com.atom.slack.simulator.workspace;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies changes of files: made without a message, described anew, made public, deleted. */
final class FileFittings {
    private FileFittings() {}

    static void apply(Change change, Team team) {
        ObjectNode data = change.data();
        if (change.op() == Change.Op.ADD_FILE) {
            keep(new SharedFile((ObjectNode) data.path("file"), change), team);
            return;
        }
        SharedFile file = team.files().get(data.path("file").asText());
        switch (change.op()) {
            case CHANGE_FILE -> file.describe((ObjectNode) data.path("patch"));
            case PUBLISH_FILE -> file.publish(data.path("public").asBoolean());
            case DELETE_FILE -> file.delete();
            default -> throw new IllegalStateException("nobody applies " + change.op());
        }
        file.shares().forEach(share -> share.channel().message(share.ts()).ifPresent(Message::touched));
    }

    private static void keep(SharedFile file, Team team) {
        team.files().put(file.id(), file);
    }

    /** The files of a message that has been posted, in every workspace the channel stands in. */
    static void shared(Change change, Channel channel, List<Team> holders) {
        for (var described : change.data().path("files")) {
            String id = described.path("id").asText();
            SharedFile known = holders.getFirst().files().get(id);
            SharedFile file = known == null ? new SharedFile((ObjectNode) described, change) : known;
            file.share(channel, change);
            holders.forEach(team -> keep(file, team));
        }
    }

    /** A message with files goes: the files stay, but not there. */
    static void unshared(Message message, Channel channel, Team team) {
        for (String id : message.files()) {
            SharedFile file = team.files().get(id);
            if (file != null) {
                file.unshare(channel, message.ts());
            }
        }
    }
}
