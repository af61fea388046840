package com.atom.slack.simulator.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** What people do next: they talk, answer, react, correct themselves, take things back and tidy up. */
public final class Chatter {
    private static final int MEMORY = 40;
    private static final double REPLY = 0.34;
    private static final double BROADCAST = 0.05;
    private static final double FILE = 0.04;
    private static final double BOT = 0.07;

    private final Vocabulary vocabulary;
    private final Changes changes;
    private final RandomGenerator random;
    private final Consumer<Change> happens;
    private final Map<String, Crowd> crowds = new HashMap<>();
    private final Map<String, User> deploybots = new HashMap<>();
    private final Map<String, JsonNode> themes = new HashMap<>();

    public Chatter(Changes changes, RandomGenerator random, Consumer<Change> happens) {
        this(Vocabulary.load(), changes, random, happens);
    }

    Chatter(Vocabulary vocabulary, Changes changes, RandomGenerator random, Consumer<Change> happens) {
        this.vocabulary = vocabulary;
        this.changes = changes;
        this.random = random;
        this.happens = happens;
    }

    /** One action of a busy day. */
    public void act(Team team) {
        double dice = random.nextDouble();
        if (dice < 0.70) {
            speak(team);
        } else if (dice < 0.88) {
            react(team);
        } else if (dice < 0.94) {
            correct(team);
        } else if (dice < 0.97) {
            takeBack(team);
        } else {
            tidy(team);
        }
    }

    /** Exactly one new message in one of the channels. */
    void speak(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = somewhere(crowd);
        String speaker = someone(crowd, channel);
        if (random.nextDouble() < BOT && channel.kind() == Channel.Kind.PUBLIC) {
            happens.accept(changes.post(team, channel, bot(team, crowd, channel)));
            return;
        }
        Message topic = random.nextDouble() < REPLY ? recent(channel.shown(), message -> !message.isSystem()) : null;
        JsonNode templates = topic == null ? templates(channel) : vocabulary.list("replies");
        ObjectNode message = changes.typed(speaker, vocabulary.sentence(templates, crowd, channel, random));
        if (topic != null) {
            String thread = topic.isReply() ? topic.parent() : topic.ts();
            Changes.inThread(message, thread, random.nextDouble() < BROADCAST);
        }
        if (random.nextDouble() < FILE) {
            Changes.withFiles(message, List.of(file(speaker)));
        }
        happens.accept(changes.post(team, channel, message));
    }

    private JsonNode templates(Channel channel) {
        if (channel.kind() == Channel.Kind.IM || channel.kind() == Channel.Kind.MPIM) {
            return vocabulary.list("direct");
        }
        return themes.computeIfAbsent(channel.name(), name -> vocabulary.list("themes", theme(name)));
    }

    private String theme(String channel) {
        for (String kind : List.of("public", "private", "archived", "everywhere")) {
            for (JsonNode named : vocabulary.list("channels", kind)) {
                if (channel.startsWith(named.get(0).asText())) {
                    return named.get(1).asText();
                }
            }
        }
        return channel.startsWith("ext-") ? "support" : "office";
    }

    private ObjectNode bot(Team team, Crowd crowd, Channel channel) {
        User deploybot = deploybots.computeIfAbsent(
                team.id(),
                id -> team.users().values().stream()
                        .filter(user -> user.name().equals("deploybot"))
                        .findFirst()
                        .orElseThrow());
        if (random.nextBoolean()) {
            String text = vocabulary.sentence(vocabulary.list("deploybot"), crowd, channel, random);
            return Changes.posted(deploybot, text);
        }
        String text = vocabulary.sentence(vocabulary.list("alertbot"), crowd, channel, random);
        ObjectNode message = Json.object().put("text", text).put("subtype", "bot_message");
        message.put("username", "alertbot").put("icon_emoji", ":rotating_light:");
        return message.put("bot_id", "B0" + team.id().substring(2));
    }

    private ObjectNode file(String owner) {
        JsonNode kind = Vocabulary.pick(vocabulary.list("files"), random);
        String name = kind.get(0).asText().replace("{n}", Integer.toString(random.nextInt(1000)));
        ObjectNode file =
                Json.object().put("id", changes.id("F")).put("name", name).put("title", name);
        file.put("mimetype", kind.get(1).asText()).put("filetype", kind.get(2).asText());
        file.put("pretty_type", kind.get(3).asText()).put("user", owner);
        return file.put("size", 200 + random.nextInt(200_000)).put("mode", "hosted");
    }

