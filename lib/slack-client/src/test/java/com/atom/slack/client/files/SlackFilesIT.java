package com.atom.slack.client.files;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.client.Samples;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.StubbedSlack;
import com.atom.slack.client.rates.Lane;

import static org.assertj.core.api.Assertions.assertThat;

class SlackFilesIT {

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @Test
    void aPublishedAnswerDescribesTheFile() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/files.info.success.json"));

        // When
        FileOutcome outcome = SLACK.await(files().info(file("F0S43PZDF"), Lane.BACKFILL));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(FileOutcome.Found.class, found -> {
            assertThat(found.file().id()).isEqualTo("F0S43PZDF");
            assertThat(found.file().name()).isEqualTo("tedair.gif");
            assertThat(found.file().mimetype()).isEqualTo("image/gif");
            assertThat(found.file().sizeBytes()).isEqualTo(137531);
            assertThat(found.file().bytes()).contains(URI.create("https://.../tedair.gif"));
            assertThat(found.file().described().path("pretty_type").asText()).isEqualTo("GIF");
        });
        assertThat(SLACK.heardLast().verb()).isEqualTo("GET");
        assertThat(SLACK.heardLast().params())
                .containsEntry("file", "F0S43PZDF")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_not_found", "file_deleted"})
    void aFileThatIsGoneIsSaid(String error) {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"" + error + "\"}");

        // When
        FileOutcome outcome = SLACK.await(files().info(file("F1"), Lane.BACKFILL));

        // Then
        assertThat(outcome).isEqualTo(new FileOutcome.NotThere());
    }

    @Test
    void aFileKeptElsewhereHasNoBytesToFetch() {
        // Given
        SLACK.thenOk("""
                {"ok":true,"file":{"id":"F1","is_external":true,"url_private":"https://docs.example.com/d/1"}}""");

        // When
        FileOutcome outcome = SLACK.await(files().info(file("F1"), Lane.BACKFILL));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FileOutcome.Found.class,
                        found -> assertThat(found.file().bytes()).isEmpty());
    }

    @Test
    void aPublishedListIsAPageOfFiles() {
        // Given
        SLACK.thenOk(Samples.text("web-api-examples/files.list.success.json"));

        // When
        FilesOutcome outcome = SLACK.await(files().list(FileQuestion.of(SLACK.team()), Lane.BACKFILL));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(FilesOutcome.Page.class, page -> {
            assertThat(page.files()).extracting(SlackFile::id).containsExactly("F0S43P1CZ", "F0S43PZDF");
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.isLast()).isTrue();
        });
    }

    @Test
    void aListAsksForChannelPersonTimeAndPage() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"files\":[],\"paging\":{\"count\":100,\"total\":250,\"page\":2,\"pages\":3}}");
        FileQuestion question = FileQuestion.of(SLACK.team())
                .in("C1")
                .by("U1")
                .between(Instant.ofEpochSecond(1500000000), Instant.ofEpochSecond(1600000000))
                .page(2);

        // When
        FilesOutcome outcome = SLACK.await(files().list(question, Lane.BACKFILL));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FilesOutcome.Page.class,
                        page -> assertThat(page.isLast()).isFalse());
        assertThat(SLACK.heardLast().params())
                .containsEntry("channel", "C1")
                .containsEntry("user", "U1")
                .containsEntry("ts_from", "1500000000")
                .containsEntry("ts_to", "1600000000")
                .containsEntry("count", "100")
                .containsEntry("page", "2")
                .hasSize(6);
    }

    @Test
    void aDeletionIsRepeatedWhenItsAnswerIsLost() {
        // Given
        SLACK.then(Scripted.HANG_UP).thenOk("{\"ok\":false,\"error\":\"file_deleted\"}");

        // When
        DeleteOutcome outcome = SLACK.await(files().delete(file("F1")));

        // Then
        assertThat(outcome).isEqualTo(new DeleteOutcome.NotThere());
        assertThat(SLACK.heard()).hasSize(2);
        assertThat(SLACK.heardLast().path()).isEqualTo("/api/files.delete");
        assertThat(SLACK.heardLast().form()).containsEntry("file", "F1").hasSize(1);
    }

    @Test
    void aDeletionThatIsNotAllowedSaysWhy() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"cant_delete_file\"}");

        // When
        DeleteOutcome outcome = SLACK.await(files().delete(file("F1")));

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new DeleteOutcome.Refused(SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "cant_delete_file")));
    }

    private static FileAddress file(String id) {
        return new FileAddress(SLACK.team(), id);
    }

    private static SlackFiles files() {
        return new SlackFiles(SLACK.calls());
    }
}
