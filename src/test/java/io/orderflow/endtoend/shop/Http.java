package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON over HTTP, as a good client uses it, which heeds {@link RetryAfter}. What gets no answer is an {@link
 * UncheckedIOException}; any status is an answer.
 */
public final class Http implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final String credentials;
    private final boolean patient;

    /** @param credentials what is sent as {@code Authorization} */
    Http(String credentials) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build(),
                credentials,
                true);
    }

    private Http(HttpClient client, String credentials, boolean patient) {
        this.client = client;
        this.credentials = credentials;
        this.patient = patient;
    }

    /** The same for somebody else. */
    public Http as(String others) {
        return new Http(client, others, patient);
    }

    /** The same for somebody who wants to know what is answered at once. */
    public Http impatient() {
        return new Http(client, credentials, false);
    }

    /** What came back; the body is a missing node unless it is JSON. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) implements RetryAfter.Answer {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String retryAfter() {
            return header("Retry-After");
        }
    }

    public Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    public Answer delete(URI uri) {
        return send(HttpRequest.newBuilder(uri).DELETE());
    }

    public Answer put(URI uri, Object body) {
        return send(HttpRequest.newBuilder(uri).PUT(json(body)));
    }

    public Answer post(URI uri, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(json(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends lines of JSON; the body of the answer is its first line. */
    public Answer postLines(URI uri, List<?> lines) {
        String body =
                lines.stream().map(line -> JSON.valueToTree(line).toString()).collect(Collectors.joining("\n"));
        return send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)), "application/x-ndjson");
    }

    /** Asks for something that needs no body. */
    public Answer post(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return send(request);
    }

    /** Follows server-sent events until the server closes the stream; the caller bounds the wait. */
    public HttpResponse<Stream<String>> follow(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .header("Authorization", credentials);
        headers.forEach(request::header);
        return exchange(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer send(HttpRequest.Builder request) {
        return send(request, "application/json");
    }

    private Answer send(HttpRequest.Builder request, String contentType) {
        request.timeout(TIMEOUT).header("Content-Type", contentType).header("Authorization", credentials);
        HttpRequest complete = request.build();
        return patient ? RetryAfter.heeded(() -> answer(complete)) : answer(complete);
    }

    private Answer answer(HttpRequest request) {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return new Answer(
                response.statusCode(), response.headers(), json ? tree(response.body()) : MissingNode.getInstance());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
