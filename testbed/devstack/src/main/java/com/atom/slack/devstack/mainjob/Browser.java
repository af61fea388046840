package com.atom.slack.devstack.mainjob;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens a link as a person's browser would: it keeps cookies and follows every redirect. */
final class Browser {

    private static final int MOST_REDIRECTS = 10;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NEVER)
            .build();

    /**
     * Where a link led.
     *
     * @param visited every address in order, the last one included
     * @param status  of the last page
     */
    record Journey(List<URI> visited, int status) {

        URI end() {
            return visited.getLast();
        }
    }

    /** @throws MainJobFailure when a page does not answer or the redirects never end */
    Journey open(URI link) {
        List<URI> visited = new ArrayList<>(List.of(link));
        HttpResponse<Void> page = get(link);
        while (page.statusCode() / 100 == 3) {
            if (visited.size() > MOST_REDIRECTS) {
                throw new MainJobFailure("the installation's redirects never end");
            }
            URI next = page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
            visited.add(next);
            page = get(next);
        }
        return new Journey(List.copyOf(visited), page.statusCode());
    }

    private HttpResponse<Void> get(URI address) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(DEADLINE)
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw MainJobFailure.unreachable("no page at " + address.getScheme() + "://" + address.getAuthority()
                    + address.getPath() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MainJobFailure("interrupted");
        }
    }
}
