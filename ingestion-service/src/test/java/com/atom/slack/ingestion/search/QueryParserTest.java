package com.atom.slack.ingestion.search;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.atom.slack.kit.requests.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class QueryParserTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-05-17T12:00:00Z"), ZoneOffset.UTC);
    private final List<Fault> faults = new ArrayList<>();

    private SearchQuery parse(String query) {
        return QueryParser.parse(query, clock, faults);
    }

    @Test
    void readsWordsPhrasesAndWhatMustNotOccur() {
        SearchQuery query = parse("deploy \"release train\" -rollback -\"hot fix\"");

        assertThat(query.all()).containsExactly("deploy", "release train");
        assertThat(query.none()).containsExactly("rollback", "hot fix");
    }

    @Test
    void readsPlacesAndPeopleWithOrWithoutTheirSigns() {
        SearchQuery query = parse("in:#general in:C1 from:@ann From:U2");

        assertThat(query.in()).containsExactly("general", "C1");
        assertThat(query.from()).containsExactly("ann", "U2");
    }

    @Test
    void readsDaysMonthsAndYearsInUtc() {
        assertThat(parse("on:2026-05-17")).satisfies(query -> {
            assertThat(query.notBefore()).isEqualTo("1778976000.000000");
            assertThat(query.before()).isEqualTo("1779062400.000000");
        });
        assertThat(parse("on:today")).isEqualTo(parse("on:2026-05-17"));
        assertThat(parse("during:2026-05")).isEqualTo(parse("after:2026-04-30 before:2026-06-01"));
        assertThat(parse("during:2026")).isEqualTo(parse("after:2025 before:2027"));
    }

    @Test
    void readsWhatAMessageHasAndIs() {
        SearchQuery query = parse("has:file has:link -has:reaction has:thread is:thread");

        assertThat(query.hasFile()).isTrue();
        assertThat(query.hasLink()).isTrue();
        assertThat(query.hasReaction()).isFalse();
        assertThat(query.hasThread()).isTrue();
        assertThat(query.inThread()).isTrue();
        assertThat(faults).isEmpty();
    }

    @Test
    void namesEveryFaultAtOnce() {
        parse("before:soon has:cheese is:late -in:#general");

        assertThat(faults).hasSize(4);
    }

    @Test
    void takesAnythingElseWithAColonAsAWord() {
        assertThat(parse("error:42 https://x.io").all()).containsExactly("error:42", "https://x.io");
        assertThat(parse("\"unclosed phrase").all()).containsExactly("unclosed phrase");
    }
}
