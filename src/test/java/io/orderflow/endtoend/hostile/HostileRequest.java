package io.orderflow.endtoend.hostile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A request that no client should send.
 *
 * @param what is hostile about it
 * @param target path and query as they go over the wire
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out: nobody compares them.
record HostileRequest(String what, String method, String target, Map<String, String> headers, byte[] body) {
    HostileRequest {
        headers = Map.copyOf(headers);
    }

    /** The same, as if its body were still to come. */
    HostileRequest withoutItsBody() {
        Map<String, String> announced = new HashMap<>(headers);
        announced.put("Content-Length", Integer.toString(body.length));
        return new HostileRequest(what, method, target, announced, new byte[0]);
    }

    /** The same with a query, or with more of it. */
    HostileRequest withQuery(String query) {
        return new HostileRequest(what, method, target + (target.contains("?") ? "&" : "?") + query, headers, body);
    }

    boolean hasBody() {
        return body.length > 0 || (headers.containsKey("Content-Type") && !headers.containsKey("Content-Length"));
    }

    @Override
    public String toString() {
        String text = new String(body, 0, Math.min(body.length, 80), StandardCharsets.UTF_8);
        String shortTarget = target.length() > 120 ? target.substring(0, 120) + "…" : target;
        return "%s %s (%s) %s".formatted(method, shortTarget, what, text);
    }
}
