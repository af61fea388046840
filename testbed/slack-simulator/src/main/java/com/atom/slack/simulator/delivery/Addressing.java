package com.atom.slack.simulator.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;

/** Who hears of a happening, and the envelope it comes in: one per app, naming one installation that may see it. */
final class Addressing {
    /** Events of an organisation, which belong to no workspace. */
    private static final Set<String> OF_NO_TEAM = Set.of("team_access_granted", "team_access_revoked");

    private final Vault vault;
    private final Authorizations authorizations;
    private final Subscriptions subscriptions;
    private final Secrets secrets;
    private final Pace pace;

    Addressing(
            Vault vault, Authorizations authorizations, Subscriptions subscriptions, Secrets secrets, Pace pace) {
        this.vault = vault;
        this.authorizations = authorizations;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.pace = pace;
    }

    List<Parcel> parcels(Team team, long seq, List<Happening> happenings) {
        List<Parcel> parcels = new ArrayList<>();
        for (App app : vault.apps()) {
            if (!listens(app)) {
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

    private boolean listens(App app) {
        return (app.settings().socketMode() || !app.requestUrl().isEmpty())
                && subscriptions.disabled(app.id()).isEmpty();
    }

    private Optional<Grant> witness(App app, Team team, Happening happening) {
        if (!happening.onlyUser().isEmpty() && happening.scope().isEmpty()) {
            return Optional.of(new Grant("", app.id(), team.id(), happening.onlyUser(), true, Set.of(), false));
        }
        return authorizations
                .seeing(app.id(), team, happening.scope(), happening.channel())
                .filter(grant ->
                        happening.onlyUser().isEmpty() || grant.user().equals(happening.onlyUser()))
                .findFirst();
    }

    private Parcel parcel(App app, Team team, long seq, Happening happening, Grant witness) {
        String id = secrets.id("Ev");
        String type = happening.event().path("type").asText();
        @Nullable String enterprise = Authorizations.enterprise(team);
        ObjectNode envelope = Json.object().put("token", app.verificationToken());
        envelope.put("team_id", OF_NO_TEAM.contains(type) ? null : team.id());
        if (enterprise != null) {
            envelope.put("enterprise_id", enterprise);
        }
        envelope.put("context_team_id", team.id()).put("context_enterprise_id", enterprise);
        envelope.put("api_app_id", app.id());
        envelope.set("event", visible(happening.event(), witness));
        envelope.put("type", "event_callback").put("event_id", id).put("event_time", pace.seconds());
        envelope.putArray("authorizations").add(Authorizations.json(witness, team));
        Channel channel = happening.channel();
        envelope.put("is_ext_shared_channel", channel != null && channel.isShared());
        envelope.put(
                "event_context",
                EventContext.of(happening, app.id(), team.id()).text());
        return Parcel.fresh(seq, id, app.id(), team.id(), Json.bytes(envelope), pace.millis());
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
