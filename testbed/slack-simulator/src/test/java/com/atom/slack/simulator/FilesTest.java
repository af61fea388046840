package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesTest {
    private static final String TEXT = "Grüße, line one\nline two\n";
    private static final String LENGTH = "27";

    private static SimulatorServer server;
    private static FullApp app;
    private static String general;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
        general = app.general();
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static String path(String url) {
        assertThat(url).startsWith(server.baseUrl());
        return url.substring(server.baseUrl().length());
    }

    private static JsonNode announced(String name) {
        return app.ok("files.getUploadURLExternal", "filename", name, "length", LENGTH);
    }

    private static String uploaded(String name) {
        JsonNode announced = announced(name);
        HttpResponse<String> sent =
                app.app().http().post(path(announced.path("upload_url").asText()), TEXT);
        assertThat(sent.statusCode()).isEqualTo(200);
        return announced.path("file_id").asText();
    }

    private static String files(String id) {
        return "[{\"id\":\"" + id + "\",\"title\":\"Greetings\"}]";
    }

    private static HttpResponse<String> fetched(JsonNode file, String field) {
        return app.app()
                .http()
                .get(
                        path(file.path(field).asText()),
                        "Authorization",
                        "Bearer " + app.app().token());
    }

    @Test
    void aFileIsAnnouncedSentCompletedSharedAndFetched() {
        // When
        String id = uploaded("greetings.txt");
        JsonNode completed = app.ok(
                "files.completeUploadExternal", "files", files(id), "channel_id", general, "initial_comment", "here");
        // Then
        assertThat(completed.path("files").get(0).path("title").asText()).isEqualTo("Greetings");
        app.event("file_created", event -> event.path("file_id").asText().equals(id));
        app.event("file_shared", event -> event.path("file_id").asText().equals(id));
        JsonNode message = app.event(
                "message",
                event -> event.path("files").path(0).path("id").asText().equals(id));
        assertThat(message.path("subtype").asText()).isEqualTo("file_share");
        assertThat(message.path("text").asText()).isEqualTo("here");
        JsonNode file = app.ok("files.info", "file", id).path("file");
        assertThat(file.path("size").asInt()).isEqualTo(27);
        assertThat(file.path("channels").get(0).asText()).isEqualTo(general);
        assertThat(file.path("shares").path("public").path(general).get(0).path("ts"))
                .isEqualTo(message.path("ts"));
        assertThat(fetched(file, "url_private").body()).isEqualTo(TEXT);
        HttpResponse<String> download = fetched(file, "url_private_download");
        assertThat(download.body()).isEqualTo(TEXT);
        assertThat(download.headers().firstValue("content-disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("greetings.txt"));
        HttpResponse<String> stranger =
                app.app().http().get(path(file.path("url_private").asText()));
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(stranger.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void anUploadAddressWorksOnceAndOnlyForWhatWasAnnounced() {
        Http http = app.app().http();
        String address = path(announced("a.txt").path("upload_url").asText());
        assertThat(http.post(address, "short").statusCode()).isEqualTo(400);
        assertThat(http.post(address, TEXT).statusCode()).isEqualTo(200);
        assertThat(http.post(address, TEXT).statusCode()).isEqualTo(404);
        assertThat(http.post("/upload/v1/F0-nonsense", TEXT).statusCode()).isEqualTo(404);
    }

    @Test
    void aMultipartFormIsTakenAsWell() {
        JsonNode announced = announced("b.txt");
        String body = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + TEXT + "\r\n--xyz--\r\n";
        HttpResponse<String> sent = app.app()
                .http()
                .post(
                        path(announced.path("upload_url").asText()),
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=xyz");
        assertThat(sent.body()).isEqualTo("OK - 27");
        String id = announced.path("file_id").asText();
        app.ok("files.completeUploadExternal", "files", files(id));
        JsonNode file = app.ok("files.info", "file", id).path("file");
        assertThat(file.path("channels")).isEmpty();
        assertThat(fetched(file, "url_private").body()).isEqualTo(TEXT);
    }

    @Test
    void anExportThatBringsFilesBringsWhatWasUploaded() {
        String id = uploaded("exported.txt");
        app.ok("files.completeUploadExternal", "files", files(id), "channel_id", general);
        app.event("file_shared", event -> event.path("file_id").asText().equals(id));
        Unzipped zip = Unzipped.of(Unzipped.export(app.app().http(), app.app().team() + "?layout=slackdump"));
        assertThat(zip.text("general/attachments/" + id + "-exported.txt")).isEqualTo(TEXT);
    }

    @Test
    void badUploadsAreRefusedInSlacksWords() {
        assertThat(app.error("files.getUploadURLExternal", "filename", "x", "length", "0"))
                .isEqualTo("missing_argument");
        assertThat(app.error("files.getUploadURLExternal", "length", "1")).isEqualTo("invalid_arguments");
        assertThat(app.error("files.getUploadURLExternal", "filename", "x", "length", "1", "alt_txt", "a".repeat(1001)))
                .isEqualTo("alt_txt_too_large");
        assertThat(app.error("files.completeUploadExternal", "files", files("F0404")))
                .isEqualTo("file_not_found");
        String unsent = announced("unsent.txt").path("file_id").asText();
        assertThat(app.error("files.completeUploadExternal", "files", files(unsent)))
                .isEqualTo("file_update_failed");
        String id = uploaded("c.txt");
        assertThat(app.error("files.completeUploadExternal", "files", files(id), "channel_id", "C0404"))
                .isEqualTo("channel_not_found");
        assertThat(app.error(
                        "files.completeUploadExternal",
                        "files",
                        files(id),
                        "channel_id",
                        app.app().channel("random")))
                .isEqualTo("not_in_channel");
        app.ok("files.completeUploadExternal", "files", files(id));
        assertThat(app.error("files.completeUploadExternal", "files", files(id)))
                .isEqualTo("file_not_found");
        assertThat(app.error("files.upload", "content", "x")).isEqualTo("method_deprecated");
    }

    @Test
    void aDeletedFileLeavesATombstone() {
        String id = uploaded("d.txt");
        app.ok("files.completeUploadExternal", "files", files(id), "channel_id", general);
        JsonNode message = app.event(
                "message",
                event -> event.path("files").path(0).path("id").asText().equals(id));
        app.ok("files.delete", "file", id);
        JsonNode event =
                app.event("file_deleted", told -> told.path("file_id").asText().equals(id));
        assertThat(event.path("channel_ids").get(0).asText()).isEqualTo(general);
        assertThat(event.has("file")).isFalse();
        JsonNode shown = app.ok(
                        "conversations.history",
                        "channel",
                        general,
                        "latest",
                        message.path("ts").asText(),
                        "inclusive",
                        "1",
                        "limit",
                        "1")
                .path("messages")
                .get(0);
        assertThat(shown.path("files").toString()).isEqualTo("[{\"id\":\"" + id + "\",\"mode\":\"tombstone\"}]");
        assertThat(app.error("files.info", "file", id)).isEqualTo("file_deleted");
        assertThat(app.error("files.delete", "file", id)).isEqualTo("file_deleted");
        assertThat(app.error("files.info", "file", "F0404")).isEqualTo("file_not_found");
    }

    @Test
    void aFileWhoseMessageGoesIsUnsharedAndAnAdministratorsFileIsNotABotsToDelete() {
        JsonNode act = app.app().act("upload", "general", ", \"name\": \"theirs.pdf\"");
        String id = act.path("file").asText();
        assertThat(app.error("files.delete", "file", id)).isEqualTo("cant_delete_file");
        app.app().http().act("{\"action\": \"change_file\", \"file\": \"" + id + "\", \"title\": \"New\"}");
        app.event("file_change", told -> told.path("file_id").asText().equals(id));
        assertThat(app.ok("files.info", "file", id).path("file").path("title").asText())
                .isEqualTo("New");
        app.app().act("delete", "general", ", \"ts\": \"" + act.path("ts").asText() + "\"");
        app.event("file_unshared", told -> told.path("file_id").asText().equals(id));
        assertThat(app.error("files.info", "file", id)).isEqualTo("file_not_found");
        assertThat(app.personOk("files.info", "file", id).path("file").path("channels"))
                .isEmpty();
    }

    @Test
    void theOwnersPersonMayMakeAFilePublicAndTakeItBack() {
        String id = app.app()
                .act("upload", "general", ", \"name\": \"open.pdf\"")
                .path("file")
                .asText();
        assertThat(app.error("files.sharedPublicURL", "file", id)).isEqualTo("not_allowed_token_type");
        assertThat(app.personOk("files.sharedPublicURL", "file", id)
                        .path("file")
                        .path("public_url_shared")
                        .asBoolean())
                .isTrue();
        assertThat(app.personError("files.sharedPublicURL", "file", id)).isEqualTo("already_public");
        app.personOk("files.revokePublicURL", "file", id);
    }

    @Test
    void anUploadInProgressSurvivesARestart(@TempDir Path folder) {
        String id;
        String address;
        String token;
        SimulatorServer first = SimulatorServer.start(SimulatorOptions.forTests(folder));
        try (first;
                FullApp other = new FullApp(first)) {
            JsonNode announced = other.ok("files.getUploadURLExternal", "filename", "r.txt", "length", LENGTH);
            id = announced.path("file_id").asText();
            address = announced
                    .path("upload_url")
                    .asText()
                    .substring(first.baseUrl().length());
            token = other.app().token();
            other.app().http().post(address, TEXT);
        }
        try (SimulatorServer second = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http http = new Http(second.baseUrl());
            String complete = "{\"files\":" + files(id) + "}";
            JsonNode done = Http.tree(http.post(
                    "/api/files.completeUploadExternal",
                    complete,
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/json; charset=utf-8"));
            assertThat(done.path("ok").asBoolean()).as(done.toString()).isTrue();
            String url = done.path("files").get(0).path("url_private").asText();
            Awaitility.await("the bytes are there")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> http.get(url.substring(second.baseUrl().length()), "Authorization", "Bearer " + token)
                            .body()
                            .equals(TEXT));
        }
    }

    @Test
    void aSnippetIsInALanguageSlackKnows() {
        assertThat(app.error("files.getUploadURLExternal", "filename", "a", "length", "3", "snippet_type", "zzz"))
                .isEqualTo("unknown_snippet_type");
        app.ok("files.getUploadURLExternal", "filename", "a", "length", "3", "snippet_type", "python");
    }

    @Test
    void listsByTypeUserAndTime() {
        JsonNode act = app.app().act("upload", "general", ", \"name\": \"p.png\", \"mimetype\": \"image/png\"");
        JsonNode images = app.ok("files.list", "types", "images", "count", "1");
        assertThat(images.path("files").get(0).path("id")).isEqualTo(act.path("file"));
        assertThat(images.path("files").get(0).path("thumb_360").asText()).contains("/files-tmb/");
        assertThat(fetched(images.path("files").get(0), "thumb_360").headers().firstValue("content-type"))
                .hasValue("image/png");
        assertThat(app.error("files.list", "types", "poems")).isEqualTo("unknown_type");
        assertThat(app.error("files.list", "user", "U404")).isEqualTo("user_not_found");
        JsonNode refused = app.call("files.list", "ts_from", "abc");
        assertThat(refused.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(refused.path("response_metadata").path("messages").get(0).asText())
                .contains("/ts_from");
        assertThat(app.error("files.list", "ts_to", "abc")).isEqualTo("invalid_arguments");
        assertThat(app.ok("files.list", "ts_to", "1")
                        .path("paging")
                        .path("total")
                        .asInt())
                .isZero();
    }
}
