package com.atom.slack.simulator.webapi.files;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.exports.DownloadToken;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.World;

/**
 * {@code /files-pri/TEAM-FILE/[download/]NAME} and {@code /files-tmb/TEAM-FILE-x/NAME}: bytes and thumbnails; a login page
 * with status 200 for whoever comes without a good token.
 */
public final class Downloads {
    /** One grey pixel: what every thumbnail looks like here. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    private final World world;
    private final Vault vault;
    private final Store store;

    public Downloads(World world, Vault vault, Store store) {
        this.world = world;
        this.vault = vault;
        this.store = store;
    }

    /** @param path behind {@code /files-pri/} or {@code /files-tmb/} */
    public void handle(Exchange exchange, String path, boolean thumbnail) {
        String[] steps = path.split("/");
        String[] ids = steps[0].split("-");
        SharedFile file = ids.length < 2
                ? null
                : world.team(ids[0]).map(team -> team.files().get(ids[1])).orElse(null);
        if (file == null || file.isDeleted()) {
            exchange.html(404, "<!doctype html><title>Not found</title>");
        } else if (grant(exchange).filter(grant -> mayHave(grant, file)).isEmpty()
                && !DownloadToken.opens(exchange.query().getOrDefault("t", ""), ids[0], file)) {
            exchange.html(
                    200,
                    "<!doctype html><html><head><title>Sign in | Slack</title></head>"
                            + "<body><form action=\"/signin\"></form></body></html>");
        } else if (thumbnail) {
            exchange.bytes(200, "image/png", PIXEL);
        } else {
            if (steps.length > 1 && steps[1].equals("download")) {
                String name = new String(file.name().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
                exchange.response()
                        .putHeader("content-disposition", "attachment; filename=\"" + name.replace("\"", "") + "\"");
            }
            exchange.bytes(200, file.mimetype(), store.bytes(file));
        }
    }

    private Optional<Grant> grant(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header ->
                        vault.grant(header.substring("Bearer ".length()).strip()))
                .filter(grant -> !grant.isRevoked() && grant.allows("files:read"));
    }

    private static boolean mayHave(Grant grant, SharedFile file) {
        return file.user().equals(grant.user())
                || file.channels()
                        .anyMatch(channel -> channel.has(grant.user())
                                || !grant.isBot()
                                        && channel.kind() == Channel.Kind.PUBLIC
                                        && channel.orgTeams().contains(grant.team()));
    }
}
