package com.atom.slack.simulator.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.wire.Multipart;

import static org.assertj.core.api.Assertions.assertThat;

class LogReaderTest {
    @TempDir
    Path folder;

    private Vertx vertx;
    private Context context;
    private Journal journal;
    private LiveLog log;
    private int port;

    @BeforeEach
    void serve() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        context = vertx.getOrCreateContext();
        journal = Journal.open(folder, new Pace(Clock.systemUTC()), change -> {});
        log = new LiveLog(vertx, journal, Duration.ofMillis(50));
        port = onLoop(() -> vertx.createHttpServer()
                        .requestHandler(request -> log.handle(
                                new Exchange(request, new byte[0], Multipart.expectedIn(request), Clock.systemUTC())))
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture())
                .thenCompose(listening -> listening)
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        journal.close();
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(nothing -> done.complete(work.get()));
        return done;
    }

    private void append(int lines, int length) {
        onLoop(() -> {
                    for (int i = 0; i < lines; i++) {
                        journal.append("call", Json.object().put("method", "x".repeat(length)));
                    }
                    return lines;
                })
                .join();
    }

    private Socket reader() throws IOException {
        int before = log.readers();
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write("GET /_sim/log HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        Awaitility.await("it reads").until(() -> log.readers() > before);
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<Long> idsUntil(Socket socket, long last) throws IOException {
        BufferedReader lines = lines(socket);
        List<Long> ids = new ArrayList<>();
        while (ids.isEmpty() || ids.getLast() < last) {
            String line = lines.readLine();
            if (line.startsWith("id: ")) {
                ids.add(Long.valueOf(line.substring(4)));
            }
        }
        return ids;
    }

    @Test
    void aQuietLineBeatsLikeALiveOne() throws IOException {
        try (Socket socket = reader()) {
            BufferedReader lines = lines(socket);
            int beats = 0;
            while (beats < 3) {
                beats += lines.readLine().startsWith(":") ? 1 : 0;
            }
            assertThat(beats).isEqualTo(3);
        }
    }

    @Test
    void aReaderWhoReadsNothingHoldsUpNobodyAndLosesNothing() throws IOException {
        int all = 20_000;
        try (Socket slow = reader();
                Socket quick = reader()) {
            append(all, 1000);
            assertThat(idsUntil(quick, all)).hasSize(all);
            assertThat(log.readers()).isEqualTo(2);
            assertThat(idsUntil(slow, all)).hasSize(all);
        }
    }

    @Test
    void whoeverIsFarBehindIsTakenToTheNewestLinesAndToldSo() throws IOException {
        int all = (int) LogReader.FAR_BEHIND + 10_000;
        try (Socket socket = reader()) {
            append(all, 1);
            List<Long> ids = idsUntil(socket, all);
            assertThat(ids.getFirst()).isEqualTo(all - 500L);
            assertThat(ids).hasSize(501);
        }
    }

    @Test
    void whoeverHangsUpIsForgotten() throws IOException {
        reader().close();
        Awaitility.await("nobody reads").atMost(Duration.ofSeconds(10)).until(() -> log.readers() == 0);
    }
}
