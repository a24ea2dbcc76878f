package io.orderflow.checkout.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for what a customer says beside what is ordered and where it goes; in force where orders come in. */
final class Wishes {

    private Wishes() {}

    /** Refuses by a message that begins with the field. */
    static void check(
            @Nullable Address billingAddress,
            @Nullable String phone,
            @Nullable String note,
            List<OrderRequest.Line> lines) {
        if (billingAddress != null) {
            Destination.checkWords(billingAddress, "billingAddress");
        }
        if (phone != null) {
            Require.phone(phone, "phone");
        }
        words(note, "note", OrderCreated.MAX_NOTE);
        for (int i = 0; i < lines.size(); i++) {
            words(lines.get(i).giftMessage(), "lines[" + i + "].giftMessage", OrderLine.MAX_GIFT_MESSAGE);
        }
    }

    /** Of many lines, none of which hides anything. */
    private static void words(@Nullable String text, String field, int max) {
        if (text != null) {
            Require.printable(text, field, max);
            Destination.text(text.replaceAll("[\\n\\r\\t]", " "), field);
        }
    }
}
