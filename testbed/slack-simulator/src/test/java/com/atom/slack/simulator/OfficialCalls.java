package com.atom.slack.simulator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.listener.HttpResponseListener;

/** The methods that Slack's own client has called in this process, counted by their addresses. */
final class OfficialCalls extends HttpResponseListener {
    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();
    private static final Set<String> SERVED = ConcurrentHashMap.newKeySet();

    static Slack client(SimulatorServer server) {
        SERVED.addAll(server.webApi().names());
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
        config.setPrettyResponseLoggingEnabled(false);
        config.setHttpClientResponseHandlers(List.of(new OfficialCalls()));
        return Slack.getInstance(config);
    }

    static Set<String> made() {
        return Set.copyOf(MADE);
    }

    /** By the servers that it was given. */
    static Set<String> served() {
        return Set.copyOf(SERVED);
    }

    @Override
    public void accept(State state) {
        List<String> path = state.getResponse().request().url().pathSegments();
        if (path.getFirst().equals("api")) {
            MADE.add(path.getLast());
        }
    }
}
