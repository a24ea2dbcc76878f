package io.orderflow.order.outside;

import io.orderflow.events.value.Code;
import io.orderflow.order.domain.RiskVerdict;
import io.orderflow.runtime.work.HopelessCallException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What an assessor answers. What it says beyond the decision is not read, and nothing of it is told. */
final class AssessorAnswer {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);

    /** Time-out, conflict, too early, too many: it may be another time. */
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

    private AssessorAnswer() {}

    /** The verdict; an exception if there is none, a {@link HopelessCallException} if there will be none. */
    static RiskVerdict verdict(int status, Buffer body) {
        if (status != OK) {
            throw noAnswer(status);
        }
        try {
            return switch (new JsonObject(body).getString("decision")) {
                case "CLEAR" -> RiskVerdict.CLEAR;
                case "REVIEW" -> RiskVerdict.REVIEW;
                case null, default -> throw new IllegalStateException("The assessor answered without a decision");
            };
        } catch (DecodeException | ClassCastException unreadable) {
            throw new IllegalStateException("The assessor answered without JSON");
        }
    }

    private static RuntimeException noAnswer(int status) {
        String answered = "The assessor answered " + status;
        if (KEY_REFUSED.contains(status)) {
            return new HopelessCallException(new Code("KEY_REFUSED"), answered);
        }
        return status >= BAD_REQUEST && status < SERVER_ERROR && !PASSING.contains(status)
                ? new HopelessCallException(new Code("REQUEST_REFUSED"), answered)
                : new IllegalStateException(answered);
    }
}
