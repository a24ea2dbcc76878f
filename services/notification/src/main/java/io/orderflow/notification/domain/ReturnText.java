package io.orderflow.notification.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/** What a customer is told of goods that come back. An order may have several returns, so each says how much it is of. */
final class ReturnText {

    static final String EXPIRED =
            "The time to send goods back to us is over, and we expect nothing more of this return. If they are on their "
                    + "way already, nothing is to be done: we take them when they arrive.";

    private ReturnText() {}

    static String approved(List<SkuQuantity> lines, Moment until) {
        return "Your return of %s is approved. Send it so that it reaches us before %s."
                .formatted(items(lines.stream().mapToInt(SkuQuantity::quantity).sum()), MomentText.of(until));
    }

    static String received(List<ReturnedLine> lines) {
        return "We have received %s of your return. If money for it goes back to the card that you paid with, we let you "
                        .formatted(items(
                                lines.stream().mapToInt(ReturnedLine::quantity).sum()))
                + "know as soon as it does.";
    }

    /** Reasons are for machines, and more of them may come. */
    static String rejected(Code reason) {
        String beginning = switch (reason.value()) {
            case "OPENED" -> "We are sorry: we cannot take back what has been opened. ";
            case "USED" -> "We are sorry: we cannot take back what has been used. ";
            case "NOT_RETURNABLE" -> "We are sorry: what you want to send back is excluded from returns. ";
            default -> "We are sorry: we cannot take back what you want to send back. ";
        };
        return beginning + "Please keep it, and ask us in the shop if you think otherwise.";
    }

    private static String items(int units) {
        return units == 1 ? "1 item" : units + " items";
    }
}
