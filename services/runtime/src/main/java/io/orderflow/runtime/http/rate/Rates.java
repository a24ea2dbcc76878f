package io.orderflow.runtime.http.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.orderflow.runtime.http.rate.Client.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token bucket for each client that has a rate; none for others. */
@ApplicationScoped
class Rates {

    /** A bucket that is forgotten is found full again. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Kind, Bandwidth> limits = new EnumMap<>(Kind.class);
    private final Cache<Client, Bucket> buckets;

    Rates(RateConfiguration configuration) {
        limit(Kind.CUSTOMER, configuration.customer(), configuration.customerBurst());
        limit(Kind.CHANNEL, configuration.channel(), configuration.channelBurst());
        limit(Kind.STAFF, configuration.staff(), configuration.staffBurst());
        limit(Kind.ADDRESS, configuration.address(), configuration.addressBurst());
        this.buckets = Caffeine.newBuilder()
                .maximumSize(configuration.clients())
                .expireAfterWrite(KEPT)
                .build();
    }

    private void limit(Kind kind, int perSecond, int burst) {
        if (perSecond > 0) {
            limits.put(
                    kind,
                    Bandwidth.builder()
                            .capacity(burst)
                            .refillGreedy(perSecond, Duration.ofSeconds(1))
                            .build());
        }
    }

    /** Whether clients of this kind have a rate at all. */
    boolean limits(Kind kind) {
        return limits.containsKey(kind);
    }

    /** How long this client has to wait; null if it has not to. */
    @Nullable Duration wait(Client client) {
        Bandwidth limit = limits.get(client.kind());
        if (limit == null) {
            return null;
        }
        ConsumptionProbe probe = buckets.get(client, unknown -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static Bucket bucket(Bandwidth limit) {
        return Bucket.builder().addLimit(limit).withNanosecondPrecision().build();
    }
}
