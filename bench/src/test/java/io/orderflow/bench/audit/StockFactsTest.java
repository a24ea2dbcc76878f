package io.orderflow.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.audit.StockFacts.Level;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StockFactsTest {
    private static final Map<String, Long> PACKED = Map.of("LAMP", 30L);

    @Test
    void isContentWhenWhatIsGoneWasPacked() {
        assertThat(findings(
                        StockFacts.of("LAMP", 100, new Level(70, 0), PACKED),
                        StockFacts.of("DESK", 5, new Level(5, 0), PACKED)))
                .isEmpty();
    }

    @Test
    void findsUnitsThatWentTwiceOrNotAtAll() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(69, 0), PACKED)))
                .containsExactly("LAMP had 100, 30 were packed, and now 69 are on hand, 0 of them reserved");
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(71, 0), PACKED)))
                .hasSize(1);
    }

    @Test
    void findsAReservationThatLeaked() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(70, 2), PACKED)))
                .hasSize(1);
    }

    private static Stream<String> findings(StockFacts... stock) {
        return StockFacts.findings(Stream.of(stock));
    }
}
