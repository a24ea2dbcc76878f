package io.orderflow.payment.outside;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.RefundAnswer;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refunds without money. The authorization code says what becomes of them, so that nobody has to remember the token; only
 * which have been asked for is remembered, of the last ones, for those that are not answered at first.
 */
final class SimulatedRefunds {

    private static final int REMEMBERED = 10_000;
    private static final Code REFUSED = new Code("CARD_CLOSED");
    private static final String REFUSING = "SIM-NO-REFUND-";
    private static final String SILENT = "SIM-LATE-REFUND-";

    private final Map<RefundId, Boolean> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RefundId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The code for what was paid with this token. */
    static String codeFor(String token, String code) {
        return switch (token) {
            case "tok_refund_refused" -> code.replaceFirst("SIM-", REFUSING);
            case "tok_refund_silent" -> code.replaceFirst("SIM-", SILENT);
            default -> code;
        };
    }

    Uni<RefundAnswer> refund(RefundId refundId, String authorizationCode) {
        if (authorizationCode.startsWith(REFUSING)) {
            return Uni.createFrom().item(new RefundAnswer.Refused(REFUSED));
        }
        return authorizationCode.startsWith(SILENT) && isFirst(refundId)
                ? Uni.createFrom().nothing()
                : Uni.createFrom().item(new RefundAnswer.Done());
    }

    private boolean isFirst(RefundId refundId) {
        synchronized (asked) {
            return asked.put(refundId, true) == null;
        }
    }
}
