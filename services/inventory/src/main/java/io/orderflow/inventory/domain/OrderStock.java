package io.orderflow.inventory.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one decision looks at and changes: the reservation of an order, and the stock of the SKUs concerned. */
public record OrderStock(Reservation reservation, Stock stock) {

    /** What the decision on a command looks at, out of all stock levels that are known. */
    public static OrderStock of(Reservation reservation, ReservationCommand command, Map<Sku, StockLevel> levels) {
        return new OrderStock(reservation, Stock.of(skus(reservation, command), levels));
    }

    /** The SKUs whose stock the decision on a command may look at. */
    public static Set<Sku> skus(Reservation reservation, ReservationCommand command) {
        Stream<Sku> reserved = reservation instanceof Reservation.Reserved(var lines)
                ? lines.stream().map(SkuQuantity::sku)
                : Stream.empty();
        return Stream.concat(reserved, skus(command)).collect(Collectors.toSet());
    }

    private static Stream<Sku> skus(ReservationCommand command) {
        return switch (command) {
            case ReservationCommand.Heard(OrderEvent event) -> skus(event);
        };
    }

    private static Stream<Sku> skus(OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> created.lines().stream().map(OrderLine::sku);
            case ShipmentProcessed processed -> processed.lines().stream().map(SkuQuantity::sku);
            case ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> Stream.empty();
        };
    }
}
