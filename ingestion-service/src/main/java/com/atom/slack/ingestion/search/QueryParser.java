package com.atom.slack.ingestion.search;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.kit.requests.Fault;

/**
 * Slack's query language: words that must all occur, {@code "phrases"}, {@code -not}, {@code in:#channel}, {@code from:@user},
 * {@code before: after: on: during:} with {@code 2026-05-17}, {@code 2026-05}, {@code 2026}, {@code today} or {@code yesterday} (UTC),
 * {@code has:file has:link has:reaction has:thread} and {@code is:thread}, these also with a minus. Anything else with a colon is
 * a word. Made for one query; faults are collected, so that all of them can be named at once.
 */
final class QueryParser {

    private static final Pattern TOKEN = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern MODIFIER =
            Pattern.compile("(in|from|before|after|on|during|has|is):(.+)", Pattern.CASE_INSENSITIVE);

    private final Clock clock;
    private final List<Fault> faults;
    private final List<String> all = new ArrayList<>();
    private final List<String> none = new ArrayList<>();
    private final List<String> in = new ArrayList<>();
    private final List<String> from = new ArrayList<>();
    private @Nullable String notBefore;
    private @Nullable String before;
    private @Nullable Boolean hasFile;
    private @Nullable Boolean hasLink;
    private @Nullable Boolean hasReaction;
    private @Nullable Boolean hasThread;
    private @Nullable Boolean inThread;

    private QueryParser(Clock clock, List<Fault> faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /** Reads the query; what cannot be understood is added to the faults and left out. */
    static SearchQuery parse(String query, Clock clock, List<Fault> faults) {
        QueryParser parser = new QueryParser(clock, faults);
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            parser.token(!token.group(1).isEmpty(), token.group(2), token.group(3));
        }
        return new SearchQuery(
                List.copyOf(parser.all),
                List.copyOf(parser.none),
                List.copyOf(parser.in),
                List.copyOf(parser.from),
                parser.notBefore,
                parser.before,
                parser.hasFile,
                parser.hasLink,
                parser.hasReaction,
                parser.hasThread,
                parser.inThread);
    }

    private void token(boolean negated, @Nullable String phrase, @Nullable String word) {
        Matcher modifier = MODIFIER.matcher(word == null ? "" : word);
        if (phrase != null) {
            word(negated, phrase);
        } else if (modifier.matches()) {
            modifier(
                    negated,
                    modifier.group(1).toLowerCase(Locale.ROOT),
                    modifier.group(2).replace("\"", ""));
        } else if (word != null) {
            word(negated, word);
        }
    }

    private void word(boolean negated, String text) {
        if (!text.isBlank()) {
            (negated ? none : all).add(text);
        }
    }

    private void modifier(boolean negated, String name, String value) {
        if (negated && !name.equals("has") && !name.equals("is")) {
            faults.add(new Fault("query", "-" + name + ": is not understood"));
            return;
        }
        switch (name) {
            case "in" -> in.add(unsigned(value, "#"));
            case "from" -> from.add(unsigned(value, "@"));
            case "has" -> has(!negated, value.toLowerCase(Locale.ROOT));
            case "is" -> is(!negated, value.toLowerCase(Locale.ROOT));
            default -> date(name, value.toLowerCase(Locale.ROOT));
        }
    }

    private static String unsigned(String value, String sign) {
        String bare = value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
        return bare.startsWith(sign) ? bare.substring(1) : bare;
    }

    private void has(boolean wanted, String what) {
        switch (what) {
            case "file", "files" -> hasFile = wanted;
            case "link", "links" -> hasLink = wanted;
            case "reaction", "reactions" -> hasReaction = wanted;
            case "thread", "threads" -> hasThread = wanted;
            default -> faults.add(new Fault("query", "has:" + what + ": expected file, link, reaction or thread"));
        }
    }

    private void is(boolean wanted, String what) {
        if (what.equals("thread")) {
            inThread = wanted;
        } else {
            faults.add(new Fault("query", "is:" + what + ": expected thread"));
        }
    }

    /** Days from the first, inclusive, to the last, exclusive. */
    private record Span(LocalDate first, LocalDate end) {}

    private void date(String name, String value) {
        Span span = span(value);
        if (span == null) {
            faults.add(new Fault("query", name + ":" + value + ": expected a date such as 2026-05-17"));
            return;
        }
        switch (name) {
            case "before" -> until(span.first());
            case "after" -> since(span.end());
            default -> {
                since(span.first());
                until(span.end());
            }
        }
    }

    private @Nullable Span span(String value) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        try {
            if (value.equals("today") || value.equals("yesterday")) {
                LocalDate day = value.equals("today") ? today : today.minusDays(1);
                return new Span(day, day.plusDays(1));
            }
            return switch (value.length()) {
                case 4 ->
                    new Span(
                            Year.parse(value).atDay(1),
                            Year.parse(value).plusYears(1).atDay(1));
                case 7 ->
                    new Span(
                            YearMonth.parse(value).atDay(1),
                            YearMonth.parse(value).plusMonths(1).atDay(1));
                default ->
                    new Span(LocalDate.parse(value), LocalDate.parse(value).plusDays(1));
            };
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private void since(LocalDate day) {
        String ts = SlackTs.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        notBefore = notBefore == null || ts.compareTo(notBefore) > 0 ? ts : notBefore;
    }

    private void until(LocalDate day) {
        String ts = SlackTs.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        before = before == null || ts.compareTo(before) < 0 ? ts : before;
    }
}
