package io.orderflow.bench.load;

import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.OrderLedger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders when they are due, whether or not earlier ones have been answered. One event loop does it all, so that
 * the generator leaves the machine to the system that it measures.
 */
public final class LoadGenerator implements AutoCloseable {
    private static final long TICK_MILLIS = 1;
    private static final long TIMEOUT_MILLIS = 30_000;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final HttpClient http;
    private final RequestOptions request;
    private final OrderMix mix;
    private final Channels channels;
    private final OrderLedger ledger;
    private final int mostInFlight;
    private long nextNumber;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile @Nullable Canceller canceller;
    private volatile @Nullable Returner returner;

    /**
     * @param connections kept alive; what finds none free waits for one
     * @param mostInFlight requests without an answer; one more is not sent and counts as an error
     */
    public LoadGenerator(
            URI checkout, OrderMix mix, Channels channels, OrderLedger ledger, int connections, int mostInFlight) {
        this.mix = mix;
        this.channels = channels;
        this.ledger = ledger;
        this.mostInFlight = mostInFlight;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(mostInFlight)
                .setKeepAlive(true)
                .setTcpNoDelay(true));
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(checkout.getHost())
                .setPort(checkout.getPort())
                .setURI("/orders")
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Content-Type", "application/json");
    }

    /** From now on some of the orders are wanted stopped. */
    public void regret(Regret regret) {
        canceller = new Canceller(vertx, http, regret);
    }

    /** From now on some of the orders are to come back; the listener has to hear what becomes of them. */
    public EventFollower.Listener disappoint(Disappointment disappointment) {
        Returner returning = new Returner(vertx, http, mix, disappointment);
        returner = returning;
        return returning;
    }

    /** Completes when the last request of the phase has been sent; answers may still be on their way. */
    public CompletableFuture<Void> run(Phase phase) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        vertx.runOnContext(start -> {
            long[] next = {0};
            vertx.setPeriodic(TICK_MILLIS, timer -> {
                long due = phase.arrivals().dueBy(System.nanoTime());
                while (next[0] < due) {
                    place(phase.answers(), phase.arrivals().dueAt(next[0]++));
                }
                if (next[0] == phase.arrivals().count()) {
                    vertx.cancelTimer(timer);
                    sent.complete(null);
                }
            });
        });
        return sent;
    }

    /** Sends one order at once. */
    public void placeOne(Answers answers) {
        long due = System.nanoTime();
        vertx.runOnContext(now -> place(answers, due));
    }

    /** How many requests have got no answer yet. */
    public int unanswered() {
        Canceller cancelling = canceller;
        return inFlight.get() + (cancelling == null ? 0 : cancelling.pending());
    }

    private void place(Answers answers, long due) {
        answers.sent();
        if (inFlight.get() >= mostInFlight) {
            answers.failed("not sent: " + mostInFlight + " requests without an answer");
            return;
        }
        inFlight.incrementAndGet();
        long number = nextNumber++;
        http.request(request).compose(post -> send(post, number)).onComplete(answer -> {
            inFlight.decrementAndGet();
            if (answer.succeeded()) {
                record(answers, due, number, answer.result());
            } else {
                answers.failed(String.valueOf(answer.cause().getMessage()));
            }
        });
    }

    private Future<HttpAnswer> send(HttpClientRequest post, long number) {
        post.putHeader("Idempotency-Key", OrderNumber.key(number));
        channels.sign(post, number);
        return post.send(mix.order(number).body()).compose(HttpAnswer::of);
    }

    private void record(Answers answers, long due, long number, HttpAnswer answer) {
        long nanos = System.nanoTime() - due;
        switch (answer.status()) {
            case ACCEPTED -> {
                UUID id = answer.id("orderId");
                ledger.accepted(id, due);
                Canceller cancelling = canceller;
                if (cancelling != null) {
                    cancelling.accepted(number, id);
                }
                Returner returning = returner;
                if (returning != null) {
                    returning.accepted(number, id);
                }
                answers.accepted(nanos);
            }
            case UNAVAILABLE -> answers.refused(nanos);
            default -> answers.failed("HTTP " + answer.status());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
