package com.atom.slack.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackStub.Heard;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.StubbedSlack;

import static org.assertj.core.api.Assertions.assertThat;

class UploadsIT {

    private static final String COMPLETED =
            "{\"ok\":true,\"files\":[{\"id\":\"F2\",\"title\":\"Ted\",\"name\":\"ted.gif\"}]}";
    private static final Scripted RECEIVED = Scripted.of(200, "OK - 3145728");

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @TempDir
    private Path folder;

    private byte[] bytes;

    @BeforeEach
    void threeMebibytes() throws IOException {
        bytes = new byte[3 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(source(), bytes);
    }

    @Test
    void aFileGoesInThreeStepsAndTheBytesWithoutTheToken() {
        // Given
        SLACK.then(place("F2")).then(RECEIVED).thenOk(COMPLETED);
        Upload upload = Upload.of(SLACK.team(), source(), "ted.gif")
                .titled("Ted")
                .describedAs("a man in the air")
                .under(SLACK.channel("C1").message("1503435956.000247"))
                .saying("look");

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UploadOutcome.Uploaded.class,
                        uploaded -> assertThat(uploaded.file().id()).isEqualTo("F2"));
        Heard first = SLACK.heard().get(0);
        assertThat(first.path()).isEqualTo("/api/files.getUploadURLExternal");
        assertThat(first.form())
                .containsEntry("filename", "ted.gif")
                .containsEntry("length", "3145728")
                .containsEntry("alt_txt", "a man in the air")
                .hasSize(3);
        Heard second = SLACK.heard().get(1);
        assertThat(second.verb()).isEqualTo("POST");
        assertThat(second.path()).isEqualTo("/upload/v1/F2");
        assertThat(second.header("Authorization")).isNull();
        assertThat(second.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(second.header("Content-Length")).isEqualTo("3145728");
        assertThat(second.body().getBytes()).isEqualTo(bytes);
        Heard third = SLACK.heard().get(2);
        assertThat(third.path()).isEqualTo("/api/files.completeUploadExternal");
        assertThat(third.form())
                .containsEntry("files", "[{\"id\":\"F2\",\"title\":\"Ted\"}]")
                .containsEntry("channel_id", "C1")
                .containsEntry("thread_ts", "1503435956.000247")
                .containsEntry("initial_comment", "look")
                .hasSize(4);
    }

    @Test
    void aFileMayGoToSeveralChannelsOrToNone() {
        // Given
        SLACK.then(place("F2")).then(RECEIVED).thenOk(COMPLETED);
        SLACK.then(place("F2")).then(RECEIVED).thenOk(COMPLETED);
        Upload nowhere = Upload.of(SLACK.team(), source(), "ted.gif");

        // When
        SLACK.await(uploads().send(nowhere.sharedIn(List.of(SLACK.channel("C1"), SLACK.channel("C2")))));
        SLACK.await(uploads().send(nowhere));

        // Then
        assertThat(SLACK.heard().get(2).form())
                .containsEntry("channels", "C1,C2")
                .hasSize(2);
        assertThat(SLACK.heard().get(5).form()).containsOnlyKeys("files");
    }

    @Test
    void bytesThatGetLostAreSentToAnotherAddress() {
        // Given
        SLACK.then(place("F1"))
                .then(Scripted.HANG_UP)
                .then(place("F2"))
                .then(RECEIVED)
                .thenOk(COMPLETED);

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isInstanceOf(UploadOutcome.Uploaded.class);
        assertThat(SLACK.heard().get(3).path()).isEqualTo("/upload/v1/F2");
        assertThat(SLACK.heard().get(3).body().getBytes()).isEqualTo(bytes);
        assertThat(SLACK.heardLast().form()).containsEntry("files", "[{\"id\":\"F2\",\"title\":\"ted.gif\"}]");
    }

    @Test
    void theLastStepIsNeverRepeatedWhenItsAnswerIsLost() {
        // Given
        SLACK.then(place("F2")).then(RECEIVED).then(Scripted.HANG_UP);

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isEqualTo(new UploadOutcome.InDoubt(new FileAddress(SLACK.team(), "F2"), "unreachable"));
        assertThat(SLACK.heard()).hasSize(3);
    }

    @Test
    void anAddressThatTakesNoBytesEndsTheUpload() {
        // Given
        SLACK.then(place("F2")).then(Scripted.of(400, "bad"));

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isEqualTo(refused(SlackAnswer.Kind.OTHER, "http_400"));
        assertThat(SLACK.heard()).hasSize(2);
    }

    @Test
    void anAddressElsewhereGetsNoBytes() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"upload_url\":\"http://127.0.0.1:9/upload\",\"file_id\":\"F2\"}");

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isEqualTo(refused(SlackAnswer.Kind.OTHER, "foreign_address"));
    }

    @Test
    void whatSlackRefusesAtFirstIsNotSent() {
        // Given
        SLACK.thenOk("{\"ok\":false,\"error\":\"file_uploads_disabled\"}");

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isEqualTo(refused(SlackAnswer.Kind.OTHER, "file_uploads_disabled"));
        assertThat(SLACK.heard()).hasSize(1);
    }

    @Test
    void anUploadThatNeverGetsThroughIsGivenUp() {
        // Given
        SLACK.then(place("F1")).then(Scripted.of(503, "")).then(place("F2")).then(Scripted.of(503, ""));
        SLACK.then(place("F3")).then(Scripted.of(503, "")).then(place("F4")).then(Scripted.of(503, ""));

        // When
        UploadOutcome outcome = SLACK.await(uploads().send(upload()));

        // Then
        assertThat(outcome).isEqualTo(refused(SlackAnswer.Kind.TRANSIENT, "unreachable"));
        assertThat(SLACK.heard()).hasSize(8);
    }

    @Test
    void whatIsMissingEmptyOrTooLargeIsSaidBeforeSlackIsAsked() throws IOException {
        // Given
        Path empty = Files.createFile(folder.resolve("empty"));
        Path large = Files.write(folder.resolve("large"), new byte[FileWireFixture.LARGEST + 1]);

        // When
        List<UploadOutcome> outcomes = List.of(
                SLACK.await(uploads().send(Upload.of(SLACK.team(), folder.resolve("none"), "a"))),
                SLACK.await(uploads().send(Upload.of(SLACK.team(), empty, "a"))),
                SLACK.await(uploads().send(Upload.of(SLACK.team(), large, "a"))));

        // Then
        assertThat(outcomes)
                .extracting(outcome -> ((UploadOutcome.NotSent) outcome).why())
                .satisfiesExactly(
                        why -> assertThat(why).startsWith("there is no "),
                        why -> assertThat(why).endsWith(" is empty"),
                        why -> assertThat(why).endsWith(" has more than 4194304 bytes"));
        assertThat(SLACK.heard()).isEmpty();
    }

    @Test
    void anUploadComesBackToWhoAskedHoweverManyAttemptsItTook() {
        // Given
        SLACK.then(place("F1"))
                .then(Scripted.of(503, ""))
                .then(place("F2"))
                .then(RECEIVED)
                .thenOk(COMPLETED);

        // When
        boolean back = SLACK.comesBack(uploads().send(upload()));

        // Then
        assertThat(back).isTrue();
        assertThat(SLACK.heard()).hasSize(5);
    }

    private static UploadOutcome refused(SlackAnswer.Kind kind, String error) {
        return new UploadOutcome.Refused(SlackAnswer.Refused.of(kind, error));
    }

    private Upload upload() {
        return Upload.of(SLACK.team(), source(), "ted.gif");
    }

    private Path source() {
        return folder.resolve("source");
    }

    private static Uploads uploads() {
        return new Uploads(
                SLACK.calls(),
                new FileHosts(SLACK.wire()),
                FileWireFixture.wire(SLACK, Duration.ofSeconds(5), Duration.ofSeconds(20)),
                SLACK.retries(),
                SLACK.vertx());
    }

    private static Scripted place(String file) {
        return Scripted.ok("{\"ok\":true,\"upload_url\":\"https://files.slack.com/upload/v1/%s\",\"file_id\":\"%s\"}"
                .formatted(file, file));
    }
}
