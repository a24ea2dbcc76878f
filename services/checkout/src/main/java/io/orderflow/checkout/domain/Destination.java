package io.orderflow.checkout.domain;

import io.orderflow.events.value.Address;
import org.jspecify.annotations.Nullable;

/**
 * The rules for whom and where an order goes to, beyond those of the contract. They hold where orders come in and nowhere
 * else: what was accepted once stays readable, whatever is asked of the next one.
 */
final class Destination {

    private Destination() {}

    /** Refuses by a message that begins with the field. */
    static void check(Buyer customer, Address address) {
        text(customer.name(), "customer.name");
        require(
                EmailAddress.isOne(customer.email()),
                "customer.email must be one e-mail address (RFC 5321 or 6531), of at most 254 octets, 64 before the @");
        checkWords(address, "shippingAddress");
        require(
                address.postalCode() != null || !PostalCodes.areNeededIn(address.country()),
                "shippingAddress.postalCode is needed in " + address.country());
    }

    /** Likewise, of an address that nothing is sent to. */
    static void checkWords(Address address, String field) {
        text(address.name(), field + ".name");
        text(address.line1(), field + ".line1");
        optionalText(address.line2(), field + ".line2");
        text(address.city(), field + ".city");
        optionalText(address.region(), field + ".region");
        optionalText(address.postalCode(), field + ".postalCode");
    }

    private static void optionalText(@Nullable String value, String field) {
        if (value != null) {
            text(value, field);
        }
    }

    static void text(String value, String field) {
        require(VisibleText.isThere(value), field + " must hold something that can be seen");
        require(
                VisibleText.isPlain(value),
                field + " must not hold characters that cannot be seen, such as U+200B or U+202E, nor unassigned ones");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
