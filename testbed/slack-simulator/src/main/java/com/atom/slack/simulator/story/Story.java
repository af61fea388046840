package com.atom.slack.simulator.story;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * The past of a workspace. The same seed, anchor and size tell the same story, byte for byte.
 *
 * @param seed   chooses the story
 * @param anchor epoch seconds; everything told happened before
 */
public record Story(long seed, long anchor, Size size) {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long QUIET_MICROS = 60_000_000L;
    /** Of ten messages of the night, one is written. */
    private static final double NIGHT = 0.1;

    private static final double WEEKEND = 0.12;

    /** A world in which it has all happened. */
    public World told() {
        World world = new World();
        RandomGenerator random = new SplittableRandom(seed);
        long end = anchor * 1_000_000 - QUIET_MICROS;
        long start = end - size.days * DAY_MICROS;
        AtomicLong now = new AtomicLong(start);
        Changes changes = new Changes(world, random, now::get);
        Vocabulary vocabulary = Vocabulary.load();
        Counter counter = new Counter(world);
        Team team = new Seedling(vocabulary, changes, random, counter).plant(world, size);
        Chatter chatter = new Chatter(vocabulary, changes, random, counter);
        long[] times = times(random, start + DAY_MICROS / 2, end);
        int archiveAt = size.messages * 3 / 5;
        boolean archived = false;
        while (counter.messages < size.messages) {
            now.set(times[counter.messages]);
            chatter.speak(team);
            if (!archived && counter.messages >= archiveAt) {
                archived = true;
                archive(team, changes, counter);
            }
            long next = counter.messages < size.messages ? times[counter.messages] : end;
            now.set(Math.min(next, now.get() + random.nextInt(300) * 1_000_000L));
            aftermath(team, chatter, random, counter.messages < size.messages);
        }
        return world;
    }

    private void archive(Team team, Changes changes, Counter counter) {
        Channel[] chosen = team.channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC && !channel.isShared())
                .skip(size.publicChannels)
                .toArray(Channel[]::new);
        for (Channel channel : chosen) {
            counter.accept(changes.archive(team, channel, team.admin().id(), true));
        }
    }

    private void aftermath(Team team, Chatter chatter, RandomGenerator random, boolean mayTidy) {
        if (random.nextDouble() < 0.35) {
            chatter.react(team);
        }
        if (random.nextDouble() < 0.06) {
            chatter.correct(team);
        }
        if (random.nextDouble() < 0.03) {
            chatter.takeBack(team);
        }
        if (mayTidy && random.nextDouble() < Math.max(0.02, 30.0 / size.messages)) {
            chatter.tidy(team);
        }
    }

    /** Ascending moments, most of them in working hours. */
    private long[] times(RandomGenerator random, long from, long to) {
        long[] times = new long[size.messages];
        for (int i = 0; i < times.length; ) {
            long at = from + (long) (random.nextDouble() * (to - from));
            if (random.nextDouble() < liveliness(at)) {
                times[i++] = at;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static double liveliness(long micros) {
        ZonedDateTime at = Instant.ofEpochSecond(micros / 1_000_000).atZone(ZoneOffset.UTC);
        boolean weekend = at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean night = at.getHour() < 7 || at.getHour() > 18;
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
