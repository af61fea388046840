package com.atom.slack.client.files;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.client.ChannelAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UploadTest {

    private static final ChannelAddress CHANNEL = new ChannelAddress("T1", "C1");

    private final Upload upload = Upload.of("T1", Path.of("a.gif"), "a.gif");

    @Test
    void aFileHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Upload.of("T1", Path.of("a.gif"), " "));
    }

    @Test
    void aDescriptionIsShort() {
        assertThat(upload.describedAs("x".repeat(1_000)).description()).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> upload.describedAs("x".repeat(1_001)))
                .withMessageContaining("1,000");
    }

    @Test
    void aFileIsSharedInHundredPlacesAtMost() {
        assertThat(upload.sharedIn(Collections.nCopies(100, CHANNEL)).places()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> upload.sharedIn(Collections.nCopies(101, CHANNEL)))
                .withMessageContaining("100");
    }

    @Test
    void aFileStaysInItsWorkspace() {
        assertThatIllegalArgumentException().isThrownBy(() -> upload.sharedIn(List.of(new ChannelAddress("T2", "C1"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> upload.under(new ChannelAddress("T2", "C1").message("1503435956.000247")));
    }

    @Test
    void aCommentNeedsAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> upload.saying("look"));
        assertThat(upload.sharedIn(List.of(CHANNEL)).saying("look").comment()).contains("look");
    }

    @Test
    void pagesOfFilesBeginAtOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileQuestion.of("T1").page(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "f1", "C1", "F1/../x"})
    void aFileIsAnId(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileAddress("T1", id));
    }
}
