package io.orderflow.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The approved samples of the contract, told of any order: for tests that need events and not what is in them, so that
 * they need not name what they do not care for.
 */
public final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventCodec CODEC = new EventCodec();
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    private Samples() {}

    /** All that is told of an order that ends like this, in the order of the flow. */
    public static List<OrderEvent> wayTo(OrderEnd end, OrderId order) {
        return FLOW.wayTo(end).stream().map(event -> of(event, order)).toList();
    }

    /** The event with this name, as if it had happened to that order. */
    public static OrderEvent of(String event, OrderId order) {
        String sample = "/io/orderflow/events/samples/" + event + ".json";
        try (InputStream in = OrderEvent.class.getResourceAsStream(sample)) {
            ObjectNode body = (ObjectNode) JSON.readTree(in).get("body");
            return CODEC.event(event, JSON.writeValueAsBytes(body.put("orderId", order.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(sample, e);
        }
    }
}
