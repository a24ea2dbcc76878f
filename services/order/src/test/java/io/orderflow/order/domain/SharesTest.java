package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Money;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void theLargestRemaindersAreRoundedUp() {
        assertThat(shares(100, 1, 1, 1)).containsExactly(34L, 33L, 33L);
        assertThat(shares(10, 15, 25, 60)).containsExactly(2L, 2L, 6L);
        assertThat(shares(5, 1, 2, 3)).containsExactly(1L, 2L, 2L);
    }

    @Test
    void whatCostsNothingBearsNothing() {
        assertThat(shares(7, 0, 5, 5)).containsExactly(0L, 4L, 3L);
        assertThat(shares(0, 0, 0)).containsExactly(0L, 0L);
    }

    @Test
    void noProductIsTooLarge() {
        assertThat(shares(Money.MAX_AMOUNT, Money.MAX_AMOUNT, 1)).containsExactly(Money.MAX_AMOUNT - 1, 1L);
    }

    private static List<Long> shares(long amount, long... parts) {
        List<Money> whole =
                LongStream.of(parts).mapToObj(part -> new Money(part, "USD")).toList();
        return Shares.of(new Money(amount, "USD"), whole).stream()
                .map(Money::amount)
                .toList();
    }
}
