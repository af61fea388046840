package com.atom.slack.auth.rotation;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.organisations.Organisations;
import com.atom.slack.auth.schema.Announcements;
import com.atom.slack.auth.vault.Opened;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.auth.vault.TokenVault;
import com.atom.slack.auth.workspaces.Workspaces;

/** A token that is of no more use: the workspaces that worked with it stop, and say why. */
@Singleton
public class Losses {

    private final TokenVault vault;
    private final Workspaces workspaces;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Announcements announcements;

    Losses(
            TokenVault vault,
            Workspaces workspaces,
            Organisations organisations,
            AuditTrail audit,
            Announcements announcements) {
        this.vault = vault;
        this.workspaces = workspaces;
        this.organisations = organisations;
        this.audit = audit;
        this.announcements = announcements;
    }

    /**
     * Forgets the token if another one is used for calls; else the workspace needs a new installation. In the transaction of the
     * caller, who has entered the token's team and calls {@link #announced} after it.
     *
     * @param error Slack's code or ours
     * @param actor who found out
     */
    public Uni<Void> lost(SqlConnection connection, TokenKey key, String error, String actor) {
        return vault.open(connection, key.team())
                .chain(used -> isUsed(used, key)
                        ? organisations.each(
                                connection, key.team(), team -> needsReauth(connection, team, error, actor))
                        : vault.forget(connection, key.team(), key.kind(), key.holder()));
    }

    private static boolean isUsed(Opened used, TokenKey key) {
        return !(used instanceof Opened.Token(SlackToken token, int generation))
                || TokenKey.of(key.team(), token).equals(key);
    }

    /** In a transaction that has entered the team. */
    private Uni<Void> needsReauth(SqlConnection connection, String team, String error, String actor) {
        return workspaces
                .needsReauth(connection, team, error)
                .chain(changed -> changed
                        ? audit.append(connection, new AuditEntry(actor, Action.NEEDS_REAUTH, Optional.of(team), error))
                                .invoke(() ->
                                        Log.errorf("workspace needs a new installation team=%s reason=%s", team, error))
                        : Uni.createFrom().voidItem());
    }

    /** After the transaction. */
    public void announced() {
        announcements.wake();
    }
}
