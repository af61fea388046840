package com.atom.slack.client.chat;

import java.util.Optional;

import com.atom.slack.client.ChannelAddress;
import com.atom.slack.client.MessageAddress;

/**
 * A message to post.
 *
 * @param parent the message whose thread it goes to; absent for the channel itself
 * @param broadcast whether a reply is shown in the channel too
 * @param metadata what other programs may read from it
 */
public record Post(
        ChannelAddress place,
        Content content,
        Optional<MessageAddress> parent,
        boolean broadcast,
        Optional<MessageMetadata> metadata) {

    public Post {
        if (broadcast && parent.isEmpty()) {
            throw new IllegalArgumentException("only a reply can be shown in the channel too");
        }
        if (parent.isPresent() && !parent.get().place().equals(place)) {
            throw new IllegalArgumentException("a reply goes to the channel of its parent");
        }
    }

    public static Post in(ChannelAddress place, Content content) {
        return new Post(place, content, Optional.empty(), false, Optional.empty());
    }

    /** In the thread of the parent. */
    public static Post under(MessageAddress parent, Content content) {
        return new Post(parent.place(), content, Optional.of(parent), false, Optional.empty());
    }

    /** The same reply, shown in the channel too. */
    public Post shownInChannel() {
        return new Post(place, content, parent, true, metadata);
    }

    public Post with(MessageMetadata more) {
        return new Post(place, content, parent, broadcast, Optional.of(more));
    }
}
