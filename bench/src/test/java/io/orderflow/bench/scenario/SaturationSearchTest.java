package io.orderflow.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaturationSearchTest {
    @ParameterizedTest
    @CsvSource({"100, 100", "100, 101", "100, 523", "100, 1234", "100, 7", "1, 9999", "50000, 3", "200, 1"})
    void findsALimitToWithinATwentiethFromWhereverItStarts(int start, int limit) {
        SaturationSearch search = SaturationSearch.from(start);
        while (!search.isOver()) {
            search = search.after(search.next() <= limit);
        }

        assertThat(search.found().orElseThrow()).isBetween(Math.min(limit, (int) (limit / 1.05) - 1), limit);
    }

    @Test
    void believesAFailureOnlyWhenItHappensTwice() {
        SaturationSearch search = SaturationSearch.from(100).after(false);
        assertThat(search.next()).isEqualTo(100);

        assertThat(search.after(true).next()).isEqualTo(150);
        assertThat(search.after(false).next()).isEqualTo(50);
    }

    @Test
    void givesUpWhenNotEvenOneOrderASecondIsSustained() {
        SaturationSearch search = SaturationSearch.from(100);
        while (!search.isOver()) {
            search = search.after(false);
        }

        assertThat(search.found()).isEmpty();
    }

    @Test
    void endsWhateverTheSystemDoes() {
        SaturationSearch search = SaturationSearch.from(100);
        boolean keptUp = false;
        while (!search.isOver()) {
            keptUp = !keptUp;
            search = search.after(keptUp);
        }

        assertThat(search.trials()).isLessThanOrEqualTo(40);
    }
}
