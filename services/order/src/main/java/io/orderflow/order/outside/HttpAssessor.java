package io.orderflow.order.outside;

import io.orderflow.order.application.RiskAssessor;
import io.orderflow.order.domain.RiskProfile;
import io.orderflow.order.domain.RiskVerdict;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Any assessor over HTTP: the profile of an order is posted to one address as JSON, with a bearer token, and {@code
 * {"decision": "CLEAR"}} or {@code "REVIEW"} is the answer. All else is none: another status, a redirection, a body that is
 * too long, silence.
 */
@Singleton
@Identifier("http") final class HttpAssessor implements RiskAssessor {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final AssessorAccess access;
    private final Duration timeout;

    @Inject
    HttpAssessor(HttpAssessorConfiguration configuration, Vertx vertx) {
        this(
                AssessorAccess.of(configuration.url(), configuration.key()),
                configuration.timeout(),
                vertx.createHttpClient(new HttpClientOptions()
                        .setConnectTimeout((int) configuration.connectTimeout().toMillis())
                        .setMaxPoolSize(configuration.maxConnections())));
    }

    HttpAssessor(AssessorAccess access, Duration timeout, HttpClient client) {
        this.access = access;
        this.timeout = timeout;
        this.client = client;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Override
    public Uni<RiskVerdict> assess(RiskProfile profile) {
        AssessorExchange exchange = new AssessorExchange();
        return Uni.createFrom()
                .completionStage(() -> client.request(options(profile))
                        .compose(request -> exchange.send(request, body(profile)))
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no answer in " + timeout))
                .onFailure()
                .invoke(ignored -> exchange.end())
                .onCancellation()
                .invoke(exchange::end);
    }

    private RequestOptions options(RiskProfile profile) {
        return new RequestOptions()
                .setAbsoluteURI(access.url().toString())
                .setMethod(HttpMethod.POST)
                .addHeader(HttpHeaders.AUTHORIZATION, access.authorization())
                .addHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .addHeader(HttpHeaders.ACCEPT, JSON)
                .addHeader(IDEMPOTENCY_KEY, profile.orderId().toString());
    }

    private static Buffer body(RiskProfile profile) {
        JsonObject body = new JsonObject()
                .put("orderId", profile.orderId().toString())
                .put(
                        "total",
                        new JsonObject()
                                .put("amount", profile.total().amount())
                                .put("currency", profile.total().currency()))
                .put("shippingCountry", profile.shippingCountry())
                .put("customerId", profile.customerId())
                .put("lines", profile.lines());
        if (profile.billingCountry() != null) {
            body.put("billingCountry", profile.billingCountry());
        }
        return body.toBuffer();
    }
}
