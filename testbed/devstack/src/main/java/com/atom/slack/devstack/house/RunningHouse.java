package com.atom.slack.devstack.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import com.atom.slack.devstack.infrastructure.Folders;

/** A house that another process supervises, seen from outside. */
public final class RunningHouse {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);

    private final HouseFolder folder;
    private final SupervisorAddress address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private RunningHouse(HouseFolder folder, SupervisorAddress address) {
        this.folder = folder;
        this.address = address;
    }

    /** Empty when no supervisor runs for this folder. */
    public static Optional<RunningHouse> find(HouseFolder folder) {
        return SupervisorAddress.find(folder).map(address -> new RunningHouse(folder, address));
    }

    public HouseStatus status() {
        return HouseStatus.fromJson(send("GET", "/status"));
    }

    /** Returns when the service is ready again. */
    public void restart(String service) {
        send("POST", "/restart/" + service);
    }

    /** Starts what is down, restarts what is not healthy and goes on with the main job; returns when all is ready. */
    public void repair() {
        send("POST", "/repair");
    }

    /** Returns when the supervisor and everything it started are gone. */
    public void stop() {
        Optional<ProcessHandle> supervisor = address.process();
        try {
            send("POST", "/stop");
        } catch (Refusal deaf) {
            supervisor.ifPresent(ProcessHandle::destroy);
        }
        supervisor.ifPresent(RunningHouse::awaitEnd);
        endLeftOvers(folder);
    }

    /**
     * Ends what a killed supervisor left behind; its children's leashes do the same a moment later.
     *
     * @return the names of what was left
     */
    public static List<String> endLeftOvers(HouseFolder folder) {
        List<String> ended = ChildRegister.endLeftOvers(folder.children());
        SupervisorAddress.withdraw(folder);
        return ended;
    }

    /** Deletes the data, the keys and the logs of a house that does not run. */
    public static void wipe(HouseFolder folder) {
        for (String owned : List.of(
                "data", "logs", "secrets", "admin.key", "children.json", "supervisor.json", "workspace.json", "lock")) {
            Folders.delete(folder.root().resolve(owned));
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        var end = process.onExit();
        try {
            end.orTimeout(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
        }
    }

    private String send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.port() + path))
                .timeout(LONGEST_ANSWER)
                .header(ControlServer.TOKEN_HEADER, address.token())
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Refusal(response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new Refusal("the house (pid " + address.pid() + ") does not answer: stop it with ./atom down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
