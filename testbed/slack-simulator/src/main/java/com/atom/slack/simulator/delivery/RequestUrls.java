package com.atom.slack.simulator.delivery;

import java.util.HashMap;
import java.util.Map;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;

/** Where apps take their events: an address is used from when it has repeated a challenge, the one before until then. */
public final class RequestUrls {
    private static final long AGAIN_MILLIS = 1000;

    private final Vertx vertx;
    private final Vault vault;
    private final Deliveries deliveries;
    private final Map<String, String> wanted = new HashMap<>();

    public RequestUrls(Vertx vertx, Vault vault, Deliveries deliveries) {
        this.vertx = vertx;
        this.vault = vault;
        this.deliveries = deliveries;
    }

    /** Challenges the address once and uses it when it answers; whatever was still being tried for the app is not. */
    public Future<Verification> save(App app, String url) {
        forget(app);
        return deliveries.verify(app, url).onSuccess(verification -> {
            if (verification.isVerified()) {
                use(app, url);
            }
        });
    }

    private void use(App app, String url) {
        vault.register(Json.object().put("name", app.name()).put("request_url", url));
    }

    /** For an app that starts after Slack does: challenges every second until it answers or is wanted no more. */
    public void keepTrying(App app, String url) {
        wanted.put(app.id(), url);
        vertx.setTimer(AGAIN_MILLIS, timer -> tryAgain(app, url));
    }

    private void tryAgain(App app, String url) {
        if (isWanted(app, url)) {
            deliveries.verify(app, url).onSuccess(verification -> {
                if (!verification.isVerified()) {
                    vertx.setTimer(AGAIN_MILLIS, timer -> tryAgain(app, url));
                } else if (isWanted(app, url)) {
                    wanted.remove(app.id());
                    use(app, url);
                }
            });
        }
    }

    private boolean isWanted(App app, String url) {
        return url.equals(wanted.get(app.id()));
    }

    /** Ends the tries for an app. */
    public void forget(App app) {
        wanted.remove(app.id());
    }
}
