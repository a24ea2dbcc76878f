package io.orderflow.order.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An assessor that tests tell what to answer, to everybody or about one order. */
public final class AssessorStandIn implements AutoCloseable {

    public static final String KEY = "a-key-that-nobody-may-see";
    private static final String EVERYBODY = "";

    /** What it does with a question. */
    public sealed interface Reply {

        /** It answers. */
        record Answer(int status, String body) implements Reply {}

        /** It answers a part, and goes on only when it is closed. */
        record Part(String body) implements Reply {}

        /** It says nothing. */
        record Silence() implements Reply {}

        /** It cuts the connection. */
        record Cut() implements Reply {}
    }

    public static final Reply CLEAR = new Reply.Answer(200, "{\"decision\": \"CLEAR\"}");
    public static final Reply REVIEW = new Reply.Answer(200, "{\"decision\": \"REVIEW\", \"score\": 0.9}");

    /** What was asked. */
    public record Question(String method, String path, Map<String, List<String>> headers, String body) {

        /** The order that it is about. */
        String orderId() {
            return Optional.ofNullable(headers.get("Idempotency-key"))
                    .map(List::getFirst)
                    .orElse("");
        }
    }

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Reply> replies = new ConcurrentHashMap<>(Map.of(EVERYBODY, CLEAR));
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    public AssessorStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "assessor");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/assessments");
    }

    public void reply(Reply reply) {
        replies.put(EVERYBODY, reply);
    }

    /** About one order alone. */
    public void reply(String orderId, Reply reply) {
        replies.put(orderId, reply);
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    public List<Question> questionsAbout(String orderId) {
        return questions.stream()
                .filter(question -> question.orderId().equals(orderId))
                .toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Question question = new Question(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        questions.add(question);
        Reply everybodys = replies.get(EVERYBODY);
        switch (replies.getOrDefault(question.orderId(), everybodys)) {
            case Reply.Answer(int status, String body) -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                try (exchange) {
                    exchange.getResponseBody().write(bytes);
                }
            }
            case Reply.Part(String body) -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                waitForTheEnd();
            }
            case Reply.Silence() -> waitForTheEnd();
            case Reply.Cut() -> exchange.close();
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
