package io.orderflow.checkout.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.value.Tax;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for. It names no price, and the catalogue's are taken; or it is priced already: then each of its lines
 * names a price, and it names their total.
 *
 * @param payment may be absent if nothing is to be paid, and is of no consequence then
 * @param discount on a priced order as a whole
 * @param shipping what sending a priced order costs
 * @param total what all parts of a priced order come to; there if it is priced, and only then
 * @param externalId what the channel calls the order: there is no other of this channel that is called so
 * @param placedAt when the customer placed it at the channel
 * @param billingAddress whom the invoice goes to, if somebody else
 * @param phone for the carrier
 * @param note what the customer wants to say
 * @param metadata what the client wants to find again with the order
 */
public record OrderRequest(
        Buyer customer,
        List<Line> lines,
        Address shippingAddress,
        @Nullable Payment payment,
        @Nullable Discount discount,
        @Nullable ShippingCharge shipping,
        @Nullable Money total,
        @Nullable String externalId,
        @Nullable Moment placedAt,
        @Nullable Address billingAddress,
        @Nullable String phone,
        @Nullable String note,
        @Nullable Map<String, String> metadata) {

    /** The most lines of one order. */
    public static final int MAX_LINES = Require.MAX_LINES;

    /** The most units of one line, and of all lines of one SKU together. */
    public static final int MAX_QUANTITY = SkuQuantity.MAX_QUANTITY;

    public OrderRequest {
        require(customer != null, "customer must be present");
        require(lines != null, "lines must be present");
        require(shippingAddress != null, "shippingAddress must be present");
        require(!lines.isEmpty() && lines.size() <= MAX_LINES, "lines must be 1 to " + MAX_LINES);
        require(lines.stream().allMatch(Objects::nonNull), "lines must not hold null");
        lines = List.copyOf(lines);
        checkQuantities(lines);
        checkPrices(lines, discount, shipping, total);
        Destination.check(customer, shippingAddress);
        if (externalId != null) {
            Require.visible(externalId, "externalId", OrderCreated.MAX_EXTERNAL_ID);
        }
        Wishes.check(billingAddress, phone, note, lines);
        metadata = metadata == null || metadata.isEmpty() ? null : Require.metadata(metadata, "metadata");
    }

    /** One at the prices of the catalogue, with nothing more to say. */
    public OrderRequest(Buyer customer, List<Line> lines, Address shippingAddress, @Nullable Payment payment) {
        this(customer, lines, shippingAddress, payment, null, null, null, null, null, null, null, null, null);
    }

    /** Whether it is priced already. */
    public boolean hasPrices() {
        return total != null;
    }

    /** The same request with its lines in the order of their SKUs. */
    public OrderRequest sorted() {
        List<Line> sorted = lines.stream().sorted(Line.BY_SKU).toList();
        return sorted.equals(lines) ? this : with(customer, sorted, payment);
    }

    /** The same request for this customer. */
    public OrderRequest of(String customerId) {
        return customerId.equals(customer.id()) ? this : with(customer.withId(customerId), lines, payment);
    }

    /** The same request, as if nobody had said how to pay. */
    public OrderRequest withoutPayment() {
        return payment == null ? this : with(customer, lines, null);
    }

    @Nullable PaymentToken paymentToken() {
        return payment == null ? null : payment.token();
    }

    private OrderRequest with(Buyer buyer, List<Line> ordered, @Nullable Payment paid) {
        return new OrderRequest(
                buyer,
                ordered,
                shippingAddress,
                paid,
                discount,
                shipping,
                total,
                externalId,
                placedAt,
                billingAddress,
                phone,
                note,
                metadata);
    }

    /**
     * So many of that.
     *
     * @param unitPrice of one unit, if the order is priced, as all that follows but the gift message
     * @param name what the customer saw; else as in the catalogue
     * @param weightGrams of one unit, else as in the catalogue
     * @param discount on all units together
     * @param taxes on all units together, after the discount
     * @param giftMessage what to write to whom it is given
     */
    public record Line(
            Sku sku,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable String name,
            @Nullable Integer weightGrams,
            @Nullable Discount discount,
            @Nullable List<Tax> taxes,
            @Nullable String giftMessage) {

        private static final Comparator<Line> BY_SKU = Comparator.<Line, String>comparing(
                        line -> line.sku().value())
                .thenComparingInt(Line::quantity)
                .thenComparing(line -> String.valueOf(line.unitPrice()))
                .thenComparing(line -> String.valueOf(line.giftMessage()));

        public Line {
            require(sku != null, "sku must be present");
            require(quantity >= 1 && quantity <= MAX_QUANTITY, "quantity must be 1 to " + MAX_QUANTITY);
            taxes = taxes == null || taxes.isEmpty() ? null : List.copyOf(taxes);
            require(
                    unitPrice != null || (name == null && weightGrams == null && discount == null && taxes == null),
                    "unitPrice must be present where a line names anything of its price");
        }

        /** So many of that at the price of the catalogue. */
        public Line(Sku sku, int quantity) {
            this(sku, quantity, null, null, null, null, null, null);
        }
    }

    /** How it is paid: a token of the payment provider, never a card. */
    public record Payment(@Nullable PaymentToken token) {}

    /** Whoever is asked for one SKU on several lines is asked for all of it at once. */
    private static void checkQuantities(List<Line> lines) {
        Map<Sku, Integer> quantities = HashMap.newHashMap(lines.size());
        for (Line line : lines) {
            require(
                    quantities.merge(line.sku(), line.quantity(), Integer::sum) <= MAX_QUANTITY,
                    "lines must name at most " + MAX_QUANTITY + " of one sku: "
                            + line.sku().value());
        }
    }

    private static void checkPrices(
            List<Line> lines, @Nullable Discount discount, @Nullable ShippingCharge shipping, @Nullable Money total) {
        long priced = lines.stream().filter(line -> line.unitPrice() != null).count();
        require(priced == 0 || priced == lines.size(), "lines must all name a unitPrice, or none of them");
        require(total != null || priced == 0, "total must be present where lines name a unitPrice");
        require(
                priced > 0 || (total == null && discount == null && shipping == null),
                "lines must name a unitPrice where there is a total, a discount or shipping");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
