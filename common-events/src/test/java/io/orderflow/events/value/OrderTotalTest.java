package io.orderflow.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTotalTest {

    /** Minor units have nothing to do with how many of them make a major one. */
    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "KWD"})
    void isTheSumOfItsPartsToTheMinorUnit(String currency) {
        OrderLine taxed = line(
                3,
                money(1_001, currency),
                new Discount(money(3, currency), "loyal"),
                tax(money(570, currency), false),
                tax(money(99, currency), true));
        OrderLine free = line(1, money(0, currency), null);
        ShippingCharge shipping = new ShippingCharge(money(499, currency), List.of(tax(money(95, currency), false)));

        assertThat(taxed.net()).isEqualTo(money(3_000, currency));
        assertThat(taxed.total()).isEqualTo(money(3_570, currency));
        assertThat(OrderTotal.of(List.of(taxed, free), new Discount(money(70, currency), "voucher"), shipping))
                .isEqualTo(money(3_570 - 70 + 499 + 95, currency));
        assertThat(OrderTotal.of(List.of(taxed, free), null, null)).isEqualTo(money(3_570, currency));
    }

    @Test
    void nothingCostsLessThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(1, money(10, "USD"), new Discount(money(11, "USD"), "too much")))
                .withMessage("discount must be at most what the line costs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(1, money(10, "USD"), null, tax(money(11, "USD"), true)))
                .withMessage("taxes must not include more than the price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderTotal.of(
                        List.of(line(1, money(10, "USD"), null, tax(money(5, "USD"), false))),
                        new Discount(money(11, "USD"), "too much"),
                        null))
                .withMessage("discount must be at most what the lines cost");
    }

    @Test
    void allOfItIsInOneCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(1, money(10, "USD"), new Discount(money(1, "EUR"), "r")))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(1, money(10, "USD"), null, tax(money(1, "EUR"), false)))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderTotal.of(
                        List.of(line(1, money(10, "USD"), null)), new Discount(money(1, "EUR"), "r"), null))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderTotal.of(
                        List.of(line(1, money(10, "USD"), null)), null, new ShippingCharge(money(1, "EUR"), List.of())))
                .withMessageContaining("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "0,19", "-0.1", "1e1", "", ".5", "0.", "0.1234567"})
    void aRateIsADecimal(String rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tax(null, rate, money(1, "USD"), true))
                .withMessage("rate must be a decimal from 0 to below 10, such as 0.19");
    }

    private static OrderLine line(int quantity, Money unitPrice, @Nullable Discount discount, Tax... taxes) {
        return new OrderLine(new Sku("LAMP"), "Lamp", quantity, unitPrice, 500, discount, List.of(taxes), null);
    }

    private static Tax tax(Money amount, boolean included) {
        return new Tax("VAT", "0.19", amount, included);
    }

    private static Money money(long amount, String currency) {
        return new Money(amount, currency);
    }
}
