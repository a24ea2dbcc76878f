package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.OrderTotal;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer placed an order. Published by checkout, because of {@code POST /orders}.
 *
 * <p>The only event, beside what shipping needs, that carries personal data.
 *
 * @param lines what was ordered: 1 to 500 lines, all in one currency. A SKU may be on several lines, always with the same
 *     weight, of 9,999 units in all
 * @param total what the customer pays, the sum of the parts ({@link OrderTotal}). The prices are those of the catalogue, or of
 *     the channel that placed the order; never the customer's
 * @param paymentToken what the customer pays with; always there unless the total is 0, and of no consequence then
 * @param channel the shop or marketplace that placed it for its customer, 1 to {@value Customer#MAX_ID} visible characters
 *     of ASCII; absent if customers placed it themselves
 * @param discount on the order as a whole, at most what the lines cost before taxes are added
 * @param shipping what sending it costs, if that is charged for
 * @param externalId what the channel calls it, 1 to 100 visible characters of ASCII
 * @param placedAt when the customer placed it at the channel, if that was not just now
 * @param billingAddress whom the invoice goes to, if somebody else. Personal data
 * @param phone for the carrier, 3 to 40 characters: digits, spaces and {@code + ( ) . / -}. Personal data
 * @param note what the customer wants to say, 1 to 1,000 characters, line breaks allowed. Personal data
 * @param metadata what the client wants to find again, in no other event: at most 50 entries, keys of 1 to 40 characters of
 *     A-Z, a-z, 0-9 and {@code ._:-}, values of at most 500 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCreated(
        OrderId orderId,
        Customer customer,
        List<OrderLine> lines,
        Money total,
        Address shippingAddress,
        @Nullable PaymentToken paymentToken,
        @Nullable String channel,
        @Nullable Discount discount,
        @Nullable ShippingCharge shipping,
        @Nullable String externalId,
        @Nullable Moment placedAt,
        @Nullable Address billingAddress,
        @Nullable String phone,
        @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metadata)
        implements OrderEvent {

    /** The longest id that a channel may have for an order. */
    public static final int MAX_EXTERNAL_ID = 100;

    /** The longest note. */
    public static final int MAX_NOTE = 1_000;

    public OrderCreated {
        Require.present(orderId, "orderId");
        Require.present(customer, "customer");
        lines = Require.lines(lines, "lines");
        Require.present(total, "total");
        Require.present(shippingAddress, "shippingAddress");
        Require.that(paymentToken != null || total.amount() == 0, "paymentToken is missing");
        Require.that(total.equals(OrderTotal.of(lines, discount, shipping)), "total must be the sum of its parts");
        requireParcels(lines);
        if (channel != null) {
            Require.visible(channel, "channel", Customer.MAX_ID);
        }
        if (externalId != null) {
            Require.visible(externalId, "externalId", MAX_EXTERNAL_ID);
        }
        if (phone != null) {
            Require.phone(phone, "phone");
        }
        if (note != null) {
            Require.printable(note, "note", MAX_NOTE);
        }
        metadata = Require.metadata(metadata, "metadata");
    }

    /** An order at the prices of the catalogue, with nothing more to say. */
    public OrderCreated(
            OrderId orderId,
            Customer customer,
            List<OrderLine> lines,
            Money total,
            Address shippingAddress,
            @Nullable PaymentToken paymentToken,
            @Nullable String channel) {
        this(
                orderId,
                customer,
                lines,
                total,
                shippingAddress,
                paymentToken,
                channel,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** The same, placed by the customer. */
    public OrderCreated(
            OrderId orderId,
            Customer customer,
            List<OrderLine> lines,
            Money total,
            Address shippingAddress,
            @Nullable PaymentToken paymentToken) {
        this(orderId, customer, lines, total, shippingAddress, paymentToken, null);
    }

    /** Whose it is. */
    public Owner owner() {
        return new Owner(customer.id(), channel);
    }

    /** How much of each SKU is ordered, in the order in which they are named first. Not on the wire. */
    public List<SkuQuantity> quantities() {
        return SkuQuantity.together(lines.stream().map(line -> new SkuQuantity(line.sku(), line.quantity())));
    }

    /** Without personal data, payment token and metadata, which have no place in a log. */
    @Override
    public String toString() {
        return "OrderCreated[orderId=%s, customer=%s, lines=%s, total=%s, channel=%s]"
                .formatted(orderId, customer, lines, total, channel);
    }

    /** What is on several lines is packed as one. */
    private static void requireParcels(List<OrderLine> lines) {
        Map<Sku, OrderLine> first = HashMap.newHashMap(lines.size());
        Map<Sku, Integer> more = new HashMap<>();
        for (OrderLine line : lines) {
            OrderLine before = first.putIfAbsent(line.sku(), line);
            if (before != null) {
                Require.that(before.weightGrams() == line.weightGrams(), "lines must give a SKU one weight");
                int sum = more.merge(line.sku(), line.quantity(), Integer::sum) + before.quantity();
                Require.that(
                        sum <= SkuQuantity.MAX_QUANTITY,
                        "lines must be of at most " + SkuQuantity.MAX_QUANTITY + " units of one SKU");
            }
        }
    }
}
