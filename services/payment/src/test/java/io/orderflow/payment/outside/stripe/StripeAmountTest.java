package io.orderflow.payment.outside.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {

    @ParameterizedTest
    @CsvSource({
        "34998, USD, 34998",
        "500,   JPY, 500",
        "500,   KRW, 500",
        "5,     ISK, 500",
        "700,   MGA, 7",
        "5120,  KWD, 5120",
        "1045,  HUF, 1045"
    })
    void areCountedAsStripeCountsThem(long ours, String currency, long theirs) {
        assertThat(StripeAmount.of(new Money(ours, currency))).hasValue(theirs);
    }

    @ParameterizedTest
    @CsvSource({
        "34998, USD, 34998",
        "500,   jpy, 500",
        "5,     ISK, 500",
        "6,     ISK, 501",
        "700,   MGA, 7",
        "5120,  kwd, 5120"
    })
    void areOursAgainAndNeverLess(long ours, String currency, long theirs) {
        assertThat(StripeAmount.money(theirs, currency)).isEqualTo(new Money(ours, currency.toUpperCase(Locale.ROOT)));
    }

    @Test
    void areNoneWhereStripeHasNone() {
        assertThat(StripeAmount.of(new Money(5_124, "KWD"))).isEmpty();
        assertThat(StripeAmount.of(new Money(701, "MGA"))).isEmpty();
        assertThat(StripeAmount.of(new Money(5, "UGX"))).isEmpty();
    }
}
