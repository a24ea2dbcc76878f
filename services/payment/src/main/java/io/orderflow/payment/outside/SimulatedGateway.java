package io.orderflow.payment.outside;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.application.PaymentGateway;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Authorization.Granted;
import io.orderflow.payment.domain.Authorization.Refused;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.RefundAnswer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A gateway without money. The token alone decides what happens, and the authorization code follows from the payment
 * id, so each repetition gets the same answer, also after a restart: {@code tok_visa} is granted, {@code tok_declined}
 * and {@code tok_insufficient_funds} are refused, {@code tok_slow} is granted after two seconds, {@code tok_timeout} is
 * granted but the first call never hears of it, {@code tok_silent} is granted and no call ever hears of it, only who asks
 * for it, {@code tok_unavailable} fails twice before it is granted, {@code tok_action} waits for the customer,
 * who proves after two seconds who is paying, {@code tok_action_abandoned} for one who never does, {@code
 * tok_refund_refused} is granted and never given back, {@code tok_refund_silent} is given back, but the first call for each
 * refund never hears of it, {@code tok_charged_back} is granted, and a second after the capture a bank takes it all back, and
 * any other is refused, as a gateway refuses what it has not issued.
 *
 * <p>What it remembers of the last payments is for those who ask what has become of one. After a restart it knows of
 * none, and whoever authorizes again gets what it would have told.
 */
@ApplicationScoped
@Identifier("simulated") class SimulatedGateway implements PaymentGateway {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int FAILURES = 2;
    private static final int REMEMBERED = 10_000;
    private static final int CODE_LENGTH = 12;

    /** A payment that was asked for, at first when, and how often. */
    private record Asked(PaymentToken token, Instant first, int times) {

        Asked again() {
            return new Asked(token, first, times + 1);
        }
    }

    private final Clock clock;
    private final BiConsumer<PaymentId, String> captured;
    private final SimulatedRefunds refunds = new SimulatedRefunds();

    private final Map<PaymentId, Asked> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PaymentId, Asked> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** With the time of this machine. */
    @Inject
    SimulatedGateway(SimulatedBank bank) {
        this(Clock.systemUTC(), bank::captured);
    }

    /**
     * With a time of its own.
     *
     * @param captured hears of each payment that is captured, by its authorization code
     */
    SimulatedGateway(Clock clock, BiConsumer<PaymentId, String> captured) {
        this.clock = clock;
        this.captured = captured;
    }

    @Override
    public Uni<Authorization> authorize(PaymentId paymentId, Money amount, PaymentToken token) {
        Asked asked = ask(paymentId, token);
        Uni<Authorization> answer = Uni.createFrom().item(outcome(paymentId, asked));
        return switch (token.value()) {
            case "tok_slow" -> answer.onItem().delayIt().by(SLOW);
            case "tok_timeout" -> asked.times() == 1 ? Uni.createFrom().nothing() : answer;
            case "tok_silent" -> Uni.createFrom().nothing();
            case "tok_unavailable" ->
                asked.times() <= FAILURES
                        ? Uni.createFrom().failure(new IllegalStateException("the gateway is unavailable"))
                        : answer;
            default -> answer;
        };
    }

    /** An authorization that failed is one that there has never been. */
    @Override
    public Uni<Optional<Authorization>> find(PaymentId paymentId) {
        return Uni.createFrom()
                .item(asked(paymentId)
                        .filter(asked -> !asked.token().value().equals("tok_unavailable") || asked.times() > FAILURES)
                        .map(asked -> outcome(paymentId, asked)));
    }

    /** The reference says all that there is to know. */
    @Override
    public Uni<Authorization> follow(PaymentId paymentId, String reference) {
        return Uni.createFrom().item(SimulatedAction.of(reference).outcome(codeOf(paymentId), clock.instant()));
    }

    @Override
    public Uni<Void> capture(PaymentId paymentId, Money amount, String authorizationCode) {
        return Uni.createFrom().voidItem().invoke(() -> captured.accept(paymentId, authorizationCode));
    }

    @Override
    public Uni<List<Dispute>> disputes(PaymentId paymentId, Money amount, String authorizationCode) {
        return Uni.createFrom().item(SimulatedBank.disputes(amount, authorizationCode));
    }

    @Override
    public Uni<Void> cancel(PaymentId paymentId, String reference) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<RefundAnswer> refund(PaymentId paymentId, RefundId refundId, Money amount, String authorizationCode) {
        return refunds.refund(refundId, authorizationCode);
    }

    private static Authorization outcome(PaymentId paymentId, Asked asked) {
        return switch (asked.token().value()) {
            case "tok_visa", "tok_slow", "tok_timeout", "tok_silent", "tok_unavailable" ->
                new Granted(codeOf(paymentId));
            case "tok_refund_refused", "tok_refund_silent" ->
                new Granted(SimulatedRefunds.codeFor(asked.token().value(), codeOf(paymentId)));
            case "tok_charged_back" -> new Granted(SimulatedBank.taking(codeOf(paymentId)));
            case "tok_declined" -> new Refused("card_declined");
            case "tok_insufficient_funds" -> new Refused("insufficient_funds");
            case "tok_action" -> SimulatedAction.begun(asked.first(), true).required();
            case "tok_action_abandoned" ->
                SimulatedAction.begun(asked.first(), false).required();
            default -> new Refused("unknown_token");
        };
    }

    private Asked ask(PaymentId paymentId, PaymentToken token) {
        synchronized (known) {
            return known.merge(paymentId, new Asked(token, clock.instant(), 1), (before, first) -> before.again());
        }
    }

    private Optional<Asked> asked(PaymentId paymentId) {
        synchronized (known) {
            return Optional.ofNullable(known.get(paymentId));
        }
    }

    private static String codeOf(PaymentId paymentId) {
        String name = UUID.nameUUIDFromBytes(paymentId.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "SIM-" + name.substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
    }
}
