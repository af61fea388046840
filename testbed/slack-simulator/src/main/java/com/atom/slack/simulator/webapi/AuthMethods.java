package com.atom.slack.simulator.webapi;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.OrgInstalls;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** Who the token is, where it is, and its end. */
final class AuthMethods {
    private final Revocations revocations;
    private final Vault vault;
    private final World world;

    AuthMethods(Revocations revocations, Vault vault, World world) {
        this.revocations = revocations;
        this.vault = vault;
        this.world = world;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("auth.test", ApiMethod.SPECIAL, "", this::test),
                ApiMethod.of("auth.revoke", ApiMethod.TIER_3, "", this::revoke));
    }

    private ObjectNode test(ApiCall call) {
        Team team = call.team();
        ObjectNode answer = Json.object().put("url", "https://" + team.domain() + ".slack.com/");
        answer.put("team", team.name());
        User user = user(call);
        answer.put("user", user.name()).put("team_id", team.id()).put("user_id", user.id());
        if (call.grant().isBot()) {
            answer.put("bot_id", user.botId())
                    .put("app_id", call.app().id())
                    .put("app_name", call.app().name());
        }
        team.enterprise().ifPresent(org -> answer.put("enterprise_id", org.id()));
        if (call.expiresInSeconds() > 0) {
            answer.put("expires_in", call.expiresInSeconds());
        }
        return answer.put("is_enterprise_install", call.grant().isOrgWide());
    }

    private User user(ApiCall call) {
        return call.team()
                .user(call.user())
                .or(() -> world.orgInstalls()
                        .find(call.team().id(), call.app().id())
                        .map(OrgInstalls.Install::bot)
                        .filter(bot -> bot.id().equals(call.user())))
                .or(() -> world.teamsOf(call.team().id()).stream()
                        .flatMap(team -> team.user(call.user()).stream())
                        .findFirst())
                .orElseThrow();
    }

    /** What an app-level token tells of itself: there is no workspace and no user behind it. */
    static ObjectNode appLevel(App app) {
        return Json.object().put("app_name", app.name()).put("app_id", app.id());
    }

    /** With token rotation a token goes alone and silently, and its installation stays. */
    private ObjectNode revoke(ApiCall call) {
        boolean revoked = !call.flag("test");
        boolean rotates = call.app().settings().tokenRotation() || call.expiresInSeconds() > 0;
        if (revoked && rotates) {
            vault.retire(call.token());
        } else if (revoked) {
            revocations.revoke(List.of(call.grant()));
        }
        return Json.object().put("revoked", revoked);
    }

    /** The icon of a workspace that has chosen none. */
    public static ObjectNode icon() {
        ObjectNode icon = Json.object();
        for (int size : new int[] {34, 44, 68, 88, 102, 132, 230}) {
            icon.put("image_" + size, "https://a.slack-edge.com/80588/img/avatars-teams/ava_0001-" + size + ".png");
        }
        return icon.put("image_default", true);
    }
}
