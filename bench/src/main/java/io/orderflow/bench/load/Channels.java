package io.orderflow.bench.load;

import io.orderflow.servers.identity.Role;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The shops that send the orders in turn, each with a token of its own for the whole run; none where nobody has to say
 * who it is.
 */
public record Channels(List<String> authorizations) {
    /** Longer than any run. */
    private static final Duration LIFETIME = Duration.ofDays(7);

    public Channels {
        authorizations = List.copyOf(authorizations);
    }

    /** So many, if the system asks for tokens. */
    public static Channels of(Optional<Tokens> tokens, int count) {
        return new Channels(tokens.stream()
                .flatMap(issuer -> IntStream.rangeClosed(1, count)
                        .mapToObj(number -> TokenRequest.of("channel-" + number, Role.CHANNEL.claim()))
                        .map(request -> issuer.authorization(request.withLifetime(LIFETIME))))
                .toList());
    }

    void sign(HttpClientRequest post, long number) {
        if (!authorizations.isEmpty()) {
            post.putHeader("Authorization", authorizations.get((int) (number % authorizations.size())));
        }
    }
}
