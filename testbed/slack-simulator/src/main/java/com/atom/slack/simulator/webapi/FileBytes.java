package com.atom.slack.simulator.webapi;

import java.util.Optional;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.exports.DownloadToken;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * {@code /files-pri/TEAM-FILE/...}: the bytes of a file, the same every time; a login page without a good token.
 * An export's token in the address is good as well.
 */
public final class FileBytes {
    private final World world;
    private final Vault vault;

    public FileBytes(World world, Vault vault) {
        this.world = world;
        this.vault = vault;
    }

    /** @param path behind {@code /files-pri/} */
    public void handle(Exchange exchange, String path) {
        String[] ids = path.split("/")[0].split("-", 2);
        Optional<Team> team = world.team(ids[0]);
        SharedFile file = team.map(known -> known.files().get(ids.length == 2 ? ids[1] : ""))
                .orElse(null);
        Optional<Grant> grant = exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> vault.grant(header.substring("Bearer ".length())))
                .filter(known -> !known.isRevoked() && known.allows("files:read"));
        if (file == null) {
            exchange.html(404, "<!doctype html><title>Not found</title>");
        } else if (DownloadToken.opens(exchange.query().getOrDefault("t", ""), ids[0], file)) {
            exchange.bytes(200, file.mimetype(), file.bytes());
        } else if (grant.isEmpty() || !file.channel().has(grant.get().user())) {
            exchange.html(200, "<!doctype html><title>Sign in | Slack</title>");
        } else {
            exchange.bytes(200, file.mimetype(), file.bytes());
        }
    }
}
