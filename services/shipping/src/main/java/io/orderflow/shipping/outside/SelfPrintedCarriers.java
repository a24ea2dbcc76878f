package io.orderflow.shipping.outside;

import io.orderflow.events.value.Money;
import io.orderflow.shipping.application.Carrier;
import io.orderflow.shipping.application.CarrierSource;
import io.orderflow.shipping.application.ShippingConfiguration;
import io.orderflow.shipping.domain.CarrierRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The carriers of {@code orderflow.shipping.carriers}. */
@ApplicationScoped
class SelfPrintedCarriers implements CarrierSource {

    private final ShippingConfiguration configuration;

    SelfPrintedCarriers(ShippingConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<Carrier> carriers() {
        return configuration.carriers().entrySet().stream()
                .<Carrier>map(entry -> new SelfPrintedCarrier(entry.getKey(), rule(entry.getValue())))
                .toList();
    }

    private CarrierRule rule(ShippingConfiguration.Entry entry) {
        return new CarrierRule(
                entry.countries().orElse(Set.of()),
                entry.minWeightGrams(),
                entry.maxWeightGrams(),
                new Money(entry.price(), configuration.currency()),
                new Money(entry.pricePerKilogram(), configuration.currency()));
    }
}
