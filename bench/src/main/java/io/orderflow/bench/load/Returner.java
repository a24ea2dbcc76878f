package io.orderflow.bench.load;

import io.orderflow.bench.load.PatientClient.Patience;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.ReturnLedger;
import io.orderflow.bench.measure.ReturnLedger.Told;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders back: asks for the return as soon as the stream tells that one is handed over, and reports its goods to the
 * warehouse as soon as it tells that they may come. So many are under way at a time; others wait for their turn.
 */
final class Returner implements EventFollower.Listener {
    private static final String FULFILLED = "OrderFulfilled";
    private static final Map<String, Told> TOLD = Map.of(
            "ReturnApproved", Told.APPROVED,
            "StockRestocked", Told.RESTOCKED,
            "PaymentRefunded", Told.REFUNDED,
            "PaymentRefundFailed", Told.REFUNDED);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** Shipping tells of the handover; until order has heard of it, it says 409. */
    private static final Patience WITH_ORDER = new Patience(Set.of(404, 409, 503), 100, LONGEST_PAUSE);

    private static final Patience WITH_WAREHOUSE = new Patience(Set.of(404, 503), 100, LONGEST_PAUSE);
    private static final int MOST_UNDER_WAY = 1_000;

    private final Context context;
    private final Disappointment disappointment;
    private final OrderMix mix;
    private final ReturnLedger ledger;
    private final PatientClient order;
    private final PatientClient warehouse;
    private final Map<UUID, Return> underWay = new HashMap<>();
    private final Queue<Return> waiting = new ArrayDeque<>();

    Returner(Vertx vertx, HttpClient http, OrderMix mix, Disappointment disappointment) {
        this.context = vertx.getOrCreateContext();
        this.disappointment = disappointment;
        this.mix = mix;
        this.ledger = disappointment.ledger();
        this.order = new PatientClient(vertx, http, disappointment.order(), disappointment.support(), WITH_ORDER);
        this.warehouse =
                new PatientClient(vertx, http, disappointment.warehouse(), disappointment.worker(), WITH_WAREHOUSE);
    }

    /** One that has begun; of the event loop alone. */
    private static final class Return {
        private final UUID orderId;
        private final long number;
        private final ReturnSlip slip;
        private boolean approved;
        private int received;
        private @Nullable UUID returnId;

        private Return(UUID orderId, long number, ReturnSlip slip) {
            this.orderId = orderId;
            this.number = number;
            this.slip = slip;
        }
    }

    /** The order of this number is accepted under this id. */
    void accepted(long number, UUID id) {
        disappointment.slip(number, mix.order(number)).ifPresent(slip -> {
            ledger.wanted(id, number, slip.receipts().size());
            begin(id, System.nanoTime());
        });
    }

    @Override
    public Set<String> kinds() {
        return Stream.concat(Stream.of(FULFILLED), TOLD.keySet().stream()).collect(Collectors.toSet());
    }

    @Override
    public void hear(UUID id, String kind, long nanos) {
        Told told = TOLD.get(kind);
        if (told == null) {
            begin(id, nanos);
            return;
        }
        ledger.heard(id, told, nanos);
        if (told == Told.APPROVED) {
            context.runOnContext(now -> approved(id));
        }
    }

    /** Whoever hears last that the order is accepted and that it is handed over begins. */
    private void begin(UUID id, long nanos) {
        ledger.begin(id, nanos).ifPresent(number -> {
            ReturnSlip slip = disappointment.slip(number, mix.order(number)).orElseThrow();
            context.runOnContext(now -> take(new Return(id, number, slip)));
        });
    }

    private void take(Return next) {
        if (underWay.size() < MOST_UNDER_WAY) {
            underWay.put(next.orderId, next);
            ask(next);
        } else {
            waiting.add(next);
        }
    }

    private void ask(Return asked) {
        order.post("/orders/" + asked.orderId + "/returns", OrderNumber.key(asked.number), asked.slip.request())
                .onSuccess(answer -> {
                    if (answer.status() == CREATED) {
                        asked.returnId = answer.id("returnId");
                        receive(asked);
                    } else {
                        giveUp(asked);
                    }
                });
    }

    private void approved(UUID id) {
        Return approved = underWay.get(id);
        if (approved != null && !approved.approved) {
            approved.approved = true;
            receive(approved);
        }
    }

    /** The next of its goods arrive, if they may come: the answer and the event that say so have no order. */
    private void receive(Return expected) {
        if (expected.returnId == null || !expected.approved) {
            return;
        }
        warehouse
                .post(
                        "/return-tasks/" + expected.returnId + "/receipts",
                        OrderNumber.key(expected.number) + "-" + expected.received,
                        expected.slip.receipts().get(expected.received))
                .onSuccess(answer -> {
                    if (answer.status() != OK) {
                        giveUp(expected);
                    } else if (++expected.received < expected.slip.receipts().size()) {
                        receive(expected);
                    } else {
                        finish(expected);
                    }
                });
    }

    private void giveUp(Return abandoned) {
        ledger.gaveUp(abandoned.orderId, System.nanoTime());
        finish(abandoned);
    }

    private void finish(Return finished) {
        underWay.remove(finished.orderId);
        Return next = waiting.poll();
        if (next != null) {
            take(next);
        }
    }
}
