package com.atom.slack.simulator.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LastHourTest {
    @Test
    void whatIsOlderThanSixtyMinutesDoesNotCount() {
        LastHour hour = new LastHour(2);
        hour.moveTo(100);
        hour.add(0);
        hour.add(0);
        hour.add(1);
        hour.moveTo(159);
        hour.add(0);
        assertThat(hour.sum(0)).isEqualTo(3);
        assertThat(hour.sum(1)).isEqualTo(1);
        hour.moveTo(160);
        assertThat(hour.sum(0)).isEqualTo(1);
        assertThat(hour.sum(1)).isZero();
        hour.moveTo(1_000_000);
        assertThat(hour.sum(0)).isZero();
    }

    @Test
    void minutesBeforeTheEpochAreCountedToo() {
        LastHour hour = new LastHour(1);
        hour.moveTo(-100);
        hour.add(0);
        assertThat(hour.sum(0)).isEqualTo(1);
    }
}
