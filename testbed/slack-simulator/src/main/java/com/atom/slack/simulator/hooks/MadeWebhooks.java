package com.atom.slack.simulator.hooks;

import java.util.Optional;

import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.ledger.Ledger;
import com.atom.slack.simulator.workspace.Team;

/** Webhooks made by an act, as one makes more of them on an app's pages; kept over a restart. */
final class MadeWebhooks implements Webhooks {
    private final Ledger ledger;
    private final Secrets secrets;

    MadeWebhooks(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    Webhook make(String app, Team team, String channel) {
        String path = team.id() + "/" + secrets.id("B") + "/" + secrets.hex(12);
        Webhook webhook = new Webhook(path, app, team.id(), channel);
        ledger.put(path, webhook.json());
        return webhook;
    }

    @Override
    public Optional<Webhook> webhook(String path) {
        return ledger.get(path).map(Webhook::from);
    }
}
