package com.atom.slack.client.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.atom.slack.client.ChannelAddress;
import com.atom.slack.client.MessageAddress;

/**
 * A file to send.
 *
 * @param source on our disk; it must not change before the outcome is known
 * @param name as Slack shows it
 * @param title absent for the name
 * @param description for people who cannot see it, at most 1,000 characters
 * @param places where it is shared, at most 100; nowhere means that only the app sees it
 * @param parent the message whose thread it goes to
 * @param comment the message that comes with it
 */
public record Upload(
        String team,
        Path source,
        String name,
        Optional<String> title,
        Optional<String> description,
        List<ChannelAddress> places,
        Optional<MessageAddress> parent,
        Optional<String> comment) {

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int MOST_PLACES = 100;

    public Upload {
        places = List.copyOf(places);
        require(!name.isBlank(), "a file needs a name");
        require(
                description.map(String::length).orElse(0) <= LONGEST_DESCRIPTION,
                "the description of a file has at most 1,000 characters");
        require(places.size() <= MOST_PLACES, "a file is shared in at most 100 places at once");
        require(
                places.stream().allMatch(place -> place.team().equals(team)),
                "a file is shared in the workspace it is sent to");
        require(
                parent.isEmpty() || places.equals(List.of(parent.get().place())),
                "a file in a thread is shared in the channel of the thread alone");
        require(comment.isEmpty() || !places.isEmpty(), "a comment needs a place where the file is shared");
    }

    private static void require(boolean rule, String fault) {
        if (!rule) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Shared nowhere. */
    public static Upload of(String team, Path source, String name) {
        return new Upload(
                team, source, name, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    public Upload titled(String text) {
        return new Upload(team, source, name, Optional.of(text), description, places, parent, comment);
    }

    public Upload describedAs(String text) {
        return new Upload(team, source, name, title, Optional.of(text), places, parent, comment);
    }

    public Upload sharedIn(List<ChannelAddress> channels) {
        return new Upload(team, source, name, title, description, channels, Optional.empty(), comment);
    }

    /** Shared in the thread of that message. */
    public Upload under(MessageAddress message) {
        return new Upload(
                team, source, name, title, description, List.of(message.place()), Optional.of(message), comment);
    }

    public Upload saying(String text) {
        return new Upload(team, source, name, title, description, places, parent, Optional.of(text));
    }
}
