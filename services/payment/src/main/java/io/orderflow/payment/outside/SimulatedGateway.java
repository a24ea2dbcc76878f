package io.orderflow.payment.outside;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.application.PaymentGateway;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Authorization.Granted;
import io.orderflow.payment.domain.Authorization.Refused;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A gateway without money. The token alone decides what happens, and the authorization code follows from the payment
 * id, so each repetition gets the same answer, also after a restart: {@code tok_visa} is granted, {@code tok_declined}
 * and {@code tok_insufficient_funds} are refused, {@code tok_slow} is granted after two seconds, {@code tok_timeout} is
 * granted but the first call never hears of it, {@code tok_unavailable} fails twice before it is granted, and any other
 * is refused, as a gateway refuses what it has not issued.
 */
@ApplicationScoped
@Identifier("simulated") class SimulatedGateway implements PaymentGateway {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int FAILURES = 2;
    private static final int REMEMBERED = 10_000;
    private static final int CODE_LENGTH = 12;

    /** How often a payment was asked for. Forgotten ones, and all after a restart, begin again: nothing depends on it. */
    private final Map<PaymentId, Integer> calls = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PaymentId, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public Uni<Authorization> authorize(PaymentId paymentId, Money amount, PaymentToken token) {
        Uni<Authorization> granted = Uni.createFrom().item(new Granted(codeOf(paymentId)));
        return switch (token.value()) {
            case "tok_visa" -> granted;
            case "tok_declined" -> Uni.createFrom().item(new Refused("card_declined"));
            case "tok_insufficient_funds" -> Uni.createFrom().item(new Refused("insufficient_funds"));
            case "tok_slow" -> granted.onItem().delayIt().by(SLOW);
            case "tok_timeout" -> callsOf(paymentId) == 1 ? Uni.createFrom().nothing() : granted;
            case "tok_unavailable" ->
                callsOf(paymentId) <= FAILURES
                        ? Uni.createFrom().failure(new IllegalStateException("the gateway is unavailable"))
                        : granted;
            default -> Uni.createFrom().item(new Refused("unknown_token"));
        };
    }

    @Override
    public Uni<Void> capture(PaymentId paymentId, Money amount, String authorizationCode) {
        return Uni.createFrom().voidItem();
    }

    private int callsOf(PaymentId paymentId) {
        synchronized (calls) {
            return calls.merge(paymentId, 1, Integer::sum);
        }
    }

    private static String codeOf(PaymentId paymentId) {
        String name = UUID.nameUUIDFromBytes(paymentId.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "SIM-" + name.substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
    }
}
