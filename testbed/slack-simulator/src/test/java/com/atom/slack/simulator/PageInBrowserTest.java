package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Skipped where no Chromium is installed. */
class PageInBrowserTest {
    private static final Set<String> CONTROLS =
            Set.of("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider", "spinbutton");

    private static Browser browser;
    private static Receiver receiver;
    private static SimulatorServer server;
    private static InstalledApp app;

    @BeforeAll
    static void open(@TempDir Path folder) {
        Optional<Path> program = Browser.installed();
        needed(program.isPresent(), "no Chromium on the PATH");
        Optional<Browser> started = Browser.start(program.get(), folder.resolve("profile"));
        needed(started.isPresent(), program.get() + " does not start");
        browser = started.get();
        receiver = new Receiver(0);
        server = SimulatorServer.start(
                SimulatorOptions.forTests(folder.resolve("data")).strict().withWorkspaces(1, 2));
        app = InstalledApp.in(server, receiver.url());
    }

    /** Skips all, aloud. */
    private static void needed(boolean there, String whatNot) {
        if (!there) {
            System.out.println("PageInBrowserTest skipped: " + whatNot);
        }
        Assumptions.assumeTrue(there, whatNot);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            server.close();
            receiver.close();
        }
    }

    private static Tab page(String hash) {
        return browser.open(server.baseUrl() + "/_sim/" + hash, 1280, 800);
    }

    private static Tab channel(String name) {
        Tab tab = page("#/" + app.team() + "/" + app.channel(name));
        tab.until("the messages are shown", "document.querySelectorAll('.message').length > 3");
        tab.until("the page hears the log", "document.getElementById('lamp').dataset.state === 'open'");
        return tab;
    }

    private static String post(String channel, String text) {
        return app.act("post", channel, ", \"text\": " + Tab.quoted(text))
                .path("ts")
                .asText();
    }

    private static String row(String ts) {
        return "li[data-ts=\"" + ts + "\"]";
    }

    @Test
    void aDeepLinkShowsTheChannelsNewestMessages() {
        String ts = post("engineering", "the newest of engineering");
        try (Tab tab = channel("engineering")) {
            tab.untilShown(".message:not(.system)", "the newest of engineering");
            assertThat(tab.text("h2")).contains("engineering");
            assertThat(tab.text(".channels [aria-current]")).contains("engineering");
            assertThat(tab.value("[...document.querySelectorAll('.messages > li')].at(-1).dataset.ts")
                            .asText())
                    .isEqualTo(ts);
            assertThat(tab.value("document.querySelectorAll('.messages > li').length")
                            .asInt())
                    .isLessThanOrEqualTo(50);
        }
    }

    @Test
    void whatHappensIsShownAtOnceWhereverItComesFrom() {
        try (Tab tab = channel("general")) {
            String ts = post("general", "said elsewhere");
            String at = ", \"ts\": \"" + ts + "\"";
            tab.untilShown(row(ts), "said elsewhere");
            app.act("edit", "general", at + ", \"text\": \"said *better*\"");
            tab.untilShown(row(ts) + " strong", "better");
            tab.untilShown(row(ts), "(edited)");
            app.act("react", "general", at + ", \"name\": \"tada\"");
            tab.untilShown(row(ts) + " .reactions", "🎉 1");
            app.act("upload", "general", ", \"name\": \"plan.pdf\", \"text\": \"a file\"");
            tab.untilShown(".files", "plan.pdf");
            app.act("delete", "general", at);
            tab.until("it is gone", "!document.querySelector('" + row(ts) + "')");
        }
    }

    @Test
    void aPersonPostsAnswersReactsEditsAndDeletesAsSomebody() {
        try (Tab tab = channel("general")) {
            tab.type(".conversation > .composer textarea", "by hand <& safely>");
            tab.press("Enter");
            tab.untilShown(".messages", "by hand <& safely>");
            JsonNode last = last("general");
            assertThat(last.path("text").asText()).isEqualTo("by hand &lt;&amp; safely&gt;");
            assertThat(last.path("user").asText()).isEqualTo(app.admin());
            String mine = row(last.path("ts").asText());
            tab.click(mine + " [aria-label='React']");
            tab.click(mine + " .signs [aria-label='rocket']");
            tab.untilShown(mine + " .reactions", "🚀 1");
            tab.click(mine + " [aria-label='Reply in a thread']");
            tab.type(mine + " .thread textarea", "an answer");
            tab.press("Enter");
            tab.untilShown(mine + " .replies", "an answer");
            tab.click(mine + " > .message [aria-label='Edit']");
            tab.type(mine + " > .message .composer textarea", " and more");
            tab.press("Enter");
            tab.untilShown(mine + " > .message", "and more");
            tab.click(mine + " > .message [aria-label='Delete']");
            tab.click(mine + " > .message [aria-label='Delete']");
            tab.untilShown(mine + " > .message.tombstone", "This message was deleted.");
        }
    }

    private static JsonNode last(String channel) {
        JsonNode shown = app.http().json("/_sim/view/" + app.team() + "/" + app.channel(channel));
        return shown.path("messages").get(shown.path("messages").size() - 1);
    }

    @Test
    void aRefusedActTellsItsReasonInTheServersWords() {
        String ts = post("general", "not yours");
        try (Tab tab = channel("general")) {
            tab.value("""
                (() => {
                  const persona = document.getElementById("persona");
                  persona.value = "%s";
                  persona.dispatchEvent(new Event("change"));
                })()""".formatted(guest()));
            tab.click(row(ts) + " [aria-label='Edit']");
            tab.type(row(ts) + " .composer textarea", "!");
            tab.press("Enter");
            tab.untilShown(row(ts) + " [role=alert]", "not_the_author: ");
            tab.untilShown(row(ts) + " [role=alert]", "did not write " + ts);
            tab.value("localStorage.clear()");
        }
    }

    /** A member of general who may not change what others wrote. */
    private static String guest() {
        String general = "/_sim/view/" + app.team() + "/" + app.channel("general");
        String members = app.http().json(general).path("members").toString();
        for (JsonNode user : app.http().json("/_sim/view/" + app.team()).path("users")) {
            boolean plain =
                    !user.path("is_admin").asBoolean() && !user.path("is_bot").asBoolean();
            String id = user.path("id").asText();
            if (plain && members.contains("\"" + id + "\"")) {
                return id;
            }
        }
        throw new AssertionError("everybody is an admin");
    }

    @Test
    void whoIsNotInAChannelMayJoinIt() {
        String id = app.act("create_channel", "", ", \"name\": \"for-joining\"")
                .path("channel")
                .asText();
        String ts = post(id, "anybody here?");
        try (Tab tab = page("#/" + app.team() + "/" + id)) {
            tab.untilShown(row(ts), "anybody here?");
            tab.value("""
                (() => {
                  const persona = document.getElementById("persona");
                  persona.value = persona.querySelector("optgroup:last-of-type option").value;
                  persona.dispatchEvent(new Event("change"));
                })()""");
            tab.untilShown(".outside", "is not in this conversation");
            tab.click(".outside button");
            tab.until("one may write", "!document.querySelector('.conversation > .composer textarea').disabled");
            tab.value("localStorage.clear()");
        }
    }

    @Test
    void whatIsSaidNeverBecomesMarkup() {
        String nasty = "<img src=x onerror=alert(1)> <script>x</script> <javascript:alert(1)|click>";
        String raw = nasty.replace("<", "&lt;").replace(">", "&gt;");
        app.http()
                .act("{\"action\": \"user_change\", \"user\": \"" + app.admin()
                        + "\", \"profile\": {\"title\": \"<b>boss</b>\"}}");
        String ts = post("general", nasty + " " + raw);
        try (Tab tab = channel("general")) {
            tab.untilShown(row(ts), "<img src=x onerror=alert(1)>");
            assertThat(tab.value("document.querySelectorAll('main img, main script, main b').length")
                            .asInt())
                    .isZero();
            assertThat(tab.value(
                                    "[...document.querySelectorAll('main a')].every((a) => /^https?:|^mailto:|^tel:/.test(a.href))")
                            .asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "plain &lt;b&gt; &amp;amp; => plain &lt;b&gt; &amp;amp;",
                "*b* _i_ ~s~ `c*d*` => <strong>b</strong> <em>i</em> <s>s</s> <code>c*d*</code>",
                "*to <@U1>* => <strong>to <span class=\"mention\" title=\"U1\">@Ada</span></strong>",
                "2*3*4 a_b_c 10:30:45 => 2*3*4 a_b_c 10:30:45",
                "<https://x.example/?a=1&amp;b=2|a &lt; b> => <a href=\"https://x.example/?a=1&amp;b=2\""
                        + " target=\"_blank\" rel=\"noopener noreferrer\">a &lt; b</a>",
                "<javascript:alert(1)|x> => &lt;javascript:alert(1)|x&gt;",
                "<!here> <!subteam^S1|@ops> => <span class=\"mention\">@here</span>"
                        + " <span class=\"mention\">@ops</span>",
                "<#C404|gone> => <span class=\"mention\" title=\"C404\">#gone</span>",
                "&gt; said\\nthen => <blockquote>said</blockquote>then",
                "a\\n```\\nx < *y*\\n```\\nb => a<pre>x &lt; *y*</pre>b"
            })
    void storedTextIsShownAsSlackShowsIt(String stored, String shown) {
        try (Tab tab = page("#/apps")) {
            String rendered = tab.value("""
                import("/_sim/page/text.js").then(({ rendered }) => {
                  const box = document.createElement("div");
                  box.append(rendered(%s, {
                    person: (id) => (id === "U1" ? "Ada" : ""), channel: () => "", channelLink: () => "" }));
                  return box.innerHTML;
                })""".formatted(Tab.quoted(stored.replace("\\n", "\n"))))
                    .asText();
            assertThat(rendered).isEqualTo(shown);
        }
    }

    @Test
    void olderMessagesComeWhenOneScrollsUpAndNeverAllAtOnce() {
        for (int i = 0; i < 120; i++) {
            post("random", "number " + i);
        }
        try (Tab tab = channel("random")) {
            assertThat(tab.text(".messages")).contains("number 119").doesNotContain("number 60\n");
            tab.value("document.querySelector('.scroller').scrollTop = 0");
            tab.untilShown(".messages", "number 60");
            tab.value("document.querySelector('.scroller').scrollTop = 0");
            tab.untilShown(".messages", "number 10");
            assertThat(tab.value(
                                    "[...document.querySelectorAll('.messages > li')].every((e, i, all) => !i || all[i - 1].dataset.ts < e.dataset.ts)")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void workspacesStandUnderTheirOrganisation() {
        JsonNode division = app.http().json("/_sim/truth").path("teams").get(1);
        try (Tab tab = page("#/" + division.path("id").asText())) {
            tab.untilShown(
                    ".enterprise", division.path("enterprise").path("name").asText());
            assertThat(tab.value("document.querySelector('.workspace select').value")
                            .asText())
                    .isEqualTo(division.path("id").asText());
            assertThat(tab.value("document.querySelectorAll('.workspace option').length")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void deliveriesAreListedWithEveryAttempt() {
        receiver.answers(got -> got.headers().containsKey("x-slack-retry-num") ? 200 : 503, Map.of());
        try (Tab tab = page("#/deliveries")) {
            tab.until("the list is shown", "document.querySelector('tbody')");
            post("general", "first it fails");
            tab.until(
                    "two attempts are shown",
                    "[...document.querySelectorAll('tbody tr')].some((e) => /503.*http_error[^]*200/.test(e.innerText)"
                            + " && e.innerText.includes('delivered'))");
        } finally {
            receiver.answers(any -> 200, Map.of());
        }
    }

    @Test
    void limitsInUseAreShown() {
        app.call("team.info");
        try (Tab tab = page("#/limits")) {
            tab.untilShown("tbody tr", "team.info");
            assertThat(tab.text("tbody tr")).containsPattern("\\d+ of 5\\d");
        }
    }

    @Test
    void everyFaultTheServerKnowsCanBeSwitchedOnAndOff() {
        try (Tab tab = page("#/faults")) {
            tab.until("the faults are listed", "document.querySelector('.kinds input')");
            for (JsonNode fault : app.http().json("/_sim/faults").path("faults")) {
                assertThat(tab.text(".kinds")).contains(fault.path("fault").asText());
            }
            tab.click(".kinds [value='drop_events']");
            tab.type("[name=method]", "users.info");
            tab.click(".faults .strong");
            tab.untilShown(".faults [role=alert]", "unknown_method: drop_events strikes no method");
            tab.click(".kinds [value='http_error']");
            tab.type("[name=more]", "status=502");
            tab.click(".faults .strong");
            tab.untilShown(".on", "http_error");
            assertThat(tab.text(".faults [role=alert]")).isEmpty();
            tab.untilShown("#faults-on", "1");
            JsonNode on = app.http().json("/_sim/faults").path("on").get(0);
            assertThat(on.path("method").asText()).isEqualTo("users.info");
            assertThat(on.path("status").asInt()).isEqualTo(502);
            assertThat(on.path("dose").asDouble()).isEqualTo(1);
            tab.click(".on button");
            tab.untilShown(".on", "None.");
            assertThat(app.http().json("/_sim/faults").path("on")).isEmpty();
        }
    }

    @Test
    void credentialsAreCoveredUntilSomebodyAsks() {
        String secret = app.app().path("signing_secret").asText();
        try (Tab tab = page("#/apps")) {
            tab.untilShown(".card", app.app().path("client_id").asText());
            assertThat(tab.value("document.documentElement.innerHTML").asText()).doesNotContain(secret);
            tab.click(".card [aria-label='Show signing secret']");
            tab.untilShown(".card", secret);
        }
    }

    @Test
    void theLogIsLiveFilteredAndPaused() {
        try (Tab tab = page("#/log")) {
            tab.untilShown(".lines", "post");
            post("general", "a line to find");
            tab.untilShown(".lines", "a line to find");
            tab.type("[aria-label='Filter the log']", "line to find");
            tab.until(
                    "only what matches is left",
                    "[...document.querySelectorAll('.lines li')].every((e) => e.innerText.includes('line to find'))");
            tab.click("[aria-pressed]");
            post("general", "another line to find");
            tab.until(
                    "the ticker goes on",
                    "document.getElementById('latest').innerText.includes('another')"
                            + " || document.getElementById('latest').innerText.includes('200')");
            assertThat(tab.text(".lines")).doesNotContain("another line");
            tab.click("[aria-pressed]");
            tab.untilShown(".lines", "another line to find");
        }
    }

    @Test
    void theClockIsSetFromThePage() {
        try (Tab tab = page("#/faults")) {
            tab.until("the page is ready", "document.getElementById('lamp')?.dataset.state === 'open'");
            tab.value("document.getElementById('clock-scale').select()");
            browser.send(tab.session(), "Input.insertText", Json.object().put("text", "7"));
            tab.press("Enter");
            Awaitility.await("it is set")
                    .until(() -> app.http().json("/_sim/clock").path("scale").asInt() == 7);
        } finally {
            app.http().post("/_sim/clock", "{\"scale\": 1}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#/deliveries", "#/limits", "#/faults", "#/apps", "#/log"})
    void everyViewFitsAPhoneNamesItsControlsAndBreaksNoRule(String hash) {
        for (int width : new int[] {390, 1000}) {
            try (Tab tab = browser.open(server.baseUrl() + "/_sim/" + hash, width, 800)) {
                tab.until("it is drawn", "document.querySelector('main').childElementCount");
                tab.until("it is live", "document.getElementById('lamp').dataset.state === 'open'");
                assertThat(tab.value("document.documentElement.scrollWidth").asInt())
                        .isEqualTo(width);
                JsonNode tree = browser.send(tab.session(), "Accessibility.getFullAXTree", Json.object());
                for (JsonNode node : tree.path("nodes")) {
                    String role = node.path("role").path("value").asText();
                    if (CONTROLS.contains(role) && !node.path("ignored").asBoolean()) {
                        assertThat(node.path("name").path("value").asText())
                                .as("the name of a %s in %s", role, hash)
                                .isNotBlank();
                    }
                }
                assertThat(tab.text("#trouble")).isEmpty();
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }
}
