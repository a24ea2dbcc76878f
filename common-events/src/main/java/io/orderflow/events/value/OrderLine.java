package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param name what the customer saw, 1 to 200 characters
 * @param quantity units, 1 to {@value SkuQuantity#MAX_QUANTITY}
 * @param unitPrice the price of one unit
 * @param weightGrams the weight of one unit in grams, 1 to 1,000,000
 * @param discount on all units together, at most what they cost; in the line's currency, as the taxes are
 * @param taxes on all units together, after the discount: at most {@value Require#MAX_TAXES}, and those that are included
 *     are at most the price that has them in it; none is the same as no list
 * @param giftMessage what to write to whom it is given, 1 to {@value #MAX_GIFT_MESSAGE} characters, line breaks allowed.
 *     Personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderLine(
        Sku sku,
        String name,
        int quantity,
        Money unitPrice,
        int weightGrams,
        @Nullable Discount discount,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tax> taxes,
        @Nullable String giftMessage) {

    /** The longest gift message. */
    public static final int MAX_GIFT_MESSAGE = 250;

    public OrderLine {
        Require.present(sku, "sku");
        Require.text(name, "name", 200);
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.present(unitPrice, "unitPrice");
        Require.between(weightGrams, "weightGrams", 1, ParcelLine.MAX_WEIGHT_GRAMS);
        if (discount != null) {
            Money gross = unitPrice.times(quantity);
            Require.that(discount.amount().isOf(gross.currency()), "discount", "must be of the line's currency");
            Require.that(
                    discount.amount().amount() <= gross.amount(), "discount", "must be at most what the line costs");
        }
        taxes = taxes == null || taxes.isEmpty() ? List.of() : Require.taxes(taxes, net(unitPrice, quantity, discount));
        if (giftMessage != null) {
            Require.printable(giftMessage, "giftMessage", MAX_GIFT_MESSAGE);
        }
    }

    /** A line at its price, and nothing more. */
    public OrderLine(Sku sku, String name, int quantity, Money unitPrice, int weightGrams) {
        this(sku, name, quantity, unitPrice, weightGrams, null, List.of(), null);
    }

    /** The price of all units. Not on the wire. */
    public Money gross() {
        return unitPrice.times(quantity);
    }

    /** The price of all units after the discount, before taxes are added. Not on the wire. */
    public Money net() {
        return net(unitPrice, quantity, discount);
    }

    /** What the line adds to the order's total: {@link #net} and the taxes on top. Not on the wire. */
    public Money total() {
        return taxes.isEmpty() ? net() : net().plus(Taxes.added(taxes, unitPrice.currency()));
    }

    /** The same line with nothing to say to anybody. */
    public OrderLine withoutGiftMessage() {
        return giftMessage == null
                ? this
                : new OrderLine(sku, name, quantity, unitPrice, weightGrams, discount, taxes, null);
    }

    private static Money net(Money unitPrice, int quantity, @Nullable Discount discount) {
        Money gross = unitPrice.times(quantity);
        return discount == null ? gross : gross.minus(discount.amount());
    }

    /** Without the gift message, which has no place in a log. */
    @Override
    public String toString() {
        return "OrderLine[sku=%s, quantity=%s, unitPrice=%s, total=%s]".formatted(sku, quantity, unitPrice, total());
    }
}
