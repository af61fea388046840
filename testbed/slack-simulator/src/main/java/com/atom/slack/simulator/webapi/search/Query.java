package com.atom.slack.simulator.webapi.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/**
 * What somebody looks for: words and {@code "phrases"} that all have to be there, a minus before what must not, a star
 * behind a beginning, and {@code in: from: before: after: on: has:}. Days are those of Greenwich.
 */
final class Query {
    private static final Pattern PART =
            Pattern.compile("(-)?(?:(in|from|before|after|on|has):)?(?:\"([^\"]*)\"|(\\S+))", Pattern.CASE_INSENSITIVE);
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';

    /** A message where it stands. */
    record Place(Team team, Channel channel, Message message) {}

    private final List<Pattern> words = new ArrayList<>();
    private final List<Predicate<Place>> conditions = new ArrayList<>();

    Query(String query) {
        Matcher part = PART.matcher(query);
        while (part.find()) {
            boolean not = part.group(1) != null;
            String value = part.group(3) != null ? part.group(3) : part.group(4);
            Predicate<Place> condition = part.group(2) == null
                    ? word(value, not, part.group(3) != null)
                    : modifier(part.group(2).toLowerCase(Locale.ROOT), value);
            conditions.add(not ? condition.negate() : condition);
        }
    }

    private Predicate<Place> word(String word, boolean not, boolean phrase) {
        boolean open = word.endsWith("*") && !phrase;
        String plain = open ? word.substring(0, word.length() - 1) : word;
        Pattern whole = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(Escaping.literal(plain)) + (open ? "" : "(?![\\p{L}\\p{N}])"),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        if (!not) {
            words.add(whole);
        }
        return place -> whole.matcher(place.message().text()).find();
    }

    private static Predicate<Place> modifier(String name, String value) {
        return switch (name) {
            case "in" -> place -> isIn(place, value.replaceFirst("^[#@]", "").replaceAll("^<#|[|>].*$", ""));
            case "from" -> place -> isFrom(place, value.replaceFirst("^@", "").replaceAll("^<@|[|>].*$", ""));
            case "has" -> has(value);
            default ->
                day(value)
                        .<Predicate<Place>>map(day -> place -> switch (name) {
                            case "before" -> of(place.message()).isBefore(day);
                            case "after" -> of(place.message()).isAfter(day);
                            default -> of(place.message()).equals(day);
                        })
                        .orElse(place -> false);
        };
    }

    private static boolean isIn(Place place, String value) {
        Channel channel = place.channel();
        return channel.id().equals(value)
                || channel.name().equals(value)
                || channel.kind() == Channel.Kind.IM
                        && channel.members().stream().anyMatch(user -> isNamed(place, user, value));
    }

    private static boolean isFrom(Place place, String value) {
        return isNamed(place, place.message().user(), value)
                || place.message().botId().equals(value);
    }

    private static boolean isNamed(Place place, String user, String value) {
        return user.equals(value)
                || place.team().user(user).map(User::name).filter(value::equals).isPresent();
    }

    private static Predicate<Place> has(String value) {
        if (value.matches(":[^:]+:")) {
            String emoji = value.substring(1, value.length() - 1);
            return place -> place.message().reactions().all().stream()
                    .anyMatch(reaction -> reaction.name().equals(emoji));
        }
        return switch (value) {
            case "link" -> place -> place.message().text().contains("<http");
            case "reaction" -> place -> !place.message().reactions().isEmpty();
            case "pin" ->
                place -> place.channel()
                        .board()
                        .pins()
                        .containsKey(place.message().ts());
            case "file" -> place -> !place.message().files().isEmpty();
            default -> place -> false;
        };
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate of(Message message) {
        return LocalDate.ofEpochDay(Math.floorDiv(message.micros() / 1_000_000, 86_400));
    }

    boolean fits(Place place) {
        return conditions.stream().allMatch(condition -> condition.test(place));
    }

    /** The words alone, in a name or a title; with modifiers nothing fits. */
    boolean fits(String text) {
        return words.size() == conditions.size()
                && words.stream().allMatch(word -> word.matcher(text).find());
    }

    /** How often the words are there. */
    long score(String text) {
        return words.stream()
                .mapToLong(word -> word.matcher(text).results().count())
                .sum();
    }

    /** The words between Slack's private marks. */
    String highlighted(String text) {
        String marked = text;
        for (Pattern word : words) {
            marked = word.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(BEGIN + found.group() + END));
        }
        return marked;
    }
}
