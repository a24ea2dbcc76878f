package io.orderflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
    @Test
    void readsTheTimesOfAProcessAndOfItsEndedChildren() {
        ProcessStat stat = ProcessStat.parse(
                "4711 (java) S 1 4711 4711 0 -1 4194560 88031 1045 12 0 250 50 7 3 20 0 33 0"
                        + " 1219 3741614080 33115 18446744073709551615 1 1 0 0 0 0 0 4096 16796879 0 0 0 17 1 0 0 0 0 0");

        assertThat(stat.own()).isEqualTo(Duration.ofSeconds(3));
        assertThat(stat.endedChildren()).isEqualTo(Duration.ofMillis(100));
        assertThat(stat.total()).isEqualTo(Duration.ofMillis(3100));
    }

    @Test
    void isNotMisledByTheNameOfTheProcess() {
        ProcessStat stat = ProcessStat.parse("9 (a) S (1 2) R 1 9 9 0 -1 0 0 0 0 0 100 0 0 0 20 0 1 0 5 0 0");

        assertThat(stat.own()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesWhatIsNoSuchLine() {
        assertThatThrownBy(() -> ProcessStat.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessStat.parse("9 (java) S 1 9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessStat.busy("cpu0 1 2 3 4 5 6 7")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatTheMachineDidAndNotWhatItWaitedFor() {
        assertThat(ProcessStat.busy("cpu  100 200 300 5000 6000 10 20 7000 0 0"))
                .isEqualTo(Duration.ofMillis(6300));
    }

    @Test
    void knowsThatThisProcessHasWorked() {
        assertThat(ProcessorTime.of(ProcessHandle.current())).isPositive();
        assertThat(Memory.bytes(List.of(ProcessHandle.current().pid()))).isGreaterThan(10 << 20);
    }

    @Test
    void findsAFieldInKilobytes() {
        assertThat(Memory.kilobytes(List.of("Rss:  12 kB", "Pss:              1024 kB"), "Pss:"))
                .hasValue(1024 * 1024);
        assertThat(Memory.kilobytes(List.of("Rss:  12 kB"), "Pss:")).isEmpty();
    }
}
