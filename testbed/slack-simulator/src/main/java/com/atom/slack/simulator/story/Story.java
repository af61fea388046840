package com.atom.slack.simulator.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * The past of the workspaces. The same story is told the same, byte for byte.
 *
 * @param seed       chooses the story
 * @param anchor     epoch seconds; everything told happened before
 * @param size       of the first workspace; all others are small
 * @param workspaces that stand alone, 1 to 100
 * @param divisions  workspaces of one organisation, 0 or 2 to 6
 */
public record Story(long seed, long anchor, Size size, int workspaces, int divisions) {
    private static final long SECOND_MICROS = 1_000_000L;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;
    private static final long QUIET_MICROS = 60 * SECOND_MICROS;
    /** Of ten messages of the night, one is written. */
    private static final double NIGHT = 0.1;

    private static final double WEEKEND = 0.12;
    private static final int MOST_WORKSPACES = 100;
    private static final int MOST_DIVISIONS = 6;

    public Story {
        if (workspaces < 1 || workspaces > MOST_WORKSPACES) {
            throw new IllegalArgumentException("workspaces are 1 to " + MOST_WORKSPACES + ", not " + workspaces);
        }
        if (divisions < 0 || divisions == 1 || divisions > MOST_DIVISIONS) {
            throw new IllegalArgumentException(
                    "an organisation has 2 to " + MOST_DIVISIONS + " workspaces, or there is none: not " + divisions);
        }
    }

    /** A single workspace. */
    public Story(long seed, long anchor, Size size) {
        this(seed, anchor, size, 1, 0);
    }

    /** A world in which it has all happened. */
    public World told() {
        Vocabulary vocabulary = Vocabulary.load();
        World world = new World();
        JsonNode companies = vocabulary.list("companies");
        for (int i = 0; i < workspaces; i++) {
            JsonNode company = companies.get(i % companies.size());
            String number = i < companies.size() ? "" : "-" + (i / companies.size() + 1);
            JsonNode named = Json.array()
                    .add(company.get(0).asText() + number.replace('-', ' '))
                    .add(company.get(1).asText() + number);
            Telling telling = new Telling(vocabulary, i, i == 0 ? size : Size.SMALL, 1);
            world.adopt(telling.told(seedling -> List.of(seedling.plant(telling.world, named, telling.size))));
        }
        if (divisions > 0) {
            Telling telling = new Telling(vocabulary, -1, Size.SMALL, divisions);
            List<JsonNode> named = new ArrayList<>();
            vocabulary.list("divisions").forEach(named::add);
            world.adopt(telling.told(seedling ->
                    seedling.plant(telling.world, enterprise(vocabulary), named.subList(0, divisions), telling.size)));
        }
        return world;
    }

    private Enterprise enterprise(Vocabulary vocabulary) {
        JsonNode named = vocabulary.list("organisation");
        String id = "E0"
                + Long.toString(Math.floorMod(seed * 0x9E3779B97F4A7C15L, 1L << 45), 36)
                        .toUpperCase(Locale.ROOT);
        return new Enterprise(id, named.get(0).asText(), named.get(1).asText());
    }

    /** One company's past, in a world of its own. */
    private final class Telling {
        private final World world = new World();
        private final Vocabulary vocabulary;
        private final RandomGenerator random;
        private final Size size;
        private final int messages;
        private final long end = anchor * SECOND_MICROS - QUIET_MICROS;
        private final AtomicLong now;
        private final Changes changes;
        private final Counter counter = new Counter(world);

        Telling(Vocabulary vocabulary, int number, Size size, int teams) {
            this.messages = size.messages * teams;
            this.vocabulary = vocabulary;
            this.random = number == 0 ? new SplittableRandom(seed) : other(number);
            this.size = size;
            this.now = new AtomicLong(end - size.days * DAY_MICROS);
            this.changes = new Changes(world, random, now::get);
        }

        /** A mixed seed: neighbours of {@link SplittableRandom} would run through the same numbers. */
        private RandomGenerator other(int number) {
            return new SplittableRandom(new SplittableRandom(seed ^ (number + 2) * 0x5DEECE66DL).nextLong());
        }

        World told(Function<Seedling, List<Team>> planted) {
            long[] times = times(random, messages, now.get() + DAY_MICROS / 2, end);
            List<Team> teams = planted.apply(new Seedling(vocabulary, changes, random, counter));
            Chatter chatter = new Chatter(vocabulary, changes, random, counter);
            int archiveAt = messages * 3 / 5;
            boolean archived = false;
            while (counter.messages < messages) {
                Team team = teams.size() == 1 ? teams.getFirst() : Vocabulary.pick(teams, random);
                now.set(times[counter.messages]);
                chatter.speak(team);
                if (!archived && counter.messages >= archiveAt) {
                    archived = true;
                    teams.forEach(each -> archive(each, size, changes, counter));
                }
                long next = counter.messages < messages ? times[counter.messages] : end;
                now.set(Math.min(next, now.get() + random.nextInt(300) * SECOND_MICROS));
                aftermath(team, size, chatter, random, counter.messages < messages);
            }
            return world;
        }
    }

    private static void archive(Team team, Size size, Changes changes, Counter counter) {
        List<Channel> chosen = team.channels().values().stream()
                .filter(channel ->
                        channel.kind() == Channel.Kind.PUBLIC && !channel.isShared() && !channel.isOrgShared())
                .skip(size.publicChannels)
                .toList();
        for (Channel channel : chosen) {
            counter.accept(changes.archive(team, channel, team.admin().id(), true));
        }
    }

    private static void aftermath(Team team, Size size, Chatter chatter, RandomGenerator random, boolean mayTidy) {
        if (random.nextDouble() < 0.35) {
            chatter.react(team);
        }
        if (random.nextDouble() < 0.06) {
            chatter.correct(team);
        }
        if (random.nextDouble() < 0.03) {
            chatter.takeBack(team);
        }
        if (mayTidy && random.nextDouble() < Math.max(0.02, 60.0 / size.messages)) {
            chatter.tidy(team);
        }
    }

    /** Ascending moments, most of them in working hours. */
    private static long[] times(RandomGenerator random, int count, long from, long to) {
        long[] times = new long[count];
        for (int i = 0; i < times.length; ) {
            long at = from + (long) (random.nextDouble() * (to - from));
            if (random.nextDouble() < liveliness(at)) {
                times[i++] = at;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** By the hours of Greenwich; the epoch began on a Thursday. */
    private static double liveliness(long micros) {
        long hours = micros / (3600 * SECOND_MICROS);
        boolean weekend = (hours / 24 + 4) % 7 % 6 == 0;
        boolean night = hours % 24 < 7 || hours % 24 > 18;
        return (weekend ? WEEKEND : 1) * (night ? NIGHT : 1);
    }

    /** Applies what happens and counts the messages of it. */
    private static final class Counter implements Consumer<Change> {
        private final World world;
        private int messages;

        Counter(World world) {
            this.world = world;
        }

        @Override
        public void accept(Change change) {
            world.apply(change);
            if (change.ts().equals(change.eventTs())) {
                messages++;
            }
        }
    }
}
