package io.orderflow.payment.outside.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that behaves as Stripe's public documentation says of payment intents: keys that are refused, idempotency
 * keys under which the first answer is repeated, errors too, cards that are declined or want their owner, states that
 * allow no capture, a search that lags behind, refunds up to what was captured, and disputes that allow none. It can be told to fail.
 */
final class StripeStandIn implements AutoCloseable {

    static final String KEY = "sk_test_4eC39HqLyjWDarjtT1zdp7dc";
    static final String WEBHOOK_SECRET = "whsec_test_b3f0a1";

    private static final Set<String> DISPUTED = Set.of("needs_response", "under_review", "lost");

    /** How it fails at the next request. */
    enum Fault {
        /** Before anything is done. */
        TOO_MANY_REQUESTS,
        /** Before anything is done; remembered under the idempotency key. */
        SERVER_ERROR,
        /** Everything is done, and nobody hears of it. */
        SILENCE,
        /** Everything is done, and the connection is cut. */
        CUT
    }

    /** What was asked. */
    record Request(String method, String path, Map<String, String> form, Map<String, String> headers) {}

    private record Answer(int status, JsonObject body) {}

    private record Remembered(Map<String, String> form, Answer answer) {}

    private final HttpServer server;
    private final Map<String, JsonObject> intents = new LinkedHashMap<>();
    private final Map<String, JsonObject> refunds = new LinkedHashMap<>();
    private final Map<String, JsonObject> disputes = new LinkedHashMap<>();
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private boolean searchLags;
    private boolean banksTakeTheirTime;
    private @Nullable String faultyMethod;

    final List<Request> requests = new CopyOnWriteArrayList<>();

    StripeStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(StripeStandIn::thread));
        server.createContext("/v1/payment_intents", this::handle);
        server.createContext("/v1/refunds", this::handle);
        server.createContext("/v1/disputes", this::handle);
        server.start();
    }

    /** Vert.x looks for its JSON where the thread does. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "stripe");
        thread.setDaemon(true);
        thread.setContextClassLoader(StripeStandIn.class.getClassLoader());
        return thread;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    synchronized void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** At the next request of this method. */
    synchronized void failNextOf(String method, Fault fault) {
        faultyMethod = method;
        failNext(fault);
    }

    synchronized void searchLags(boolean lags) {
        searchLags = lags;
    }

    /** Stripe forgets idempotency keys after a day. */
    synchronized void forgetKeys() {
        remembered.clear();
    }

    /** The customer has proved who is paying. */
    synchronized void authenticate(String paymentId) {
        intentOf(paymentId).put("status", "requires_capture").remove("next_action");
    }

    synchronized List<JsonObject> intentsOf(String paymentId) {
        return intents.values().stream()
                .filter(intent -> paymentId.equals(metadata(intent)))
                .toList();
    }

    synchronized JsonObject intentOf(String paymentId) {
        return intentsOf(paymentId).getFirst();
    }

    /** Refunds that are made from now on are pending until they are settled, or not. */
    synchronized void banksTakeTheirTime(boolean take) {
        banksTakeTheirTime = take;
    }

    /** The bank takes its time, or has made up its mind. */
    synchronized void settleRefund(String refundId, String status) {
        refundsOf(refundId).getFirst().put("status", status);
    }

    synchronized List<JsonObject> refundsOf(String refundId) {
        return refunds.values().stream()
                .filter(refund ->
                        refundId.equals(refund.getJsonObject("metadata").getString("refund_id")))
                .toList();
    }

    /** A bank disputes a payment; gives the name of the dispute. */
    synchronized String dispute(String paymentId, long amount, String status) {
        String id = "dp_" + (disputes.size() + 1) + "standin";
        JsonObject intent = intentOf(paymentId);
        disputes.put(
                id,
                new JsonObject()
                        .put("id", id)
                        .put("object", "dispute")
                        .put("amount", amount)
                        .put("currency", intent.getString("currency"))
                        .put("payment_intent", intent.getString("id"))
                        .put("metadata", new JsonObject())
                        .put("reason", "fraudulent")
                        .put("status", status));
        return id;
    }

    /** The bank has made up its mind. */
    synchronized void settleDispute(String id, String status) {
        disputes.get(id).put("status", status);
    }

    synchronized JsonObject disputeOf(String id) {
        return disputes.get(id).copy();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        requests.add(request);
        Fault fault;
        Answer answer;
        synchronized (this) {
            fault = faultyMethod == null || faultyMethod.equals(request.method()) ? faults.poll() : null;
            faultyMethod = fault == null ? faultyMethod : null;
            answer = fault == Fault.TOO_MANY_REQUESTS
                    ? error(429, "rate_limit_error", "rate_limit", null)
                    : answer(request, fault == Fault.SERVER_ERROR);
        }
        if (fault == Fault.CUT) {
            exchange.close();
            return;
        }
        if (fault == Fault.SILENCE) {
            return; // The client gives up; stopping the server ends the connection.
        }
        byte[] body = answer.body().encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(Request request, boolean fails) {
        if (!("Bearer " + KEY).equals(request.headers().get("authorization"))) {
            return error(401, "invalid_request_error", null, null);
        }
        String key = request.headers().get("idempotency-key");
        Remembered before = key == null ? null : remembered.get(key);
        if (before != null) {
            return before.form().equals(request.form()) ? before.answer() : error(400, "idempotency_error", null, null);
        }
        Answer answer = fails ? error(500, "api_error", null, null) : perform(request);
        if (key != null) {
            remembered.put(key, new Remembered(request.form(), answer));
        }
        return answer;
    }

    private Answer perform(Request request) {
        if (request.path().equals("/v1/refunds")) {
            return request.method().equals("POST") ? refund(request.form()) : listOf(refunds, request.form());
        }
        if (request.path().equals("/v1/disputes")) {
            return listOf(disputes, request.form());
        }
        String[] path = request.path().substring("/v1/payment_intents".length()).split("/", -1);
        if (path.length == 1) {
            return create(request.form());
        }
        if (path[1].equals("search")) {
            return search(request.form().getOrDefault("query", ""));
        }
        JsonObject intent = intents.get(path[1]);
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing", "intent");
        }
        if (path.length == 2) {
            return new Answer(200, intent);
        }
        return path[2].equals("capture")
                ? move(intent, "succeeded", List.of("requires_capture"))
                : move(intent, "canceled", List.of("requires_capture", "requires_action", "requires_payment_method"));
    }

    private static Answer listOf(Map<String, JsonObject> all, Map<String, String> form) {
        JsonArray found = new JsonArray();
        all.values().stream()
                .filter(one -> one.getString("payment_intent").equals(form.get("payment_intent")))
                .forEach(found::add);
        return new Answer(200, new JsonObject().put("object", "list").put("data", found));
    }

    private boolean isDisputed(String paymentIntent) {
        return disputes.values().stream()
                .filter(dispute -> dispute.getString("payment_intent").equals(paymentIntent))
                .anyMatch(dispute -> DISPUTED.contains(dispute.getString("status")));
    }

    private Answer refund(Map<String, String> form) {
        String paymentIntent = form.getOrDefault("payment_intent", "");
        JsonObject intent = intents.get(paymentIntent);
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing", "payment_intent");
        }
        if (isDisputed(paymentIntent)) {
            return error(400, "invalid_request_error", "charge_disputed", null);
        }
        long amount = Long.parseLong(form.get("amount"));
        long refunded = refunds.values().stream()
                .filter(refund -> refund.getString("payment_intent").equals(paymentIntent))
                .mapToLong(refund -> refund.getLong("amount"))
                .sum();
        long left = intent.getLong("amount") - refunded;
        if (left == 0) {
            return error(400, "invalid_request_error", "charge_already_refunded", null);
        }
        if (amount > left) {
            return error(400, "invalid_request_error", null, "amount");
        }
        String id = "re_" + (refunds.size() + 1) + "standin";
        JsonObject refund = new JsonObject()
                .put("id", id)
                .put("object", "refund")
                .put("status", banksTakeTheirTime ? "pending" : "succeeded")
                .put("amount", amount)
                .put("payment_intent", paymentIntent)
                .put(
                        "metadata",
                        new JsonObject()
                                .put("payment_id", form.get("metadata[payment_id]"))
                                .put("refund_id", form.get("metadata[refund_id]")));
        refunds.put(id, refund);
        return new Answer(200, refund);
    }

    private Answer create(Map<String, String> form) {
        if (!"manual".equals(form.get("capture_method")) || !"true".equals(form.get("confirm"))) {
            return error(400, "invalid_request_error", "parameter_missing", "capture_method");
        }
        if (Long.parseLong(form.getOrDefault("amount", "0")) < 50) {
            return error(400, "invalid_request_error", "amount_too_small", "amount");
        }
        String method = form.getOrDefault("payment_method", form.get("payment_method_data[card][token]"));
        String id = "pi_" + (intents.size() + 1) + "standin";
        JsonObject intent = new JsonObject()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", Long.parseLong(form.get("amount")))
                .put("currency", form.get("currency"))
                .put("created", Instant.now().getEpochSecond())
                .put("metadata", new JsonObject().put("payment_id", form.get("metadata[payment_id]")));
        if ("pm_card_threeDSecure2Required".equals(method) && form.containsKey("error_on_requires_action")) {
            return error(402, "card_error", "authentication_required", null);
        }
        return switch (method) {
            case "pm_card_visa", "tok_visa" -> created(intent.put("status", "requires_capture"));
            case "pm_card_threeDSecure2Required" ->
                created(intent.put("status", "requires_action")
                        .put(
                                "next_action",
                                new JsonObject()
                                        .put("type", "redirect_to_url")
                                        .put(
                                                "redirect_to_url",
                                                new JsonObject().put("url", "https://hooks.stripe.com/3ds/" + id))));
            case "pm_card_chargeDeclinedInsufficientFunds" -> {
                JsonObject declined = new JsonObject()
                        .put("type", "card_error")
                        .put("code", "card_declined")
                        .put("decline_code", "insufficient_funds");
                created(intent.put("status", "requires_payment_method").put("last_payment_error", declined));
                yield new Answer(
                        402, new JsonObject().put("error", declined.copy().put("payment_intent", intent)));
            }
            case null, default -> error(400, "invalid_request_error", "resource_missing", "payment_method");
        };
    }

    private Answer created(JsonObject intent) {
        intents.put(intent.getString("id"), intent);
        return new Answer(200, intent);
    }

    private Answer search(String query) {
        JsonArray found = new JsonArray();
        if (!searchLags) {
            intents.values().stream()
                    .filter(intent -> query.equals("metadata['payment_id']:'" + metadata(intent) + "'"))
                    .forEach(found::add);
        }
        return new Answer(200, new JsonObject().put("object", "search_result").put("data", found));
    }

    private static Answer move(JsonObject intent, String state, List<String> from) {
        if (from.contains(intent.getString("status"))) {
            return new Answer(200, intent.put("status", state));
        }
        return new Answer(
                400,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("type", "invalid_request_error")
                                        .put("code", "payment_intent_unexpected_state")
                                        .put("payment_intent", intent)));
    }

    private static Answer error(int status, String type, @Nullable String code, @Nullable String param) {
        JsonObject error = new JsonObject().put("type", type).put("message", "quotes what was sent");
        Stream.of(Map.entry("code", String.valueOf(code)), Map.entry("param", String.valueOf(param)))
                .filter(field -> !field.getValue().equals("null"))
                .forEach(field -> error.put(field.getKey(), field.getValue()));
        return new Answer(status, new JsonObject().put("error", error));
    }

    private static String metadata(JsonObject intent) {
        return intent.getJsonObject("metadata").getString("payment_id", "");
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Stream.of(query == null ? "" : query, body)
                .flatMap(encoded -> Stream.of(encoded.split("&")))
                .filter(field -> !field.isEmpty())
                .map(field -> field.split("=", 2))
                .forEach(field -> form.put(decoded(field[0]), decoded(field[1])));
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), form, headers);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
