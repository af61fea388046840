package com.atom.slack.client.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackStub.Ending;
import com.atom.slack.client.SlackStub.Scripted;
import com.atom.slack.client.StubbedSlack;
import com.atom.slack.client.files.DownloadOutcome.Downloaded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class DownloadsIT {

    private static final Scripted LOGIN =
            Scripted.of(200, "<!doctype html><title>Sign in | Slack</title>").header("Content-Type", "text/html");

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    @TempDir
    private Path folder;

    private Duration silence = Duration.ofMinutes(5);
    private Duration deadline = Duration.ofMinutes(5);

    @Test
    void theBytesOfAFileComeWithTheTokenInTheHeader() throws IOException {
        // Given three mebibytes, far more than one buffer
        byte[] bytes = bytes(3 << 20);
        SLACK.then(file(bytes));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isEqualTo(new Downloaded(bytes.length, Optional.of("image/gif")));
        assertThat(Files.readAllBytes(target())).isEqualTo(bytes);
        assertThat(folder.toFile().list()).containsExactly("a.gif");
        assertThat(SLACK.heardLast().path()).isEqualTo("/files-pri/T1-F1/a.gif");
        assertThat(SLACK.heardLast().query()).isNull();
        assertThat(SLACK.heardLast().header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void aFileTakesThePlaceOfAnOlderOne() throws IOException {
        // Given
        Files.writeString(target(), "older");
        SLACK.then(file("newer".getBytes()));

        // When
        fetch();

        // Then
        assertThat(target()).hasContent("newer");
    }

    @Test
    void aPageToLogInIsNoFileHoweverGoodItsStatus() {
        // Given
        SLACK.then(LOGIN);

        // When
        DownloadOutcome outcome = fetch();

        // Then the second attempt had another token
        assertThat(outcome).isEqualTo(new DownloadOutcome.NotAuthorised());
        assertThat(folder).isEmptyDirectory();
        assertThat(SLACK.heard()).hasSize(2);
        assertThat(SLACK.heardLast().header("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aTokenThatWasReplacedGetsTheFile() {
        // Given
        SLACK.then(LOGIN).then(file(bytes(10)));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isEqualTo(new Downloaded(10, Optional.of("image/gif")));
    }

    @Test
    @Tag("security-38")
    @Tag("security-39")
    void aRedirectIsNotFollowed() {
        // Given
        SLACK.then(Scripted.of(302, "").header("Location", SLACK.origin() + "/stolen"));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isEqualTo(new DownloadOutcome.NotAuthorised());
        assertThat(SLACK.heard()).noneMatch(heard -> heard.path().equals("/stolen"));
    }

    @Test
    @Tag("security-38")
    void anAddressElsewhereIsNeverAsked() {
        // Given
        URI elsewhere = URI.create("http://127.0.0.1:9/files-pri/T1-F1/a.gif");

        // When
        DownloadOutcome outcome = SLACK.await(downloads().fetch(SLACK.team(), elsewhere, target()));

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new DownloadOutcome.Refused(SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "foreign_address")));
        assertThat(SLACK.heard()).isEmpty();
    }

    @Test
    @Tag("security-40")
    void aFilePastTheCapIsGivenUpAndLeavesNothing() {
        // Given
        SLACK.then(file(bytes(FileWireFixture.LARGEST + 1)));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isEqualTo(new DownloadOutcome.TooLarge(FileWireFixture.LARGEST));
        assertThat(folder).isEmptyDirectory();
        assertThat(SLACK.heard()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aFileThatIsGoneIsSaid(int status) {
        // Given
        SLACK.then(Scripted.of(status, "<!doctype html>").header("Content-Type", "text/html"));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isEqualTo(new DownloadOutcome.NotThere());
    }

    @Test
    void aLimitSaysWhenToComeAgain() {
        // Given
        SLACK.then(Scripted.of(429, "").header("Retry-After", "17"));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new DownloadOutcome.Refused(SlackAnswer.Refused.later("ratelimited", Duration.ofSeconds(17))));
    }

    @RepeatedTest(10)
    void aDownloadThatBreaksOffIsBegunAgain() throws IOException {
        // Given
        byte[] bytes = bytes(100_000);
        SLACK.then(file(bytes(50_000)).ending(Ending.CUT))
                .then(Scripted.of(503, "down"))
                .then(file(bytes));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isInstanceOf(Downloaded.class);
        assertThat(Files.readAllBytes(target())).isEqualTo(bytes);
        assertThat(folder.toFile().list()).containsExactly("a.gif");
    }

    @Test
    void aDownloadThatFallsSilentIsGivenUpAfterAllAttempts() {
        // Given
        silence = Duration.ofSeconds(1);
        SLACK.then(file(bytes(50_000)).ending(Ending.SILENT));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new DownloadOutcome.Refused(SlackAnswer.Refused.of(SlackAnswer.Kind.TRANSIENT, "unreachable")));
        assertThat(SLACK.heard()).hasSize(4);
        await("nothing is left").untilAsserted(() -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void aDownloadThatTakesTooLongIsGivenUp() {
        // Given
        deadline = Duration.ofMillis(200);
        SLACK.then(file(bytes(50_000)).ending(Ending.SILENT));

        // When
        DownloadOutcome outcome = fetch();

        // Then
        assertThat(outcome).isInstanceOf(DownloadOutcome.Refused.class);
        await("nothing is left").untilAsserted(() -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void aFolderThatIsNotThereIsOurOwnFaultAndSlackIsNotAsked() {
        // When
        var fetching = downloads().fetch(SLACK.team(), address(), folder.resolve("missing/a.gif"));

        // Then
        assertThatThrownBy(() -> SLACK.await(fetching))
                .isInstanceOf(FileSystemException.class)
                .hasRootCauseInstanceOf(NoSuchFileException.class);
        assertThat(SLACK.heard()).isEmpty();
    }

    @Test
    void aDownloadComesBackToWhoAskedHoweverManyAttemptsItTook() {
        // Given
        SLACK.then(Scripted.of(503, "")).then(file(bytes(10)));

        // When
        boolean back = SLACK.comesBack(downloads().fetch(SLACK.team(), address(), target()));

        // Then
        assertThat(back).isTrue();
        assertThat(SLACK.heard()).hasSize(2);
    }

    private DownloadOutcome fetch() {
        return SLACK.await(downloads().fetch(SLACK.team(), address(), target()));
    }

    private Downloads downloads() {
        return new Downloads(
                new FileHosts(SLACK.wire()),
                SLACK.tokens(),
                FileWireFixture.wire(SLACK, silence, deadline),
                SLACK.retries(),
                SLACK.retryAfter(),
                SLACK.vertx());
    }

    private Path target() {
        return folder.resolve("a.gif");
    }

    /** As Slack writes it; the stub stands for Slack's hosts. */
    private static URI address() {
        return URI.create("https://files.slack.com/files-pri/T1-F1/a.gif");
    }

    private static Scripted file(byte[] bytes) {
        return new Scripted(200, Map.of("Content-Type", "image/gif"), Buffer.buffer(bytes), Ending.WHOLE);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