    void react(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = somewhere(crowd);
        Message message = recent(channel.all(), candidate -> true);
        if (message == null) {
            return;
        }
        String who = someone(crowd, channel);
        String name = Vocabulary.pick(vocabulary.list("reactions"), random).asText();
        if (!message.reactions().isEmpty() && random.nextDouble() < 0.6) {
            name = message.reactions().all().getFirst().name();
        }
        boolean has = message.reactions().has(who, name);
        happens.accept(changes.react(team, channel, message, who, name, !has));
    }

    void correct(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = somewhere(crowd);
        Message message = recent(channel.all(), candidate -> isPersonal(team, candidate));
        if (message != null) {
            String addition = Vocabulary.pick(vocabulary.list("slots", "adjective"), random)
                    .asText();
            String text = message.text() + (random.nextBoolean() ? " (edit: " + addition + ")" : " :" + "memo:");
            happens.accept(changes.edit(team, channel, message, message.user(), text));
        }
    }

    void takeBack(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = somewhere(crowd);
        Message message = recent(channel.all(), candidate -> isPersonal(team, candidate));
        if (message != null) {
            happens.accept(changes.delete(team, channel, message, message.user()));
        }
    }

    /** At most one new message: somebody comes, goes, or changes the topic or themselves. */
    void tidy(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = somewhere(crowd);
        String someone = someone(crowd, channel);
        boolean open = channel.kind() == Channel.Kind.PUBLIC;
        switch (random.nextInt(6)) {
            case 0, 1 -> status(team, someone);
            case 2, 3 -> topic(team, crowd, channel, someone);
            case 4 -> join(team);
            default -> {
                boolean admin = team.admin().id().equals(someone);
                if (open && !channel.isGeneral() && !admin && channel.members().size() > 6) {
                    happens.accept(changes.leave(team, channel, someone));
                }
            }
        }
    }

    /** Somebody comes into an open channel, brought by a member or not. */
    private void join(Team team) {
        Crowd crowd = crowd(team);
        Channel channel = openOne(crowd);
        List<String> outside =
                crowd.staff().stream().filter(user -> !channel.has(user)).toList();
        if (!outside.isEmpty()) {
            String user = outside.get(random.nextInt(outside.size()));
            happens.accept(changes.join(team, channel, user, random.nextBoolean() ? someone(crowd, channel) : null));
        }
    }

    private Channel openOne(Crowd crowd) {
        List<Channel> open = crowd.live().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC && !channel.isGeneral())
                .toList();
        return Vocabulary.pick(open, random);
    }

    private void topic(Team team, Crowd crowd, Channel channel, String who) {
        if (channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE) {
            String topic = vocabulary.sentence(vocabulary.list("topics"), crowd, channel, random);
            happens.accept(changes.topic(team, channel, who, topic));
        }
    }

    private void status(Team team, String who) {
        JsonNode status = Vocabulary.pick(vocabulary.list("people", "statuses"), random);
        ObjectNode patch = Json.object();
        patch.putObject("profile")
                .put("status_text", status.get(0).asText())
                .put("status_emoji", status.get(1).asText());
        happens.accept(changes.userChange(team, who, patch));
    }

    private static boolean isPersonal(Team team, Message message) {
        return !message.isDeleted()
                && message.isTyped()
                && team.user(message.user()).filter(user -> !user.isBot()).isPresent();
    }

    /** Earlier channels are busier. */
    private Channel somewhere(Crowd crowd) {
        List<Channel> live = crowd.live();
        return live.get((int) (Math.pow(random.nextDouble(), 1.6) * live.size()));
    }

    private String someone(Crowd crowd, Channel channel) {
        List<String> people = crowd.people(channel);
        return people.get((int) (Math.pow(random.nextDouble(), 1.4) * people.size()));
    }

    private Crowd crowd(Team team) {
        return crowds.computeIfAbsent(team.id(), id -> new Crowd(team));
    }

    private @Nullable Message recent(List<Message> messages, Predicate<Message> fits) {
        int from = Math.max(0, messages.size() - MEMORY);
        List<Message> candidates = messages.subList(from, messages.size()).stream()
                .filter(message -> !message.isDeleted())
                .filter(fits)
                .toList();
        return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
    }
}
