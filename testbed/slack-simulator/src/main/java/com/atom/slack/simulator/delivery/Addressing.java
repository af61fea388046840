package com.atom.slack.simulator.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;

/** Who hears of a happening, and the envelope it comes in: one per app, naming one installation that may see it. */
final class Addressing {
    private final Vault vault;
    private final Secrets secrets;
    private final Pace pace;

    Addressing(Vault vault, Secrets secrets, Pace pace) {
        this.vault = vault;
        this.secrets = secrets;
        this.pace = pace;
    }

    List<Parcel> parcels(String team, long seq, List<Happening> happenings) {
        List<Parcel> parcels = new ArrayList<>();
        for (App app : vault.apps()) {
            if (app.requestUrl().isEmpty() || app.settings().socketMode()) {
                continue;
            }
            for (Happening happening : happenings) {
                if (app.settings().events().contains(happening.subscription())
                        && (happening.onlyApp().isEmpty() || happening.onlyApp().equals(app.id()))) {
                    witness(app, team, happening)
                            .ifPresent(witness -> parcels.add(parcel(app, team, seq, happening, witness)));
                }
            }
        }
        return parcels;
    }

    private Optional<Grant> witness(App app, String team, Happening happening) {
        if (!happening.onlyUser().isEmpty() && happening.scope().isEmpty()) {
            return Optional.of(new Grant("", app.id(), team, happening.onlyUser(), true, Set.of(), false));
        }
        return vault.grants(app.id(), team)
                .filter(grant -> happening.scope().isEmpty() || grant.allows(happening.scope()))
                .filter(grant -> happening.channel() == null || reads(grant, happening.channel()))
                .filter(grant ->
                        happening.onlyUser().isEmpty() || grant.user().equals(happening.onlyUser()))
                .findFirst();
    }

    /** Members read; people read every public channel too. */
    static boolean reads(Grant grant, Channel channel) {
        return channel.has(grant.user()) || !grant.isBot() && channel.kind() == Channel.Kind.PUBLIC;
    }

    private Parcel parcel(App app, String team, long seq, Happening happening, Grant witness) {
        String id = secrets.id("Ev");
        ObjectNode envelope =
                Json.object().put("token", app.verificationToken()).put("team_id", team);
        envelope.put("context_team_id", team).putNull("context_enterprise_id");
        envelope.put("api_app_id", app.id());
        envelope.set("event", visible(happening.event(), witness));
        envelope.put("type", "event_callback").put("event_id", id).put("event_time", pace.seconds());
        ObjectNode authorization = envelope.putArray("authorizations").addObject();
        authorization.putNull("enterprise_id").put("team_id", team).put("user_id", witness.user());
        authorization.put("is_bot", witness.isBot()).put("is_enterprise_install", false);
        Channel channel = happening.channel();
        envelope.put("is_ext_shared_channel", channel != null && channel.isShared());
        envelope.put("event_context", "4-" + id.substring(2));
        long now = pace.millis();
        return new Parcel(seq, id, app.id(), team, Json.bytes(envelope), 0, "", now, 0, now);
    }

    /** Addresses are for those who asked for them. */
    private static ObjectNode visible(ObjectNode event, Grant witness) {
        if (!event.path("user").path("profile").has("email") || witness.allows("users:read.email")) {
            return event;
        }
        ObjectNode copy = event.deepCopy();
        ((ObjectNode) copy.path("user").path("profile")).remove("email");
        return copy;
    }
}
