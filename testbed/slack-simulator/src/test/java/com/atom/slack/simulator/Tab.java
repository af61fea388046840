package com.atom.slack.simulator;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import com.atom.slack.simulator.wire.Json;

/** One page in a {@link Browser}, as a person would look at it and type into it. */
record Tab(Browser browser, String session, String target) implements AutoCloseable {
    void go(String address) {
        browser.send(session, "Page.navigate", Json.object().put("url", address));
    }

    /** What an expression comes to; a promise is waited for. */
    JsonNode value(String expression) {
        JsonNode answer = browser.send(
                session,
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " -> " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    String text(String selector) {
        return value("[...document.querySelectorAll(" + quoted(selector) + ")].map((e) => e.innerText).join('\\n')")
                .asText();
    }

    void until(String what, String condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            if (!value("Boolean(" + condition + ")").asBoolean()) {
                throw new AssertionError("the page shows: " + text("body"));
            }
        });
    }

    void untilShown(String selector, String words) {
        until(
                words + " is shown",
                "[...document.querySelectorAll(" + quoted(selector) + ")].some((e) => e.innerText.includes("
                        + quoted(words) + "))");
    }

    void click(String selector) {
        until(selector + " is there", "document.querySelector(" + quoted(selector) + ")");
        value("document.querySelector(" + quoted(selector) + ").click()");
    }

    void type(String selector, String words) {
        click(selector);
        value("document.querySelector(" + quoted(selector) + ").focus()");
        browser.send(session, "Input.insertText", Json.object().put("text", words));
    }

    void press(String key) {
        for (String type : new String[] {"keyDown", "keyUp"}) {
            var event = Json.object().put("type", type).put("key", key).put("code", key);
            if (key.equals("Enter")) {
                event.put("windowsVirtualKeyCode", 13).put("text", type.equals("keyDown") ? "\r" : "");
            }
            browser.send(session, "Input.dispatchKeyEvent", event);
        }
    }

    static String quoted(String text) {
        return Json.text(Json.array().add(text).get(0));
    }

    @Override
    public void close() {
        browser.send("", "Target.closeTarget", Json.object().put("targetId", target));
    }
}
