package io.orderflow.payment.outside;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.application.HearGateway;
import io.orderflow.payment.domain.Dispute;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A bank that takes back money that there never was. The authorization code says whether it does, so that nobody has to
 * remember the token. It says so a second after the capture, as a webhook would, and once: who is not there then hears of it
 * never.
 */
@ApplicationScoped
class SimulatedBank {

    private static final Logger LOG = Logger.getLogger(SimulatedBank.class);

    private static final Duration CUSTOMER_TAKES = Duration.ofSeconds(1);
    private static final Code REASON = new Code("FRAUDULENT");
    private static final String TAKING = "SIM-CHARGEBACK-";
    private static final String DISPUTE = "SIM-DISPUTE-";

    private final HearGateway hearGateway;

    SimulatedBank(HearGateway hearGateway) {
        this.hearGateway = hearGateway;
    }

    /** The code for what the bank will take back. */
    static String taking(String code) {
        return code.replaceFirst("SIM-", TAKING);
    }

    /** What it has taken back of what has this code. */
    static List<Dispute> disputes(Money amount, String authorizationCode) {
        return authorizationCode.startsWith(TAKING)
                ? List.of(new Dispute(authorizationCode.replaceFirst(TAKING, DISPUTE), amount, REASON, false))
                : List.of();
    }

    /** Hears that money is taken. */
    void captured(PaymentId paymentId, String authorizationCode) {
        if (authorizationCode.startsWith(TAKING)) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(CUSTOMER_TAKES)
                    .chain(() -> hearGateway.ofADispute(paymentId))
                    .subscribe()
                    .with(
                            said -> {},
                            failure -> LOG.warnf("Nobody hears of the dispute of %s: %s", paymentId, failure));
        }
    }
}
