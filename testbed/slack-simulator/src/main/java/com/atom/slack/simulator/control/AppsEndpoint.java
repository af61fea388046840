package com.atom.slack.simulator.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.delivery.RequestUrls;
import com.atom.slack.simulator.delivery.Subscriptions;
import com.atom.slack.simulator.delivery.Verification;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.World;

/** {@code /_sim/apps}: what one does on api.slack.com, credentials in plain sight. */
final class AppsEndpoint {
    private static final String RETRY = "request_url_retry";

    private final Vault vault;
    private final AppWish wishes;
    private final RequestUrls requestUrls;
    private final Subscriptions subscriptions;
    private final Sockets sockets;

    AppsEndpoint(Vault vault, World world, RequestUrls requestUrls, Subscriptions subscriptions, Sockets sockets) {
        this.vault = vault;
        this.wishes = new AppWish(world);
        this.requestUrls = requestUrls;
        this.subscriptions = subscriptions;
        this.sockets = sockets;
    }

    void list(Exchange exchange) {
        ObjectNode answer = Json.object();
        ArrayNode apps = answer.putArray("apps");
        vault.apps().forEach(app -> apps.add(told(app)));
        exchange.json(200, answer);
    }

    private ObjectNode told(App app) {
        return subscriptions.told(app.id(), app.json());
    }

    /**
     * Answers when the app has, or has not, repeated the challenge sent to its request URL. A URL that has not is not
     * used: the old one stays, unless {@code request_url_retry} asks to try on until it has.
     */
    void register(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "an app is a JSON object");
            return;
        }
        ObjectNode rest = wish.get().deepCopy();
        String url = wish.get().path("request_url").asText("");
        App app;
        try {
            wishes.check(rest);
            if (wish.get().path("request_url").isTextual() && !url.isEmpty()) {
                rest.remove("request_url");
            }
            if (rest.has(RETRY) && !rest.get(RETRY).isBoolean()) {
                throw new IllegalArgumentException(RETRY + " is to be true or false");
            }
            rest.remove(RETRY);
            app = vault.register(rest);
        } catch (IllegalArgumentException e) {
            exchange.refuse(400, "invalid_app", String.valueOf(e.getMessage()));
            return;
        }
        sockets.settingsChanged(app);
        if (url.isEmpty()) {
            if (wish.get().has("request_url")) {
                requestUrls.forget(app);
            }
            exchange.json(200, told(app));
            return;
        }
        boolean retry = wish.get().path(RETRY).asBoolean();
        requestUrls.save(app, url).onSuccess(verification -> {
            if (retry && !verification.isVerified()) {
                requestUrls.keepTrying(app, url);
            }
            exchange.json(200, saved(app, url, verification));
        });
    }

    private ObjectNode saved(App app, String url, Verification verification) {
        App now = vault.app(app.id()).orElse(app);
        ObjectNode answer = told(now).put("request_url_verified", verification.isVerified());
        if (verification.isVerified()) {
            return answer;
        }
        return answer.put("request_url_refused", url).put("request_url_error", verification.why());
    }

    /** Slack sends events again after it had stopped. */
    void enable(Exchange exchange, String id) {
        Optional<App> app = vault.app(id);
        if (app.isEmpty()) {
            exchange.refuse(404, "unknown_app", id);
            return;
        }
        boolean changed = subscriptions.enable(id);
        exchange.json(200, told(app.get()).put("was_disabled", changed));
    }
}
