package com.atom.slack.simulator.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Admissions;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Code;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Issued;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.apps.Webhook;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** Puts an app into a workspace or an organisation, and makes the tokens of what was allowed. */
final class Installations {
    private final World world;
    private final Vault vault;
    private final Admissions admissions;
    private final TokenAnswer answers;

    Installations(World world, Vault vault, Admissions admissions) {
        this.world = world;
        this.vault = vault;
        this.admissions = admissions;
        this.answers = new TokenAnswer(world);
    }

    /**
     * The answer of {@code oauth.v2.access}.
     *
     * @param base this server's address, under which webhooks can be posted to
     */
    ObjectNode install(App app, Code code, String base) {
        String bot = admitted(app, code);
        ObjectNode answer = TokenAnswer.begun(app);
        boolean forBot = !code.scopes().isEmpty();
        if (forBot) {
            TokenAnswer.token(answer, granted(app, code, bot, true, code.scopes()));
            answer.put("bot_user_id", bot);
        }
        answers.place(answer, code.place(), forBot);
        ObjectNode authed = answer.putObject("authed_user").put("id", code.installer());
        if (!code.userScopes().isEmpty()) {
            TokenAnswer.token(authed, granted(app, code, code.installer(), false, code.userScopes()));
        }
        if (!code.channel().isEmpty()) {
            webhook(answer, app, code, base);
        }
        return answer;
    }

    /** The answer of {@code oauth.v2.user.access}: the token at the top, and where the other method has it as well. */
    ObjectNode installForUser(App app, Code code) {
        admitted(app, code);
        ObjectNode answer = TokenAnswer.begun(app);
        Issued issued = granted(app, code, code.installer(), false, code.userScopes());
        TokenAnswer.token(answer, issued);
        answers.place(answer, code.place(), false);
        TokenAnswer.token(answer.putObject("authed_user").put("id", code.installer()), issued);
        return answer;
    }

    /** The bot user of the app where it is installed now. */
    private String admitted(App app, Code code) {
        if (code.isOrgWide()) {
            Enterprise org = world.enterprise(code.place()).orElseThrow();
            admissions.into(org, app, code.installer());
            return world.orgInstalls()
                    .find(org.id(), app.id())
                    .orElseThrow()
                    .bot()
                    .id();
        }
        Team team = world.team(code.place()).orElseThrow();
        admissions.into(team, app, code.installer());
        return team.installs().get(app.id()).botUser();
    }

    private Issued granted(App app, Code code, String user, boolean isBot, List<String> scopes) {
        boolean org = code.isOrgWide();
        Grant wish = new Grant(
                vault.grantId(),
                app.id(),
                org ? "" : code.place(),
                user,
                isBot,
                new LinkedHashSet<>(scopes),
                false,
                org ? code.place() : "",
                org ? reached(app, code.place()) : Set.of());
        return vault.grant(app, wish, code.isDesktop());
    }

    /** A person's grant that comes later reaches what the bot's does. */
    private Set<String> reached(App app, String enterprise) {
        Set<String> reached = new LinkedHashSet<>();
        vault.orgGrants(app.id(), enterprise).forEach(grant -> reached.addAll(grant.teams()));
        return reached;
    }

    private void webhook(ObjectNode answer, App app, Code code, String base) {
        Team team = world.team(code.place()).orElseThrow();
        Webhook hook = vault.hook(app, team.id(), code.channel(), code.installer());
        ObjectNode json = answer.putObject("incoming_webhook");
        json.put("channel", "#" + team.channels().get(code.channel()).name()).put("channel_id", code.channel());
        String[] steps = hook.path().split("/");
        json.put("configuration_url", "https://" + team.domain() + ".slack.com/services/" + steps[1]);
        json.put("url", base + "/services/" + hook.path());
    }
}
