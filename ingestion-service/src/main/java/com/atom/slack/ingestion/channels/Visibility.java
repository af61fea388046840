package com.atom.slack.ingestion.channels;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.kit.problems.CommonProblem;

/**
 * Which channels a caller may see: public ones, all of them with all channels, and a person also those they are a member of.
 * A channel that is not visible does not exist for the caller.
 */
@ApplicationScoped
public class Visibility {

    private final ChannelStore store;

    Visibility(ChannelStore store) {
        this.store = store;
    }

    /** The channel with this id; fails with a 404 problem when there is none that the caller may see. */
    public Uni<Channel> channel(SqlConnection tx, String team, Caller caller, String id) {
        return store.find(tx, team, id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .call(channel -> channel.isPrivate() && !caller.allChannels()
                        ? also(tx, team, caller).invoke(keys -> {
                            if (!keys.contains(channel.key())) {
                                throw unknown(id);
                            }
                        })
                        : Uni.createFrom().voidItem());
    }

    private static RuntimeException unknown(String id) {
        return CommonProblem.CHANNEL_NOT_FOUND.because("channel " + id + " is not known");
    }

    /** The private channels that the caller may see without having all channels: those of the person who calls. */
    public Uni<List<Long>> also(SqlConnection tx, String team, Caller caller) {
        return caller.slackUser().isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(
                                "select channel_key from channel_member where team = $1 and user_id = $2 and present")
                        .execute(Tuple.of(team, caller.slackUser().get()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getLong("channel_key"))
                                .toList());
    }
}
