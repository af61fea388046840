package com.atom.slack.simulator.hooks;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.apps.Webhook;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** {@code POST /services/T.../B.../SECRET}: a message a second, by JSON or as the form field {@code payload}. */
final class IncomingWebhooks {
    static final String STEP = "/services/";
    private static final long SECOND_MILLIS = 1000;

    /** What an administrator or Slack itself may refuse; only by faults. */
    private static final Map<Fault.Kind, Refusal> ON_PURPOSE = new EnumMap<>(Map.of(
            Fault.Kind.WEBHOOK_ROLLUP_ERROR, new Refusal(500, "rollup_error"),
            Fault.Kind.WEBHOOK_PROHIBITED, new Refusal(403, "action_prohibited"),
            Fault.Kind.WEBHOOK_GENERAL_DENIED, new Refusal(403, "posting_to_general_channel_denied")));

    /** A second that begins with its first message. */
    private record Window(long began, int count) {}

    private final World world;
    private final Vault vault;
    private final Acts acts;
    private final Voice voice;
    private final Faults faults;
    private final Pace pace;
    private final Calls calls;
    private final int relaxed;
    private final Map<String, Window> windows = new HashMap<>();

    IncomingWebhooks(
            World world, Vault vault, Acts acts, Voice voice, Faults faults, Pace pace, Calls calls, int relaxed) {
        this.world = world;
        this.vault = vault;
        this.acts = acts;
        this.voice = voice;
        this.faults = faults;
        this.pace = pace;
        this.calls = calls;
        this.relaxed = relaxed;
    }

    void handle(Exchange exchange) {
        Optional<Webhook> known = vault.webhook(exchange.path().substring(STEP.length()));
        String team = known.map(Webhook::team).orElse("");
        ObjectNode args = Json.object();
        try {
            Webhook webhook = known.orElseThrow(() -> new Refusal(404, "no_service"));
            admit(webhook);
            ObjectNode body = body(exchange);
            Calls.told(args, new Place(webhook.appId(), team, webhook.channel(), "", ""), body);
            post(webhook, Answer.of(body));
            calls.answer(exchange, "incoming_webhook", team, args, 200, "ok");
        } catch (Refusal refusal) {
            calls.answer(exchange, "incoming_webhook", team, args, refusal.status(), refusal.word());
        }
    }

    private void admit(Webhook webhook) {
        long now = pace.millis();
        Window window = windows.get(webhook.path());
        if (window == null || now - window.began() >= SECOND_MILLIS) {
            windows.put(webhook.path(), new Window(now, 1));
        } else if (window.count() < relaxed) {
            windows.put(webhook.path(), new Window(window.began(), window.count() + 1));
        } else {
            throw new Refusal(429, "rate_limited");
        }
    }

    private static ObjectNode body(Exchange exchange) {
        String field = exchange.form().get("payload");
        byte[] json = field == null ? exchange.body() : field.getBytes(StandardCharsets.UTF_8);
        return Json.objectIn(json)
                .filter(found -> exchange.method().equals("POST"))
                .orElseThrow(() -> new Refusal(400, "invalid_payload"));
    }

    private void post(Webhook webhook, Answer answer) {
        Team team = world.team(webhook.team()).orElseThrow(() -> new Refusal(404, "no_service"));
        Team.Install install = team.installs().get(webhook.appId());
        Optional<App> app = vault.app(webhook.appId());
        if (install == null || app.isEmpty()) {
            throw new Refusal(404, "no_service");
        }
        Channel channel = team.channel(webhook.channel()).orElseThrow(() -> new Refusal(404, "channel_not_found"));
        if (channel.kind() == Channel.Kind.IM && !hasListener(team, channel)) {
            throw new Refusal(404, "user_not_found");
        }
        if (answer.isEmpty()) {
            throw new Refusal(400, "no_text");
        }
        ON_PURPOSE.forEach((fault, refusal) -> {
            if (faults.strikes(fault, team.id(), "").isPresent()) {
                throw refusal;
            }
        });
        ObjectNode message = Json.object().put("subtype", "bot_message").put("text", answer.text());
        message.put("bot_id", install.botId()).put("app_id", webhook.appId());
        message.put("username", app.get().name());
        acts.happen(voice.posting(team, channel, message, answer));
    }

    private static boolean hasListener(Team team, Channel channel) {
        return channel.members().stream()
                .flatMap(member -> team.user(member).stream())
                .filter(member -> !member.isBot())
                .anyMatch(member -> !member.isDeleted());
    }
}
