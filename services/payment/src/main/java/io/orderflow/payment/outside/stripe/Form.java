package io.orderflow.payment.outside.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A body as Stripe takes it: {@code application/x-www-form-urlencoded}, with what is nested in brackets. */
final class Form {

    private final Map<String, String> fields = new LinkedHashMap<>();

    Form with(String field, Object value) {
        fields.put(field, value.toString());
        return this;
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
