package io.orderflow.runtime.http.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.runtime.http.ClientAddress;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Caller;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.rate.Client.Kind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Answers 429 whoever asks too often, before the body is read. */
class RateFilter {

    private final Rates rates;
    private final Callers callers;
    private final Map<Kind, Counter> refused = new EnumMap<>(Kind.class);

    RateFilter(Rates rates, Callers callers, MeterRegistry metrics) {
        this.rates = rates;
        this.callers = callers;
        for (Kind kind : Kind.values()) {
            refused.put(
                    kind,
                    Counter.builder("orderflow.http.refused")
                            .description("Requests that were answered 429, because their client asks too often")
                            .tag("client", kind.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    @LimitedByCaller
    @ServerRequestFilter
    @Nullable Response byCaller(HttpServerRequest request) {
        Caller caller = callers.current();
        return caller == null ? byAddress(request) : check(new Client(kind(), caller.subject()));
    }

    @LimitedByAddress
    @ServerRequestFilter
    @Nullable Response byAddress(HttpServerRequest request) {
        return rates.limits(Kind.ADDRESS) ? check(new Client(Kind.ADDRESS, ClientAddress.of(request))) : null;
    }

    /** An issuer may make everybody a customer, shops and staff too. */
    private Kind kind() {
        if (callers.is(Roles.CHANNEL)) {
            return Kind.CHANNEL;
        }
        return Stream.of(Roles.SUPPORT, Roles.WAREHOUSE, Roles.FINANCE, Roles.ADMIN)
                        .anyMatch(callers::is)
                ? Kind.STAFF
                : Kind.CUSTOMER;
    }

    private @Nullable Response check(Client client) {
        Duration wait = rates.wait(client);
        if (wait == null) {
            return null;
        }
        Objects.requireNonNull(refused.get(client.kind())).increment();
        return Problems.tooMany(
                        "too-many-requests",
                        "Too many requests",
                        "You ask for this more often than one client may.",
                        wait)
                .toResponse();
    }
}
