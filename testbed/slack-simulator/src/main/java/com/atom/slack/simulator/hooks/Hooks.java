package com.atom.slack.simulator.hooks;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.function.Supplier;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.ledger.Ledger;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** What Slack serves at {@code hooks.slack.com}; here on the simulator's own host. */
public final class Hooks implements Closeable {
    private final Ledger urlLedger;
    private final Ephemerals ephemerals = new Ephemerals();
    private final Voice voice;
    private final ResponseUrls responseUrls;
    private final Vault vault;
    private final IncomingWebhooks incoming;
    private final Supplier<String> baseUrl;

    /**
     * Takes up the addresses of an earlier process.
     *
     * @param relaxed   how many times more messages a second than Slack takes
     * @param baseUrl   asked when an address is made
     */
    public Hooks(
            Path folder,
            World world,
            Vault vault,
            Secrets secrets,
            Journal journal,
            Pace pace,
            Acts acts,
            Changes changes,
            Faults faults,
            int relaxed,
            Supplier<String> baseUrl) {
        this.urlLedger = Ledger.open(folder, "response_urls");
        this.baseUrl = baseUrl;
        Calls calls = new Calls(journal);
        this.voice = new Voice(world, acts, changes, ephemerals, pace);
        this.responseUrls = new ResponseUrls(urlLedger, secrets, pace, voice, calls, baseUrl);
        this.vault = vault;
        this.incoming = new IncomingWebhooks(world, vault, acts, voice, faults, pace, calls, relaxed);
    }

    public Voice voice() {
        return voice;
    }

    public ResponseUrls responseUrls() {
        return responseUrls;
    }

    public Ephemerals ephemerals() {
        return ephemerals;
    }

    /** The address of a new webhook, as one makes more of them on an app's pages. */
    public String makeWebhook(App app, Team team, String channel, String user) {
        return baseUrl.get()
                + IncomingWebhooks.STEP
                + vault.hook(app, team.id(), channel, user).path();
    }

    public boolean takes(String path) {
        return path.startsWith(IncomingWebhooks.STEP) || ResponseUrls.isPath(path);
    }

    public void handle(Exchange exchange) {
        if (exchange.path().startsWith(IncomingWebhooks.STEP)) {
            incoming.handle(exchange);
        } else {
            responseUrls.handle(exchange);
        }
    }

    @Override
    public void close() {
        urlLedger.close();
    }
}
