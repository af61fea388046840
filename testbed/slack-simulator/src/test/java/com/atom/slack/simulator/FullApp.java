package com.atom.slack.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import com.atom.slack.simulator.delivery.EventTypes;
import com.atom.slack.simulator.wire.Json;

/** An app with every scope there is, as its bot and as the administrator who installed it, hearing every event. */
final class FullApp implements AutoCloseable {
    static final String BOT = "channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,im:history,"
            + "mpim:history,channels:join,channels:manage,channels:write.invites,groups:write,im:write,mpim:write,"
            + "users:read,users:read.email,users:write,users.profile:read,files:read,files:write,chat:write,"
            + "chat:write.public,chat:write.customize,reactions:read,reactions:write,pins:read,pins:write,"
            + "bookmarks:read,bookmarks:write,emoji:read,usergroups:read,usergroups:write,team:read,dnd:read,"
            + "links:read,links:write,metadata.message:read,app_mentions:read,search:read.public,search:read.files,"
            + "search:read.users,tokens.basic,commands";
    static final String USER = "channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,"
            + "im:history,mpim:history,channels:write,groups:write,im:write,mpim:write,users:read,users:read.email,"
            + "users:write,users.profile:read,users.profile:write,files:read,files:write,chat:write,reactions:read,"
            + "reactions:write,stars:read,search:read,search:read.public,search:read.private,search:read.im,"
            + "search:read.mpim,search:read.files,search:read.users,usergroups:read,dnd:read,dnd:write,admin,team:read";

    private final Receiver receiver = new Receiver(0);
    private final InstalledApp bot;
    private final String personToken;
    private final String botUser;

    FullApp(SimulatorServer server) {
        Http http = new Http(server.baseUrl());
        var wish = Json.object().put("name", "Everything").put("request_url", receiver.url());
        wish.putArray("redirect_uris").add("http://localhost:9/callback");
        wish.set("events", Json.array(EventTypes.ALL));
        wish.putArray("link_domains").add("tracker.example");
        JsonNode app = Http.tree(http.post("/_sim/apps", Json.text(wish)));
        JsonNode answer = InstalledApp.exchange(http, app, InstalledApp.code(http, app, BOT, USER));
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(answer);
        }
        String team = answer.path("team").path("id").asText();
        bot = new InstalledApp(http, app, answer.path("access_token").asText(), team);
        personToken = answer.path("authed_user").path("access_token").asText();
        botUser = answer.path("bot_user_id").asText();
        Awaitility.await("the bot is invited").atMost(Duration.ofSeconds(10)).until(this::isGreeted);
    }

    private boolean isGreeted() {
        for (JsonNode channel : bot.truth().path("channels")) {
            if (channel.path("kind").asText().equals("im")
                    && channel.path("members").toString().contains(botUser)
                    && channel.path("messages").asInt() == 1) {
                return true;
            }
        }
        return false;
    }

    InstalledApp app() {
        return bot;
    }

    Receiver receiver() {
        return receiver;
    }

    String botUser() {
        return botUser;
    }

    String admin() {
        return bot.admin();
    }

    String personToken() {
        return personToken;
    }

    String general() {
        return bot.channel("general");
    }

    /** Some person who is neither the administrator nor gone. */
    String somebody() {
        for (JsonNode user :
                bot.http().json("/_sim/truth/" + bot.team() + "/users").path("users")) {
            boolean person =
                    !user.path("is_bot").asBoolean() && !user.path("deleted").asBoolean();
            if (person
                    && !user.path("is_admin").asBoolean()
                    && user.path("team_id").asText().equals(bot.team())
                    && !user.path("id").asText().equals("USLACKBOT")) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError("nobody");
    }

    /** As the bot, by a form. */
    JsonNode call(String method, String... args) {
        return as(bot.token(), method, args);
    }

    /** As the administrator. */
    JsonNode person(String method, String... args) {
        return as(personToken, method, args);
    }

    JsonNode as(String token, String method, String... args) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            named.put(args[i], args[i + 1]);
        }
        return Http.tree(bot.http().form("/api/" + method, named, "Authorization", "Bearer " + token));
    }

    /** A call of the bot that has to succeed. */
    JsonNode ok(String method, String... args) {
        return good(method, call(method, args));
    }

    JsonNode personOk(String method, String... args) {
        return good(method, person(method, args));
    }

    private static JsonNode good(String method, JsonNode answer) {
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " -> " + answer);
        }
        return answer;
    }

    String error(String method, String... args) {
        return call(method, args).path("error").asText();
    }

    String personError(String method, String... args) {
        return person(method, args).path("error").asText();
    }

    /** The bot's new message in general. */
    String posted(String text) {
        return ok("chat.postMessage", "channel", general(), "text", text)
                .path("ts")
                .asText();
    }

    /** The one row of the truth. */
    JsonNode row(String channel, String ts) {
        String path = "/_sim/truth/" + bot.team() + "/" + channel + "?limit=1&cursor=" + ts;
        return bot.http().json(path).path("messages").get(0);
    }

    JsonNode office() {
        return bot.http().json("/_sim/truth/" + bot.team() + "/office");
    }

    /** The inner event, when it has come. */
    JsonNode event(String type, Predicate<JsonNode> like) {
        return Awaitility.await(type)
                .atMost(Duration.ofSeconds(10))
                .until(() -> found(type, like), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> found(String type, Predicate<JsonNode> like) {
        return receiver.got().stream()
                .map(Receiver.Got::event)
                .filter(event -> event.path("type").asText().equals(type))
                .filter(like)
                .findFirst();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
