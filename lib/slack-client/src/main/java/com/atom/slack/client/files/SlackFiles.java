package com.atom.slack.client.files;

import java.time.Instant;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.Lane;
import com.atom.slack.client.rates.SlackMethod;

/**
 * Reads about files and deletes them ({@code files:read}, {@code files:write}). No call fails for what Slack or the network does.
 */
@Singleton
public class SlackFiles {

    private static final int PAGE = 100;
    private static final Set<String> GONE = Set.of("file_not_found", "file_deleted");

    private final SlackCalls slack;

    SlackFiles(SlackCalls slack) {
        this.slack = slack;
    }

    public Uni<FileOutcome> info(FileAddress address, Lane lane) {
        return slack.call(about(SlackMethod.FILES_INFO, address, lane)).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok ->
                new FileOutcome.Found(SlackFile.of(ok.body().path("file")));
            case SlackAnswer.Refused refused when GONE.contains(refused.error()) -> new FileOutcome.NotThere();
            case SlackAnswer.Refused refused -> new FileOutcome.Refused(refused);
        });
    }

    public Uni<FilesOutcome> list(FileQuestion question, Lane lane) {
        return slack.call(call(question).in(lane)).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> page(ok.body());
            case SlackAnswer.Refused refused -> new FilesOutcome.Refused(refused);
        });
    }

    private static SlackCall call(FileQuestion question) {
        return SlackCall.of(question.team(), SlackMethod.FILES_LIST)
                .with("channel", question.channel().orElse(null))
                .with("user", question.user().orElse(null))
                .with("ts_from", question.from().map(Instant::getEpochSecond).orElse(null))
                .with("ts_to", question.until().map(Instant::getEpochSecond).orElse(null))
                .with("count", PAGE)
                .with("page", question.page());
    }

    private static FilesOutcome page(JsonNode body) {
        JsonNode paging = body.path("paging");
        return new FilesOutcome.Page(
                SlackFile.all(body.path("files")),
                paging.path("page").asInt(),
                paging.path("pages").asInt(),
                paging.path("total").asInt());
    }

    /** Deletes it from every place where it was shared. Messages keep a tombstone. */
    public Uni<DeleteOutcome> delete(FileAddress address) {
        return slack.call(about(SlackMethod.FILES_DELETE, address, Lane.PEOPLE)).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> new DeleteOutcome.Deleted();
            case SlackAnswer.Refused refused when GONE.contains(refused.error()) -> new DeleteOutcome.NotThere();
            case SlackAnswer.Refused refused -> new DeleteOutcome.Refused(refused);
        });
    }

    private static SlackCall about(SlackMethod method, FileAddress address, Lane lane) {
        return SlackCall.of(address.team(), method).with("file", address.file()).in(lane);
    }
}
