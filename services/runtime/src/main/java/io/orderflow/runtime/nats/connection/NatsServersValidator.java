package io.orderflow.runtime.nats.connection;

import io.nats.client.support.NatsUri;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks {@link NatsServers}. What is wrong is not quoted: an address may bring a password. */
public final class NatsServersValidator implements ConstraintValidator<NatsServers, String> {

    private static final int MOST_PORTS = 65_535;

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null
                || Stream.of(value.split(",", -1)).map(String::strip).allMatch(NatsServersValidator::isServer);
    }

    private static boolean isServer(String address) {
        try {
            NatsUri server = new NatsUri(address);
            String host = server.getHost();
            return !address.isEmpty() && host != null && !host.isBlank() && server.getPort() <= MOST_PORTS;
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
