package io.orderflow.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.audit.StockFacts.Goods;
import io.orderflow.bench.audit.StockFacts.Level;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StockFactsTest {
    private static final Map<String, Long> PACKED = Map.of("LAMP", 30L);
    private static final Goods NOTHING = new Goods();

    @Test
    void isContentWhenWhatIsGoneWasPacked() {
        assertThat(findings(
                        StockFacts.of("LAMP", 100, new Level(70, 0), PACKED, NOTHING),
                        StockFacts.of("DESK", 5, new Level(5, 0), PACKED, NOTHING)))
                .isEmpty();
    }

    @Test
    void findsUnitsThatWentTwiceOrNotAtAll() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(69, 0), PACKED, NOTHING)))
                .containsExactly("LAMP had 100, 30 were packed, and now 69 are on hand, 0 of them reserved");
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(71, 0), PACKED, NOTHING)))
                .hasSize(1);
    }

    @Test
    void findsAReservationThatLeaked() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(70, 2), PACKED, NOTHING)))
                .hasSize(1);
    }

    @Test
    void isContentWhenWhatCameBackIsOnHandOrScrapped() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(73, 0), PACKED, back(5, 2, 2))))
                .isEmpty();
    }

    @Test
    void findsUnitsThatCameBackAndAreNowhereOrTwice() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(72, 0), PACKED, back(5, 2, 2))))
                .containsExactly("LAMP had 100, 30 were packed, and now 72 are on hand, 0 of them reserved; "
                        + "5 came back, 2 of them damaged, and 2 were scrapped");
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(75, 0), PACKED, back(5, 2, 2))))
                .hasSize(1);
    }

    @Test
    void findsDamagedUnitsThatAreForSale() {
        assertThat(findings(StockFacts.of("LAMP", 100, new Level(75, 0), PACKED, back(5, 2, 0))))
                .hasSize(1);
    }

    private static Goods back(long back, long damaged, long scrapped) {
        return new Goods(Map.of("LAMP", back), Map.of("LAMP", damaged), Map.of("LAMP", scrapped));
    }

    private static Stream<String> findings(StockFacts... stock) {
        return StockFacts.findings(Stream.of(stock));
    }
}
