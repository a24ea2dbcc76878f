package io.orderflow.checkout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.checkout.domain.OrderRequest.Line;
import io.orderflow.checkout.domain.OrderRequest.Payment;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Sku;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    private static final Sku LAMP = new Sku("LAMP");
    private static final Sku DESK = new Sku("DESK");
    private static final Sku RUG = new Sku("RUG");

    private final Map<Sku, Product> catalogue = catalogue(
            new Product(LAMP, "Lamp", new Money(17_499, "USD"), 1200),
            new Product(DESK, "Desk", new Money(50_000, "USD"), 30_000),
            new Product(RUG, "Rug", new Money(9_900, "EUR"), 4000));

    @Test
    void takesPricesFromTheCatalogue() {
        Pricing pricing = Pricing.of(ORDER_ID, aRequestFor(new Line(LAMP, 2), new Line(DESK, 1)), null, catalogue);

        assertThat(pricing).isInstanceOfSatisfying(Pricing.Priced.class, priced -> {
            assertThat(priced.order().total()).isEqualTo(new Money(84_998, "USD"));
            assertThat(priced.order().lines().getFirst().unitPrice()).isEqualTo(new Money(17_499, "USD"));
        });
    }

    @Test
    void refusesProductsThatItDoesNotKnowAndNamesTheirLines() {
        Pricing pricing =
                Pricing.of(ORDER_ID, aRequestFor(new Line(LAMP, 1), new Line(new Sku("SOFA"), 1)), null, catalogue);

        assertThat(pricing)
                .isEqualTo(new Pricing.Refused(List.of(new Pricing.Reason("lines[1].sku", "is not in the catalogue"))));
    }

    @Test
    void refusesToMixCurrencies() {
        assertThat(Pricing.of(ORDER_ID, aRequestFor(new Line(LAMP, 1), new Line(RUG, 1)), null, catalogue))
                .isInstanceOfSatisfying(
                        Pricing.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Pricing.Reason::field)
                                .containsExactly("lines[1].sku"));
    }

    @Test
    void refusesATotalBeyondAllBounds() {
        Map<Sku, Product> luxury = catalogue(new Product(LAMP, "Lamp", new Money(Money.MAX_AMOUNT / 10, "USD"), 1200));

        assertThat(Pricing.of(ORDER_ID, aRequestFor(new Line(LAMP, 9_999)), null, luxury))
                .isInstanceOf(Pricing.Refused.class);
    }

    @Test
    void refusesLinesBeyondTheirBounds() {
        assertThatThrownBy(() -> new Line(LAMP, 0)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> new Line(LAMP, 10_000)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> aRequestFor()).hasMessageContaining("lines");
        assertThatThrownBy(() -> aRequestFor(new Line(LAMP, 1), new Line(LAMP, 9_999)))
                .hasMessage("lines must name at most 9999 of one sku: LAMP");
        assertThatThrownBy(() -> aRequestFor(Stream.iterate(0, i -> i + 1)
                        .limit(501)
                        .map(i -> new Line(new Sku("S" + i), 1))
                        .toArray(Line[]::new)))
                .hasMessageContaining("lines");
    }

    private static OrderRequest aRequestFor(Line... lines) {
        return new OrderRequest(
                new Buyer("c-1", "Ada Lovelace", "ada@example.com"),
                List.of(lines),
                new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US"),
                new Payment(new PaymentToken("tok_visa")));
    }

    private static Map<Sku, Product> catalogue(Product... products) {
        return Stream.of(products).collect(Collectors.toMap(Product::sku, product -> product));
    }
}
