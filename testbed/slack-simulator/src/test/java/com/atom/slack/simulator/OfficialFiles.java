package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.File;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

abstract class OfficialFiles extends OfficialFixture {
    private static final byte[] BYTES = "as typed".getBytes(StandardCharsets.UTF_8);

    @Test
    void uploadsInOneCallOfItsOwnAndFetchesIt() throws Exception {
        File file = good(bot.filesUploadV2(request -> request.channel(general)
                        .filename("notes.txt")
                        .title("Notes")
                        .fileData(BYTES)
                        .initialComment("here")))
                .getFile();
        File info = good(bot.filesInfo(request -> request.file(file.getId()))).getFile();
        assertThat(info.getTitle()).isEqualTo("Notes");
        assertThat(info.getSize()).isEqualTo(BYTES.length);
        String path = info.getUrlPrivate().substring(app.app().http().base().length());
        assertThat(app.app()
                        .http()
                        .get(path, "Authorization", "Bearer " + app.app().token())
                        .body())
                .isEqualTo("as typed");
        good(bot.filesDelete(request -> request.file(file.getId())));
        assertThat(bot.filesInfo(request -> request.file(file.getId())).getError())
                .isEqualTo("file_deleted");
    }

    @Test
    void uploadsStepByStep() throws Exception {
        FilesGetUploadURLExternalResponse announced = good(bot.filesGetUploadURLExternal(
                request -> request.filename("a.bin").length(BYTES.length)));
        String url = announced.getUploadUrl().substring(app.app().http().base().length());
        assertThat(app.app().http().post(url, "as typed").statusCode()).isEqualTo(200);
        FileDetails details =
                FileDetails.builder().id(announced.getFileId()).title("A").build();
        assertThat(good(bot.filesCompleteUploadExternal(request -> request.files(List.of(details))))
                        .getFiles()
                        .getFirst()
                        .getTitle())
                .isEqualTo("A");
        assertThat(good(bot.filesList(request -> request.count(1)))
                        .getFiles()
                        .getFirst()
                        .getId())
                .isEqualTo(announced.getFileId());
        assertThat(bot.filesUpload(request -> request.content("x")).getError()).isEqualTo("method_deprecated");
    }

    @Test
    void makesAFilePublic() throws Exception {
        String id = app.app()
                .act("upload", "general", ", \"name\": \"p.pdf\"")
                .path("file")
                .asText();
        assertThat(good(person.filesSharedPublicURL(request -> request.file(id)))
                        .getFile()
                        .isPublicUrlShared())
                .isTrue();
        assertThat(good(person.filesRevokePublicURL(request -> request.file(id)))
                        .getFile()
                        .isPublicUrlShared())
                .isFalse();
    }
}
