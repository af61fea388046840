package com.atom.slack.ingestion.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.kit.requests.Fault;

/** The request's own {@code from} and {@code to}, beside those of the query. */
final class Moments {

    private Moments() {}

    /** The query within both limits; a date means its first instant as {@code from} and its last as {@code to}, in UTC. */
    static SearchQuery narrowed(SearchQuery q, @Nullable String from, @Nullable String to, List<Fault> faults) {
        Instant first = from == null ? null : moment("from", from, 0, faults);
        Instant end = to == null ? null : moment("to", to, 1, faults);
        String notBefore = first == null ? null : SlackTs.of(first);
        String before = end == null ? null : SlackTs.of(end);
        return new SearchQuery(
                q.all(),
                q.none(),
                q.in(),
                q.from(),
                notBefore == null || (q.notBefore() != null && q.notBefore().compareTo(notBefore) > 0)
                        ? q.notBefore()
                        : notBefore,
                before == null || (q.before() != null && q.before().compareTo(before) < 0) ? q.before() : before,
                q.hasFile(),
                q.hasLink(),
                q.hasReaction(),
                q.hasThread(),
                q.inThread());
    }

    private static @Nullable Instant moment(String field, String text, int daysAfter, List<Fault> faults) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException notAMoment) {
            faults.add(new Fault(field, "expected an ISO-8601 instant or date"));
            return null;
        }
    }
}
