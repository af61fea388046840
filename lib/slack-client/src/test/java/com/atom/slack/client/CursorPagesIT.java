package com.atom.slack.client;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.atom.slack.client.CursorPages.Walk;
import com.atom.slack.client.rates.SlackMethod;

import static org.assertj.core.api.Assertions.assertThat;

class CursorPagesIT {

    @RegisterExtension
    static final StubbedSlack SLACK = new StubbedSlack();

    private final List<String> seen = new ArrayList<>();

    @Test
    void pagesAreWalkedToTheLast() {
        // Given
        SLACK.thenOk(page("a", "bmV4dDo9PQ==")).thenOk(page("b", ""));

        // When
        Walk walk = walk();

        // Then
        assertThat(walk).isInstanceOf(Walk.Whole.class);
        assertThat(seen).containsExactly("a", "b");
        assertThat(SLACK.heardLast().params()).containsEntry("cursor", "bmV4dDo9PQ==");
        assertThat(SLACK.heardLast().query()).contains("%3D%3D");
    }

    @Test
    void anEmptyPageWithACursorIsNotTheLast() {
        // Given
        SLACK.thenOk("{\"ok\":true,\"members\":[],\"response_metadata\":{\"next_cursor\":\"next\"}}")
                .thenOk("{\"ok\":true,\"members\":[\"b\"]}");

        // When
        Walk walk = walk();

        // Then
        assertThat(walk).isInstanceOf(Walk.Whole.class);
        assertThat(seen).containsExactly("", "b");
    }

    @Test
    void aCursorThatComesBackEndsTheWalk() {
        // Given
        SLACK.thenOk(page("a", "one")).thenOk(page("b", "two")).thenOk(page("c", "one"));

        // When
        Walk walk = walk();

        // Then
        assertThat(walk).isInstanceOf(Walk.Looped.class);
        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    void aRefusedPageEndsTheWalkAndSaysWhy() {
        // Given
        SLACK.thenOk(page("a", "one")).thenOk("{\"ok\":false,\"error\":\"invalid_cursor\"}");

        // When
        Walk walk = walk();

        // Then
        assertThat(walk)
                .isEqualTo(new Walk.Stopped(SlackAnswer.Refused.of(SlackAnswer.Kind.INVALID_CURSOR, "invalid_cursor")));
        assertThat(seen).containsExactly("a");
    }

    private static String page(String member, String cursor) {
        return "{\"ok\":true,\"members\":[\"%s\"],\"response_metadata\":{\"next_cursor\":\"%s\"}}"
                .formatted(member, cursor);
    }

    private Walk walk() {
        return SLACK.await(new CursorPages(SLACK.calls())
                .each(SlackCall.of(SLACK.team(), SlackMethod.CONVERSATIONS_MEMBERS), page -> {
                    seen.add(page.body().at("/members/0").asText());
                    return Uni.createFrom().voidItem();
                }));
    }
}
