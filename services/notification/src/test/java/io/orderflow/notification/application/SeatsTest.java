package io.orderflow.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatsTest {

    private final Seats seats = new Seats(3, 2);

    @Test
    void oneClientCannotTakeThemAll() {
        assertThat(seats.take("one")).isTrue();
        assertThat(seats.take("one")).isTrue();
        assertThat(seats.take("one")).isFalse();
        assertThat(seats.take("other")).isTrue();
    }

    @Test
    void allTogetherCannotTakeMoreThanThereAre() {
        assertThat(seats.take("one")).isTrue();
        assertThat(seats.take("two")).isTrue();
        assertThat(seats.take("three")).isTrue();
        assertThat(seats.take("four")).isFalse();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        assertThat(seats.take("one")).isTrue();
        assertThat(seats.take("one")).isTrue();
        seats.leave("one");
        assertThat(seats.take("one")).isTrue();
        assertThat(seats.take("one")).isFalse();
        seats.leave("one");
        seats.leave("one");
        assertThat(seats.take("two")).isTrue();
        assertThat(seats.take("two")).isTrue();
        assertThat(seats.take("one")).isTrue();
    }
}
