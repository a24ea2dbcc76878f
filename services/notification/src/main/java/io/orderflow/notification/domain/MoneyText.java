package io.orderflow.notification.domain;

import io.orderflow.events.value.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Money as people read it: {@code 349.98 USD}. */
final class MoneyText {

    private MoneyText() {}

    static String of(Money money) {
        int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(money.amount(), digits).toPlainString() + " " + money.currency();
    }
}
