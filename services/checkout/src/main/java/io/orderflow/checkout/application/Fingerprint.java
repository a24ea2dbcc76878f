package io.orderflow.checkout.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.value.Money;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a request asks for, as a SHA-256: enough to know it again, and no personal data. It is made of the request as it
 * was understood, so spaces, the order of fields, escapes and fields that say nothing make no difference.
 */
final class Fingerprint {

    /** Not the API's own: a setting of that must not make strangers of requests that are known. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Fingerprint() {}

    /** The same for the same goods, in whatever order they were named; and however they are paid if they cost nothing. */
    static String of(OrderRequest request, Money total) {
        OrderRequest sorted = request.sorted();
        return ofExactly(total.amount() == 0 ? sorted.withoutPayment() : sorted);
    }

    /** The same for the same lines in the same order only; so were the fingerprints of versions before V101. */
    static String ofExactly(OrderRequest request) {
        try {
            byte[] canonical = MAPPER.writeValueAsBytes(request);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
