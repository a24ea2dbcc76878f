package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.runtime.http.identity.Visibility;
import java.util.List;
import java.util.Optional;

/** What people see of an order, as they see it. */
public final class Views {

    /** As the answers of this service are written. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Views() {}

    /**
     * The order as {@code GET /orders} gives it, but for the time that its id tells; a word for one that is not known yet.
     */
    public static String of(Order order) {
        return OrderSummary.of(order, new Visibility.Everything())
                .map(Views::json)
                .orElse("unknown");
    }

    /** How far it has got; nothing if it is not known yet. */
    public static Optional<Status> statusOf(Order order) {
        return OrderSummary.of(order, new Visibility.Everything()).map(OrderSummary::status);
    }

    /** Why it was rejected, if it was. */
    public static Optional<RejectionReason> reasonOf(Order order) {
        return OrderSummary.of(order, new Visibility.Everything()).map(OrderSummary::reason);
    }

    /** What changes while an order is carried out. */
    public static String partsOf(Order order) {
        return OrderSummary.of(order, new Visibility.Everything())
                .map(MAPPER::<ObjectNode>valueToTree)
                .map(view -> view.without(List.of("orderId", "createdAt", "customerId", "lines", "total"))
                        .toString())
                .orElse("unknown");
    }

    private static String json(OrderSummary summary) {
        try {
            return MAPPER.writeValueAsString(
                    MAPPER.<ObjectNode>valueToTree(summary).without(List.of("createdAt")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
