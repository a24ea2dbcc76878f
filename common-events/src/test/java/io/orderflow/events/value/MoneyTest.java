package io.orderflow.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Money MOST = new Money(1_000_000_000_000L, "USD");

    @Test
    void anAmountIsFromZeroToABillionMajorUnits() {
        assertThat(Money.zero("EUR").amount()).isZero();
        assertThat(MOST.amount()).isEqualTo(Money.MAX_AMOUNT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(-1, "USD"))
                .withMessage("amount must be from 0 to 1000000000000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.MAX_AMOUNT + 1, "USD"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"usd", "US", "USDT", "ZZZ"})
    void aCurrencyIsACodeOfIso4217(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, code))
                .withMessageContaining("currency");
    }

    @Test
    void addsWithinOneCurrency() {
        assertThat(new Money(29900, "USD").plus(new Money(5098, "USD"))).isEqualTo(new Money(34998, "USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")))
                .withMessageContaining("currency");
    }

    @Test
    void multipliesExactly() {
        assertThat(new Money(2549, "USD").times(2)).isEqualTo(new Money(5098, "USD"));
        assertThat(new Money(2549, "USD").times(0)).isEqualTo(Money.zero("USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> MOST.times(-1));
    }

    @Test
    void refusesToOverflow() {
        assertThatIllegalArgumentException().isThrownBy(() -> MOST.plus(new Money(1, "USD")));
        assertThatIllegalArgumentException().isThrownBy(() -> MOST.times(2));
        assertThatIllegalArgumentException().isThrownBy(() -> MOST.times(18_446_744));
        assertThatIllegalArgumentException().isThrownBy(() -> MOST.times(Integer.MAX_VALUE));
    }
}
