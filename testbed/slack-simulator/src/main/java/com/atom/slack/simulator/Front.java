package com.atom.slack.simulator;

import java.util.List;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import com.atom.slack.simulator.control.Control;
import com.atom.slack.simulator.hooks.Hooks;
import com.atom.slack.simulator.oauth.OAuth;
import com.atom.slack.simulator.oauth.OpenId;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.page.Page;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.status.StatusApi;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.webapi.files.Downloads;
import com.atom.slack.simulator.webapi.files.UploadDoor;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Multipart;

/** Which door a request goes to. */
final class Front {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final int ENVELOPE_BYTES = 1 << 20;

    private final WebApi webApi;
    private final OAuth oauth;
    private final OpenId openId;
    private final Downloads downloads;
    private final UploadDoor uploads;
    private final Control control;
    private final Page page;
    private final Hooks hooks;
    private final StatusApi statusApi;
    private final Sockets sockets;
    private final Pace pace;

    Front(
            WebApi webApi,
            OAuth oauth,
            OpenId openId,
            Downloads downloads,
            UploadDoor uploads,
            Control control,
            Page page,
            Hooks hooks,
            StatusApi statusApi,
            Sockets sockets,
            Pace pace) {
        this.webApi = webApi;
        this.oauth = oauth;
        this.openId = openId;
        this.downloads = downloads;
        this.uploads = uploads;
        this.control = control;
        this.page = page;
        this.hooks = hooks;
        this.statusApi = statusApi;
        this.sockets = sockets;
        this.pace = pace;
    }

    static HttpServerOptions options(int port) {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setReusePort(false)
                .setTcpNoDelay(true)
                // a reader that was upgraded from HTTP/1.1 once waited for ever in the middle of a long journal
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(ENVELOPE_BYTES)
                .setMaxWebSocketMessageSize(ENVELOPE_BYTES)
                .setMaxFormAttributeSize(-1);
    }

    /** A caller that hangs up is none of our failures. */
    static void callerLeft(Throwable broken) {
        LOG.log(System.Logger.Level.DEBUG, "a caller left", broken);
    }

    void handle(HttpServerRequest request) {
        if (Sockets.PATH.equals(request.path())) {
            sockets.connect(request);
            return;
        }
        if (Control.streams(request)) {
            control.stream(request);
            return;
        }
        Multipart multipart = Multipart.expectedIn(request);
        request.body().onSuccess(body -> {
            Exchange exchange = new Exchange(request, body.getBytes(), multipart, pace.clock());
            try {
                route(exchange);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "request failed path=" + exchange.path(), e);
                exchange.refuse(500, "fatal_error", "see the simulator's log");
            }
        });
    }

    private void route(Exchange exchange) {
        String path = exchange.path();
        if (path.startsWith("/api/oauth.") && OAuth.hands(path.substring("/api/".length()))) {
            oauth.method(exchange, path.substring("/api/".length()));
        } else if (openId.takes(path)) {
            openId.handle(exchange);
        } else if (statusApi.takes(path)) {
            statusApi.handle(exchange);
        } else if (path.startsWith("/api/")) {
            webApi.handle(exchange, path.substring("/api/".length()));
        } else if (path.startsWith("/oauth/")) {
            oauth.authorize(exchange);
        } else if (page.answers(exchange)) {
            page.handle(exchange);
        } else if (path.startsWith("/_sim/")) {
            control.handle(exchange, List.of(path.substring("/_sim/".length()).split("/")));
        } else if (hooks.takes(path)) {
            hooks.handle(exchange);
        } else if (path.startsWith("/files-pri/")) {
            downloads.handle(exchange, path.substring("/files-pri/".length()), false);
        } else if (path.startsWith("/files-tmb/")) {
            downloads.handle(exchange, path.substring("/files-tmb/".length()), true);
        } else if (path.startsWith("/upload/v1/")) {
            uploads.handle(exchange, path.substring("/upload/v1/".length()));
        } else {
            exchange.refuse(404, "not_found", path);
        }
    }
}
