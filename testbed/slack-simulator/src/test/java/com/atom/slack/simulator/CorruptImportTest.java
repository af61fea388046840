package com.atom.slack.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.atom.slack.simulator.PlainExport.DAY;
import static com.atom.slack.simulator.PlainExport.USERS;
import static com.atom.slack.simulator.PlainExport.plain;
import static com.atom.slack.simulator.PlainExport.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Broken and hostile ZIPs are refused and change nothing. */
class CorruptImportTest {
    @TempDir
    static Path folder;

    static SimulatorServer server;
    static Http http;

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        http = new Http(server.baseUrl());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<Arguments> corrupt() {
        byte[] good = zip(plain());
        return Stream.of(
                arguments("no ZIP", "hello".getBytes(StandardCharsets.UTF_8), "", "not a whole ZIP"),
                arguments("empty", new byte[0], "", "not a whole ZIP"),
                arguments("truncated", Arrays.copyOf(good, good.length - 30), "", "not a whole ZIP"),
                arguments("bad sum", damaged(good), "users.json", "users.json: "),
                arguments("encrypted", encrypted(good), "users.json", "is encrypted"),
                arguments(
                        "not JSON",
                        zip(plain("general/2017-07-15.json", "[{]")),
                        "general/2017-07-15.json",
                        "is not JSON"),
                arguments(
                        "cut JSON",
                        zip(plain("general/2017-07-15.json", "[{\"ts\":\"1.0\"}")),
                        "general/2017-07-15.json",
                        "is not JSON"),
                arguments(
                        "not an array",
                        zip(plain("channels.json", "{\"ok\": true}")),
                        "channels.json",
                        "not a JSON array"),
                arguments(
                        "not objects",
                        zip(plain("general/2017-07-15.json", "[1]")),
                        "general/2017-07-15.json",
                        "item 1 is not an object"),
                arguments("more than an array", zip(plain("users.json", USERS + "[]")), "users.json", "goes on behind"),
                arguments(
                        "no ts",
                        zip(plain("general/2017-07-15.json", "[{\"text\": \"x\"}]")),
                        "general/2017-07-15.json",
                        "message 1 has no ts"),
                arguments(
                        "bad ts",
                        zip(plain("general/2017-07-15.json", "[{\"ts\": \"yesterday\"}]")),
                        "general/2017-07-15.json",
                        "bad ts: \"yesterday\""),
                arguments(
                        "number as ts",
                        zip(plain("general/2017-07-15.json", "[{\"ts\": 1500000000.0001}]")),
                        "general/2017-07-15.json",
                        "bad ts"),
                arguments(
                        "bad thread",
                        zip(plain("general/2017-07-15.json", "[{\"ts\": \"1.0\", \"thread_ts\": \"x\"}]")),
                        "general/2017-07-15.json",
                        "bad thread_ts"),
                arguments(
                        "channel without id",
                        zip(plain("channels.json", "[{\"name\": \"x\"}]")),
                        "channels.json",
                        "item 1 has no id"),
                arguments("upwards", zip(plain("../../etc/passwd", "x")), "../../etc/passwd", "leads out"),
                arguments(
                        "upwards inside", zip(plain("general/../../x.json", "x")), "general/../../x.json", "leads out"),
                arguments("absolute", zip(plain("/etc/passwd", "x")), "/etc/passwd", "leads out"),
                arguments("backslash", zip(plain("..\\x.json", "x")), "..\\x.json", "leads out"),
                arguments("drive", zip(plain("C:/x.json", "x")), "C:/x.json", "leads out"),
                arguments("twice", twice(), "general/2017-07-14.json", "in the ZIP twice"),
                arguments(
                        "bomb",
                        zip(plain("general/2017-07-15.json", "[" + " ".repeat(4 << 20) + "]")),
                        "general/2017-07-15.json",
                        "as bombs do"),
                arguments(
                        "nested too deep",
                        zip(plain("general/2017-07-15.json", "[{\"a\":" + "[".repeat(100_000))),
                        "general/2017-07-15.json",
                        "is not JSON"),
                arguments("nobody", zip(plain("users.json", "[]")), "users.json", "nobody"),
                arguments("no conversation", zip(Map.of("users.json", USERS)), "", "no conversation"),
                arguments("nothing", zip(Map.of("a.txt", "x")), "users.json", "nobody"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corrupt")
    void aCorruptZipIsRefusedWithEntryAndReasonAndChangesNothing(String what, byte[] zip, String entry, String reason)
            throws Exception {
        // Given
        JsonNode before = http.json("/_sim/truth");
        // When
        var answer = Unzipped.imported(http, zip, "");
        // Then
        JsonNode refusal = Http.tree(answer);
        assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(400);
        assertThat(refusal.path("error").asText()).isEqualTo("corrupt_export");
        assertThat(refusal.path("entry").asText()).isEqualTo(entry);
        assertThat(refusal.path("detail").asText()).contains(reason);
        assertThat(http.json("/_sim/truth")).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".zip"));
        }
        assertThat(Unzipped.imported(http, zip(plain()), "").statusCode()).isEqualTo(200);
    }

    /** A byte within the first entry's data is another. */
    private static byte[] damaged(byte[] zip) {
        byte[] damaged = zip.clone();
        damaged[30 + "users.json".length() + 20] ^= 0x55;
        return damaged;
    }

    /** The first entry says that it is encrypted, in both places. */
    private static byte[] encrypted(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(6, (short) (bytes.getShort(6) | 1));
        for (int at = 0; at < zip.length - 4; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putShort(at + 8, (short) (bytes.getShort(at + 8) | 1));
                return bytes.array();
            }
        }
        throw new AssertionError("no central directory");
    }

    /** An entry of a name of the same length takes the name of another. */
    private static byte[] twice() {
        byte[] zip = zip(plain("general/2017-07-99.json", DAY));
        byte[] from = "general/2017-07-99.json".getBytes(StandardCharsets.UTF_8);
        byte[] to = "general/2017-07-14.json".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < zip.length; at++) {
            if (at + from.length <= zip.length && Arrays.equals(Arrays.copyOfRange(zip, at, at + from.length), from)) {
                out.writeBytes(to);
                at += from.length - 1;
            } else {
                out.write(zip[at]);
            }
        }
        return out.toByteArray();
    }
}
