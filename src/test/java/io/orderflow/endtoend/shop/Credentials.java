package io.orderflow.endtoend.shop;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.servers.identity.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What callers say of themselves in {@code Authorization}: by a token, or where the system is open as they please. */
public record Credentials(OrderflowSystem system) {

    /** Of somebody who may do everything. */
    public String ofAdmin() {
        return of("end-to-end", "admin");
    }

    /** Of somebody with these roles. */
    public String of(String subject, String... roles) {
        return system.tokens()
                .map(tokens -> tokens.authorization(TokenRequest.of(subject, roles)))
                .orElseGet(() -> "Basic "
                        + Base64.getEncoder().encodeToString((subject + ":").getBytes(StandardCharsets.UTF_8)));
    }
}
