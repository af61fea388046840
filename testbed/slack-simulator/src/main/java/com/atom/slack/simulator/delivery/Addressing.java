package com.atom.slack.simulator.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.ActionTokens;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** Who hears of a happening, and the envelope it comes in: one per app, naming one installation that may see it. */
final class Addressing {
    private final World world;
    private final Vault vault;
    private final Authorizations authorizations;
    private final Subscriptions subscriptions;
    private final Secrets secrets;
    private final Pace pace;
    private final ActionTokens tokens;

    Addressing(
            World world,
            Vault vault,
            Authorizations authorizations,
            Subscriptions subscriptions,
            Secrets secrets,
            Pace pace) {
        this.world = world;
        this.vault = vault;
        this.authorizations = authorizations;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.pace = pace;
        this.tokens = new ActionTokens(vault, pace);
    }

    /**
     * @param place where it happened: a workspace, or an organisation as a team of its id that nobody is in
     * @return one at most for each app and happening, however many of its installations may see it
     */
    List<Parcel> parcels(Team place, long seq, List<Happening> happenings) {
        List<Parcel> parcels = new ArrayList<>();
        for (App app : vault.apps()) {
            if (!listens(app)) {
                continue;
            }
            for (Happening happening : happenings) {
                if (app.settings().events().contains(happening.subscription())
                        && (happening.onlyApp().isEmpty() || happening.onlyApp().equals(app.id()))) {
                    concerning(app, place, happening)
                            .flatMap(own -> first(app, place, seq, own))
                            .ifPresent(parcels::add);
                }
            }
        }
        return parcels;
    }

    private Optional<Parcel> first(App app, Team place, long seq, Happening happening) {
        return through(place, happening)
                .flatMap(team ->
                        witness(app, team, happening)
                                .map(witness -> parcel(app, team, seq, happening, witness))
                                .stream())
                .findFirst();
    }

    /** Of links an app hears only what it has registered for. */
    private static Optional<Happening> concerning(App app, Team place, Happening happening) {
        if (!happening.subscription().equals(Links.TYPE)) {
            return Optional.of(happening);
        }
        Team.Install install = place.installs().get(app.id());
        boolean isMember = install != null
                && place.channel(happening.event().path("channel").asText())
                        .filter(channel -> channel.has(install.botUser()))
                        .isPresent();
        return Links.of(app, isMember, happening);
    }

    /** A channel that stands in several workspaces of an organisation is heard of through the first that may. */
    private Stream<Team> through(Team place, Happening happening) {
        Channel channel = happening.channel();
        return channel == null || !channel.isOrgShared() || !happening.onlyApp().isEmpty()
                ? Stream.of(place)
                : channel.orgTeams().stream().flatMap(id -> world.team(id).stream());
    }

    private boolean listens(App app) {
        return (app.settings().socketMode() || !app.requestUrl().isEmpty())
                && subscriptions.disabled(app.id()).isEmpty();
    }

    private Optional<Grant> witness(App app, Team team, Happening happening) {
        if (!happening.onlyUser().isEmpty() && happening.scope().isEmpty()) {
            boolean wide = isOrganisation(team);
            String user = happening.onlyUser();
            boolean bot = vault.grants()
                    .filter(grant -> grant.appId().equals(app.id()) && grant.isBot())
                    .anyMatch(grant -> grant.user().equals(user));
            return Optional.of(new Grant(
                    "", app.id(), wide ? "" : team.id(), user, bot, Set.of(), false, wide ? team.id() : "", Set.of()));
        }
        return authorizations
                .seeing(app.id(), team, happening.scope(), happening.channel())
                .filter(grant -> happening.onlyUser().isEmpty() || grant.user().equals(happening.onlyUser()))
                .findFirst();
    }

    private Parcel parcel(App app, Team team, long seq, Happening happening, Grant witness) {
        String id = secrets.id("Ev");
        @Nullable String enterprise = Authorizations.enterprise(team);
        @Nullable String workspace = isOrganisation(team) ? null : team.id();
        ObjectNode envelope = Json.object().put("token", app.verificationToken());
        envelope.put("team_id", workspace);
        if (enterprise != null) {
            envelope.put("enterprise_id", enterprise);
        }
        envelope.put("context_team_id", workspace).put("context_enterprise_id", enterprise);
        envelope.put("api_app_id", app.id());
        envelope.set("event", visible(happening.event(), witness, app, team.id()));
        envelope.put("type", "event_callback").put("event_id", id).put("event_time", pace.seconds());
        envelope.putArray("authorizations").add(Authorizations.json(witness, team));
        Channel channel = happening.channel();
        envelope.put("is_ext_shared_channel", channel != null && channel.isShared());
        envelope.put(
                "event_context", EventContext.of(happening, app.id(), team.id()).text());
        return Parcel.fresh(seq, id, app.id(), team.id(), Json.bytes(envelope), pace.millis());
    }

    private static boolean isOrganisation(Team team) {
        return team.id().startsWith("E");
    }

    /** Addresses are for those who asked for them; so is the token to search with, in what was said to the app. */
    private ObjectNode visible(ObjectNode event, Grant witness, App app, String team) {
        boolean spokenTo = event.path("type").asText().equals("app_mention")
                || event.path("channel_type").asText().equals("im") && !event.has("subtype");
        if (spokenTo && witness.allows("search:read.public")) {
            ObjectNode copy = event.deepCopy();
            copy.putObject("assistant_thread").put("action_token", tokens.fresh(app, team));
            return copy;
        }
        if (!event.path("user").path("profile").has("email") || witness.allows("users:read.email")) {
            return event;
        }
        ObjectNode copy = event.deepCopy();
        ((ObjectNode) copy.path("user").path("profile")).remove("email");
        return copy;
    }
}
