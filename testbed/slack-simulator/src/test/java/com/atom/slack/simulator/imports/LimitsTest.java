package com.atom.slack.simulator.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LimitsTest {
    private static final Limits WIDE = new Limits(1 << 20, 100, 1 << 24, 1 << 25, 200, 100);

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void zip() throws IOException {
        zip = folder.resolve("a.zip");
        write(
                "[{\"ts\": \"1700000000.000100\"}, {\"ts\": \"1700000000.000200\", \"user\": \"U1AB\", \"user_profile\": {}}]");
    }

    private void write(String day) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("general/2023-11-14.json"));
            out.write(day.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void examine(Limits limits) {
        try (SourceZip source = SourceZip.open(zip, limits)) {
            assertThat(Examination.of(source, limits, progress -> {}).messages())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatIsWithinTheLimitsIsTaken() {
        examine(WIDE);
    }

    @Test
    void aZipThatIsTooLargeIsRefused() {
        refused(new Limits(10, 100, 1 << 24, 1 << 25, 200, 100), "larger than 10 bytes");
    }

    @Test
    void tooManyEntriesAreRefused() {
        refused(new Limits(1 << 20, 0, 1 << 24, 1 << 25, 200, 100), "more than 0 entries");
    }

    @Test
    void anEntryThatUnpacksToTooMuchIsRefused() {
        refused(new Limits(1 << 20, 100, 20, 1 << 25, 200, 100), "general/2023-11-14.json: unpacks to more than 20");
    }

    @Test
    void aZipThatUnpacksToTooMuchIsRefused() {
        refused(new Limits(1 << 20, 100, 1 << 24, 20, 200, 100), "unpacks to more than 20");
    }

    @Test
    void tooManyMessagesAreRefused() {
        refused(new Limits(1 << 20, 100, 1 << 24, 1 << 25, 200, 1), "more than 1 messages");
    }

    @Test
    void aBombIsRefusedByItsRatioBeforeItIsUnpacked() throws IOException {
        write("[" + " ".repeat(3_000_000) + "]");
        refused(WIDE, "general/2023-11-14.json: unpacks to more than 200 times its size");
    }

    @Test
    void anItemOfTooManyPartsIsRefused() throws IOException {
        write("[{\"ts\": \"1.000001\", \"blocks\": [" + "1,".repeat(1_100_000) + "1]}]");
        refused(new Limits(1 << 20, 100, 1 << 24, 1 << 25, 10_000, 100), "item 1 has more than 1000000 parts");
    }

    private void refused(Limits limits, String reason) {
        assertThatThrownBy(() -> examine(limits))
                .isInstanceOf(CorruptExport.class)
                .hasMessageContaining(reason);
    }
}
